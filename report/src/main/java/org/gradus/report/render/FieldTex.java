package org.gradus.report.render;

import java.util.Locale;
import org.gradus.report.render.maths.FieldSize;
import org.gradus.report.sheet.Field;

/** Writes boxes that are to be filled in, wide enough for handwriting. */
final class FieldTex {
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
            String width = String.format(Locale.ROOT, "%.1f", FieldSize.millimetres(field));
            return "\\" + name + "{" + field.letter() + "}{" + width + "}{" + number + "}";
        }
        String room = "\\hspace{" + String.format(Locale.ROOT, "%.1f", 0.6 * FieldSize.em(field)) + "em}";
        String letter = field.letter().isEmpty() ? "" : "{\\scriptsize \\mathsf{" + field.letter() + "}}";
        return switch (field.use()) {
            case RESULT -> "\\boxed{" + letter + room + "}";
            case FILLED -> "\\boxed{" + letter + " " + number + "}";
            case STEP -> "\\boxed{" + room + "}";
            case OPERAND, CALCULATION -> "\\underline{" + room + "}";
        };
    }
}
