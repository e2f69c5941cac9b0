package org.gradus.report.compose;

import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;

/** Puts a solution on a sheet. */
public final class Composer {
    private Composer() {}

    public static Sheet compose(Solution solution, Style style) {
        throw new UnsupportedOperationException("stub");
    }
}
