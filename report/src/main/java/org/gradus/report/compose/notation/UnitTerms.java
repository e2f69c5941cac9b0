package org.gradus.report.compose.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;
import org.gradus.report.worksheet.Inserted;

/** Leaves out terms with a factor that is exactly 0, and factors that are exactly 1: {@code -(0·ln 0.3 + 1·ln 0.4)} is {@code -ln 0.4}. */
public final class UnitTerms extends Rewriter {
    private static final UnitTerms REWRITER = new UnitTerms();
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);

    private UnitTerms() {}

    public static Expr fold(Expr expr) {
        return expr.accept(REWRITER);
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        List<Expr> kept = new ArrayList<>();
        for (Expr term : sum.terms()) {
            Expr folded = rewrite(term);
            boolean product = term instanceof Expr.Product || term instanceof Expr.Negation;
            if (!product || !folded.equals(ZERO)) {
                kept.add(folded);
            }
        }
        return kept.isEmpty() ? ZERO : kept.size() == 1 ? kept.get(0) : new Expr.Sum(kept);
    }

    @Override
    public Expr negation(Expr.Negation negation) {
        Expr folded = rewrite(negation.operand());
        return folded.equals(ZERO) ? ZERO : new Expr.Negation(folded);
    }

    @Override
    public Expr product(Expr.Product product) {
        List<Expr> kept = new ArrayList<>();
        for (Expr factor : product.factors()) {
            Optional<Rational> exact = Inserted.isExact(factor) ? Truth.rational(factor) : Optional.empty();
            if (exact.filter(Rational.ZERO::equals).isPresent()) {
                return ZERO;
            }
            if (exact.filter(Rational.ONE::equals).isEmpty()) {
                kept.add(rewrite(factor));
            }
        }
        return kept.isEmpty() ? ONE : kept.size() == 1 ? kept.get(0) : new Expr.Product(kept);
    }
}
