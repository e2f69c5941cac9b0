package org.gradus.report.compose.training;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.worksheet.Evaluation;

/** Pieces of the formulas for error terms. */
final class DeltaTerms {
    private DeltaTerms() {}

    /** Entry by entry for vectors, a product for numbers. */
    static Expr times(Expr left, Expr right, int units) {
        return units == 1 ? Expr.Product.of(left, right) : new Expr.Hadamard(left, right);
    }

    static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    static Expr column(PutIn operands, List<Evaluation> entries) {
        return Elision.column(entries.size(), i -> operands.get(entries.get(i)));
    }

    static Expr transposed(PutIn operands, List<List<Evaluation>> jacobian) {
        return Elision.matrix(
                jacobian.size(),
                jacobian.size(),
                (i, j) -> operands.get(jacobian.get(j).get(i)));
    }

    /** Whether each line's numbers give exactly what is put in for it. */
    static boolean isSame(List<Evaluation> lines, PutIn operands) {
        return lines.stream()
                .allMatch(line -> Plain.of(operands.get(line)).equals(Plain.of(line.shown())) && isExactly(line));
    }

    private static boolean isExactly(Evaluation line) {
        return Truth.rational(line.substituted())
                .flatMap(value -> Truth.rational(line.shown()).map(value::equals))
                .orElse(Truth.result(line) == Operator.EQUAL);
    }

    /** As those of ReLU and step are: nothing is to be multiplied. */
    static boolean areZeroOrOne(List<Evaluation> slopes) {
        return slopes.stream()
                .map(slope -> slope.value().printed())
                .allMatch(value -> value.equals(Expr.Num.of(0)) || value.equals(Expr.Num.of(1)));
    }
}
