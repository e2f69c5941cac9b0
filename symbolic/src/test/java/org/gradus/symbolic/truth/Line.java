package org.gradus.symbolic.truth;

import java.util.List;

/**
 * A line of a spec with its truth as the spec states it.
 *
 * @param origin file and line
 * @param stated what the spec says
 * @param statements all of them together are the claim; empty where it is about no formula
 */
record Line(String origin, String text, Truth stated, List<Statement> statements) {
    enum Truth {
        TRUE,
        FALSE,
        /** The spec says that it is not decided, or not even readable. */
        NOT_STATED,
        /** There is no point at which something is claimed. */
        ABOUT_NOTHING
    }

    @Override
    public String toString() {
        return origin + ": " + text;
    }
}
