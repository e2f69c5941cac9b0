package org.gradus.report.cli;

/** What a shell gets to know. 69 is the launcher's. */
final class ExitCode {
    static final int DONE = 0;
    /** A claim refuted, undecided or unreadable. */
    static final int CLAIM_FAILED = 1;
    /** Bad usage, or a file that is bad, unreadable or unwritable. */
    static final int USAGE = 2;

    static final int INTERNAL_FAULT = 3;

    private ExitCode() {}
}
