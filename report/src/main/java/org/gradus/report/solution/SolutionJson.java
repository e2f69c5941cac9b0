package org.gradus.report.solution;

/** Writes a solution as JSON (contracts, section 4). */
public final class SolutionJson {
    private SolutionJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(Solution solution) {
        throw new UnsupportedOperationException("stub");
    }
}
