package org.gradus.report.render;

import java.util.Locale;
import org.gradus.report.sheet.Field;

/** Writes boxes that are to be filled in, wide enough for handwriting. */
final class FieldTex {
    /** Room for a letter in the corner and the edges. */
    private static final double EDGES = 7;

    private static final double NARROWEST = 14;
    /** Of a digit written by hand, in mm. */
    private static final double DIGIT = 2.3;

    /** In whole squares of 5 mm. */
    private static final double CALCULATION = 80;

    private static final double MM_IN_EM = 3.9;

    private FieldTex() {}

    /** @param number what stands in it; empty if nothing does */
    static String of(Field field, String number, boolean latex) {
        if (latex) {
            String name = switch (field.use()) {
                case RESULT -> "resultbox";
                case FILLED -> "filledbox";
                case STEP -> "stepbox";
                case OPERAND -> "operandbox";
                case CALCULATION -> "squaresbox";
            };
            String width = String.format(Locale.ROOT, "%.1f", millimetres(field));
            return "\\" + name + "{" + field.letter() + "}{" + width + "}{" + number + "}";
        }
        String room = "\\hspace{" + String.format(Locale.ROOT, "%.1f", 0.6 * millimetres(field) / MM_IN_EM) + "em}";
        String letter = field.letter().isEmpty() ? "" : "{\\scriptsize \\mathsf{" + field.letter() + "}}";
        return switch (field.use()) {
            case RESULT -> "\\boxed{" + letter + room + "}";
            case FILLED -> "\\boxed{" + letter + " " + number + "}";
            case STEP -> "\\boxed{" + room + "}";
            case OPERAND, CALCULATION -> "\\underline{" + room + "}";
        };
    }

    /** In em. */
    static double width(Field field) {
        return millimetres(field) / MM_IN_EM;
    }

    private static double millimetres(Field field) {
        if (field.use() == Field.Use.CALCULATION) {
            return CALCULATION;
        }
        boolean result = field.use() == Field.Use.RESULT || field.use() == Field.Use.FILLED;
        return Math.max(result ? NARROWEST + 3 : NARROWEST - 2, (result ? EDGES : 2) + DIGIT * field.characters());
    }
}
