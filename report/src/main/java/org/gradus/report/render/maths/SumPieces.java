package org.gradus.report.render.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.maths.Maths.Sign;

/** A formula that is a sum, or factors before one, in pieces: no line that could not hold it whole must hold more than one of them. */
public final class SumPieces {
    private SumPieces() {}

    /** Each term with its sign; before the first and behind the last what encloses them. Empty for other formulas. */
    public static Optional<List<Maths>> of(Expr expr, MathsWriter writer) {
        if (expr instanceof Expr.Sum sum) {
            return Optional.of(pieces(List.of(), sum, List.of(), writer));
        }
        List<Maths> close = List.of(new Sign(")", Role.ORDINARY));
        if (expr instanceof Expr.Negation negation && negation.operand() instanceof Expr.Sum sum) {
            return Optional.of(pieces(List.of(new Sign("−", Role.PREFIX), open()), sum, close, writer));
        }
        if (expr instanceof Expr.Product product) {
            int last = product.factors().size() - 1;
            if (last > 0 && product.factors().get(last) instanceof Expr.Sum sum) {
                return Optional.of(pieces(before(product, last, writer), sum, close, writer));
            }
        }
        return Optional.empty();
    }

    private static Maths open() {
        return new Sign("(", Role.ORDINARY);
    }

    private static List<Maths> before(Expr.Product product, int last, MathsWriter writer) {
        List<Expr> factors = product.factors().subList(0, last);
        List<Maths> before = new ArrayList<>();
        before.add(
                factors.size() == 1
                        ? writer.write(factors.get(0), Place.FIRST_FACTOR)
                        : writer.write(new Expr.Product(factors)));
        MathsWriter.between(factors.get(last - 1), product.factors().get(last)).ifPresent(before::add);
        before.add(open());
        return before;
    }

    private static List<Maths> pieces(List<Maths> open, Expr.Sum sum, List<Maths> close, MathsWriter writer) {
        List<Maths> pieces = new ArrayList<>();
        int last = sum.terms().size() - 1;
        for (int i = 0; i <= last; i++) {
            List<Maths> piece = new ArrayList<>();
            if (i == 0) {
                piece.addAll(open);
                piece.add(writer.write(sum.terms().get(0), Place.FIRST_TERM));
            } else {
                piece.addAll(writer.further(sum.terms().get(i)));
            }
            if (i == last) {
                piece.addAll(close);
            }
            pieces.add(new Maths.Row(piece));
        }
        return pieces;
    }
}
