package org.gradus.report.render.maths;

import org.gradus.report.sheet.Field;

/** How wide boxes are that are to be filled in: there must be room for handwriting. */
public final class FieldSize {
    /** Room for a letter in the corner and the edges. */
    private static final double EDGES = 7;

    private static final double NARROWEST = 14;
    /** Of a digit written by hand, in mm. */
    private static final double DIGIT = 2.3;

    /** In whole squares of 5 mm. */
    private static final double CALCULATION = 80;

    private static final double MM_IN_EM = 3.9;

    private FieldSize() {}

    public static double em(Field field) {
        return millimetres(field) / MM_IN_EM;
    }

    public static double millimetres(Field field) {
        if (field.use() == Field.Use.CALCULATION) {
            return CALCULATION;
        }
        boolean result = field.use() == Field.Use.RESULT || field.use() == Field.Use.FILLED;
        return Math.max(result ? NARROWEST + 3 : NARROWEST - 2, (result ? EDGES : 2) + DIGIT * field.characters());
    }
}
