package org.gradus.report.render;

import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Sheet;

/** How much room the left sides of a sheet's equations need, so that all relation signs can stand in one column. */
final class LeftSides {
    /** In em: 17 mm and 28 mm. */
    private static final double LEAST = 4.4;

    private static final double MOST = 7.3;
    private static final double LEAD_GAP = 1;

    /** Words before a chain may reach as far into the margin as the numbers of the steps. */
    private static final double OVERHANG = 2.4;

    private LeftSides() {}

    /** In em; a few very wide left sides may reach into the margin. */
    static double width(Sheet sheet) {
        double width = LEAST;
        for (Block block : sheet.blocks()) {
            if (block instanceof Block.Step step) {
                for (Block.Line line : step.lines()) {
                    if (!line.chains().isEmpty()
                            && !line.chains().get(0).links().isEmpty()) {
                        double own = own(line.chains().get(0));
                        width = Math.max(width, Math.min(own, MOST));
                    }
                }
            }
        }
        return width;
    }

    private static double own(Chain chain) {
        double lead = chain.lead().isEmpty() ? 0 : 1.2 * Width.ofText(chain.lead()) + LEAD_GAP - OVERHANG;
        return Math.max(0, lead) + chain.left().map(Width::of).orElse(0.0) + 0.3;
    }
}
