package org.gradus.report.render;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.report.render.maths.Fences;
import org.gradus.report.render.maths.Juxtaposition;

/**
 * A formula that is a sum, or a factor before one: it can be broken before its plus and minus signs.
 *
 * @param open what stands before the first term, {@code \frac{1}{2} \cdot \bigl(}, may be empty
 * @param close what stands behind the last
 */
record Terms(String open, List<Expr> terms, String close) {

    static Optional<Terms> of(Expr expr, TexWriter writer) {
        if (expr instanceof Expr.Sum sum) {
            return Optional.of(new Terms("", sum.terms(), ""));
        }
        if (expr instanceof Expr.Negation negation && negation.operand() instanceof Expr.Sum sum) {
            return Optional.of(new Terms("-\\bigl(", sum.terms(), "\\bigr)"));
        }
        if (expr instanceof Expr.Product product) {
            int last = product.factors().size() - 1;
            if (last > 0 && product.factors().get(last) instanceof Expr.Sum sum) {
                return Optional.of(new Terms(before(product, last, writer) + "\\bigl(", sum.terms(), "\\bigr)"));
            }
        }
        return Optional.empty();
    }

    private static String before(Expr.Product product, int last, TexWriter writer) {
        List<Expr> factors = product.factors().subList(0, last);
        boolean dot =
                Juxtaposition.needsDot(factors.get(last - 1), product.factors().get(last));
        Expr head = factors.size() == 1 ? factors.get(0) : new Expr.Product(factors);
        boolean fenced = factors.size() == 1 && Fences.needed(head, Place.FIRST_FACTOR);
        return (fenced ? "(" + writer.write(head) + ")" : writer.write(head)) + (dot ? " \\cdot " : " ");
    }

    /** Each term with its sign, the first with what stands before it, the last with what stands behind. */
    List<String> pieces(TexWriter writer) {
        String[] pieces = new String[terms.size()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = i == 0
                    ? open + writer.write(new Expr.Sum(terms.subList(0, 1)))
                    : writer.further(terms.get(i)).strip();
        }
        pieces[pieces.length - 1] += close;
        return List.of(pieces);
    }
}
