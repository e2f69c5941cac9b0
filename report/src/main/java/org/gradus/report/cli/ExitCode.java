package org.gradus.report.cli;

/** What a shell gets to know. */
final class ExitCode {
    static final int DONE = 0;
    /** A claim refuted, undecided or unreadable. */
    static final int CLAIM_FAILED = 1;
    /** Bad usage, or a file that is bad, unreadable or unwritable. */
    static final int USAGE = 2;

    static final int INTERNAL_FAULT = 3;

    /** The launcher's, and the program's where a part of it is missing. */
    static final int NOT_STARTED = 69;

    private ExitCode() {}
}
