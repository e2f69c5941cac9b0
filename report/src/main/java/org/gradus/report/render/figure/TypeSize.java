package org.gradus.report.render.figure;

import org.gradus.report.sheet.Drawing;

/** What type of a drawing measures, in points. */
public final class TypeSize {
    /** From the baseline up to the middle of the letters, in em. */
    public static final double MIDDLE = 0.32;

    private TypeSize() {}

    /** One em. */
    public static double of(Drawing.Size size) {
        return switch (size) {
            case USUAL -> 9;
            case SMALL -> 8;
        };
    }
}
