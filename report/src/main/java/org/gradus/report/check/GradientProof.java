package org.gradus.report.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Reduction;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** The gradient formula of a loss is the derivative of its formula: proved by the kernel before it is first shown. */
public final class GradientProof {
    /** More outputs add summands without y_1, which the proof has met. */
    private static final int MOST_OUTPUTS = 3;

    private static final int MOST_REMEMBERED = 100;
    private static final Set<Statement> PROVED = ConcurrentHashMap.newKeySet();
    private static final List<List<Relation>> EVERYWHERE = List.of(List.of());
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr Y = Expr.Indexed.of("y", 1);
    private static final Expr T = Expr.Indexed.of("t", 1);

    private GradientProof() {}

    /** Throws an {@link IllegalStateException}, a fault of this library, where the kernel does not prove it. */
    public static void require(Loss loss, int outputs) {
        boolean cases = !loss.regions(Y, T).equals(EVERYWHERE);
        require(loss, cases ? 1 : Math.min(outputs, MOST_OUTPUTS), loss.regions(Y, T));
        if (outputs > 1 && (cases || loss.reduction() == Reduction.MEAN)) {
            requireReduced(loss, outputs);
        }
    }

    private static void require(Loss loss, int size, List<List<Relation>> regions) {
        List<Expr> y = symbols("y", size);
        List<Expr> t = symbols("t", size);
        Expr derivative = Expr.Derivative.partial(loss.formula(y, t), Y);
        for (List<Relation> region : regions) {
            require(loss, derivative, loss.gradient(y, t, 0), region);
        }
    }

    /** With many outputs: C and its gradient are those of the single terms, reduced. */
    private static void requireReduced(Loss loss, int outputs) {
        List<Expr> y = symbols("y", outputs);
        List<Expr> t = symbols("t", outputs);
        Expr factor = loss.reduction() == Reduction.MEAN ? new Expr.Quotient(ONE, Expr.Num.of(outputs)) : ONE;
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            terms.add(loss.formula(List.of(y.get(i)), List.of(t.get(i))));
        }
        Pieces pieces = new Pieces();
        Expr sum = Expr.Product.of(factor, new Expr.Sum(terms));
        require(loss, sum.accept(pieces), loss.formula(y, t).accept(pieces), List.of());
        Expr single = Expr.Product.of(factor, loss.gradient(y.subList(0, 1), t.subList(0, 1), 0));
        require(loss, single.accept(pieces), loss.gradient(y, t, 0).accept(pieces), List.of());
    }

    private static void require(Loss loss, Expr left, Expr right, List<Relation> where) {
        if (left.equals(right)) {
            return;
        }
        Statement statement = new Statement(left, right, where);
        if (PROVED.contains(statement)) {
            return;
        }
        if (!(Prover.equal(left, right, where) instanceof Verdict.Proved)) {
            throw new IllegalStateException("the kernel does not prove the gradient of " + loss.name());
        }
        if (PROVED.size() < MOST_REMEMBERED) {
            PROVED.add(statement);
        }
    }

    /** A letter for each function and definition by cases, the same for the same: to reduce terms one need not know them. */
    private static final class Pieces extends Rewriter {
        private final Map<Expr, Expr> letters = new HashMap<>();

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            return letter(piecewise);
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            return letter(apply);
        }

        private Expr letter(Expr piece) {
            return letters.computeIfAbsent(piece, own -> Expr.Indexed.of("p", letters.size() + 1));
        }
    }

    private record Statement(Expr left, Expr right, List<Relation> where) {}

    private static List<Expr> symbols(String letter, int count) {
        List<Expr> symbols = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            symbols.add(Expr.Indexed.of(letter, i));
        }
        return symbols;
    }
}
