package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.function.Huber;
import org.gradus.core.function.Loss;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** The gradient formula of a loss is the derivative of its formula: proved by the kernel before it is first shown. */
final class GradientProof {
    /** More outputs add summands without y_1, which the proof has met. */
    private static final int MOST_OUTPUTS = 3;

    private static final int MOST_REMEMBERED = 100;
    private static final Set<Expr> PROVED = ConcurrentHashMap.newKeySet();
    private static final List<List<Relation>> EVERYWHERE = List.of(List.of());
    private static final Expr ONE = Expr.Num.of(1);

    private GradientProof() {}

    /** Throws an {@link IllegalStateException}, a fault of this library, where the kernel does not prove it. */
    static void require(Loss loss, int outputs) {
        boolean cases = !regions(loss, Expr.Num.of(0), Expr.Num.of(0)).equals(EVERYWHERE);
        int size = cases ? 1 : Math.min(outputs, MOST_OUTPUTS);
        List<Expr> y = symbols("y", size);
        List<Expr> t = symbols("t", size);
        Expr formula = loss.formula(y, t);
        if (PROVED.contains(formula)) {
            return;
        }
        Expr derivative = Expr.Derivative.partial(formula, y.get(0));
        Expr gradient = loss.gradient(y, t, 0);
        for (List<Relation> region : regions(loss, y.get(0), t.get(0))) {
            if (!(Prover.equal(derivative, gradient, region) instanceof Verdict.Proved)) {
                throw new IllegalStateException("the kernel does not prove the gradient of " + loss.name());
            }
        }
        if (PROVED.size() < MOST_REMEMBERED) {
            PROVED.add(formula);
        }
    }

    private static List<Expr> symbols(String letter, int count) {
        List<Expr> symbols = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            symbols.add(Expr.Indexed.of(letter, i));
        }
        return symbols;
    }

    /** The assumptions under which the formula has no kink: every region between its kinks. */
    private static List<List<Relation>> regions(Loss loss, Expr y, Expr t) {
        Expr difference = Expr.Sum.of(y, new Expr.Negation(t));
        return switch (loss.name()) {
            case "absolute-error" -> List.of(List.of(less(y, t)), List.of(less(t, y)));
            case "hinge" -> {
                Expr product = Expr.Product.of(t, y);
                yield List.of(List.of(less(product, ONE)), List.of(less(ONE, product)));
            }
            case "huber" -> {
                Expr width = ((Huber) loss).width();
                Expr opposite = Expr.Sum.of(t, new Expr.Negation(y));
                yield List.of(
                        List.of(less(t, y), less(difference, width)),
                        List.of(less(y, t), less(opposite, width)),
                        List.of(less(t, y), less(width, difference)),
                        List.of(less(y, t), less(width, opposite)));
            }
            default -> EVERYWHERE;
        };
    }

    private static Relation less(Expr left, Expr right) {
        return new Relation(left, Relation.Operator.LESS, right);
    }
}
