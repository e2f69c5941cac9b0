package org.gradus.report.worksheet;

import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * In which exact forms, besides short decimals, a line of a sheet ends in rounding mode working: in fractions on the way to the output
 * where fractions were given, and in powers of e where those of a softmax cancel, as in e/(e+1), and in its Jacobian. Of all else one
 * writes the decimal.
 */
final class ExactEnds {
    private static final Set<Letter> FORWARD = Set.of(Letter.Z, Letter.U, Letter.S, Letter.M, Letter.A, Letter.Y);

    private ExactEnds() {}

    /** @param operands what is put into the line */
    static boolean isOne(Definition line, Expr exact, List<Quantity> operands) {
        Letter letter = line.id().letter();
        boolean softmax = letter.equals(Letter.J) || letter.equals(Letter.Y) && isShare(line.formula());
        boolean fractions = operands.stream()
                .anyMatch(operand -> isFraction(operand.value().operand().number()));
        return softmax || fractions && isFraction(exact) && FORWARD.contains(letter);
    }

    private static boolean isFraction(Expr exact) {
        return exact instanceof Expr.Negation minus
                ? isFraction(minus.operand())
                : exact instanceof Expr.Quotient fraction
                        && fraction.numerator() instanceof Expr.Num
                        && fraction.denominator() instanceof Expr.Num;
    }

    /** {@code e^z/(…)}. */
    private static boolean isShare(Expr formula) {
        return formula instanceof Expr.Quotient share
                && share.numerator() instanceof Expr.Apply power
                && power.function().equals(FunctionName.EXP.text());
    }
}
