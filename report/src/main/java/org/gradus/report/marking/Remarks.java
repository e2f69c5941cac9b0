package org.gradus.report.marking;

/** What may be said of an entry besides its verdict: keys of words, the same in every language. */
public final class Remarks {
    /** No bounds can be had over the student's own numbers: a division by what may be 0. */
    public static final String CANNOT_BE_JUDGED = "cannot-be-judged";

    private Remarks() {}
}
