package org.gradus.report.solve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Losses;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** What makes the cross-entropies short after their activation, proved by the kernel once, before it is first used. */
enum LogitProofs {
    /** −Σ t_k ln y_k = T ln S − Σ t_k z_k, its derivative y_j T − t_j, and y_j − t_j for T = 1; for every number of outputs. */
    SOFTMAX {
        @Override
        boolean prove() {
            Expr zj = Expr.Indexed.of("z", "j");
            Expr tj = Expr.Indexed.of("t", "j");
            Expr ek = Terms.exp(Expr.Indexed.of("z", "k"));
            Expr tk = Expr.Indexed.of("t", "k");
            Expr s = Expr.Symbol.of("S");
            Expr total = Expr.Symbol.of("T");
            Expr loss = new Expr.Negation(all(Expr.Product.of(tk, Terms.ln(new Expr.Quotient(ek, s)))));
            Expr logits = Expr.Sum.of(
                    Expr.Product.of(total, Terms.ln(s)),
                    new Expr.Negation(all(Expr.Product.of(tk, Expr.Indexed.of("z", "k")))));
            Expr yj = new Expr.Quotient(Terms.exp(zj), s);
            Expr delta = Terms.minus(Expr.Product.of(yj, total), tj);
            List<Relation> names = List.of(define(s, all(ek)), define(total, all(tk)));
            return equal(loss, logits, names)
                    && equal(Expr.Derivative.partial(loss, zj), delta, names)
                    && equal(delta, Terms.minus(yj, tj), List.of(define(total, ONE)));
        }
    },
    /** The binary cross-entropy of σ(z) in terms of z, its derivative y − t; 1/y, 1/(1 − y). */
    SIGMOID {
        @Override
        boolean prove() {
            Expr z = Expr.Symbol.of("z");
            Expr t = Expr.Symbol.of("t");
            Expr y = new Expr.Quotient(ONE, Expr.Sum.of(ONE, Terms.exp(new Expr.Negation(z))));
            Expr binary = Losses.BINARY_CROSS_ENTROPY.formula(List.of(y), List.of(t));
            Expr gradient = Substitution.apply(
                    Losses.BINARY_CROSS_ENTROPY.gradient(List.of(Expr.Symbol.of("y")), List.of(t), 0),
                    Map.of(Expr.Symbol.of("y"), y));
            Expr second = Expr.Product.of(Terms.minus(ONE, t), Expr.Sum.of(ONE, Terms.exp(z)));
            Expr first = Expr.Product.of(t, Expr.Sum.of(ONE, Terms.exp(new Expr.Negation(z))));
            return equal(binary, LogitForms.binary(z, t, true), List.of())
                    && equal(binary, LogitForms.binary(z, t, false), List.of())
                    && equal(gradient, Terms.minus(second, first), List.of())
                    && equal(Expr.Derivative.partial(binary, z), Terms.minus(y, t), List.of());
        }
    };

    private static final Expr ONE = Expr.Num.of(1);

    private volatile boolean proved;

    abstract boolean prove();

    /** Throws an {@link IllegalStateException}, a fault of this library, where the kernel does not prove it. */
    void require() {
        if (!proved) {
            if (!prove()) {
                throw new IllegalStateException("the kernel does not prove what the sheet says of " + this);
            }
            proved = true;
        }
    }

    private static Relation define(Expr name, Expr formula) {
        return new Relation(name, Relation.Operator.DEFINED_AS, formula);
    }

    private static Expr all(Expr body) {
        return new Expr.IndexedSum("k", Optional.of(ONE), Optional.of(Expr.Symbol.of("N")), body);
    }

    private static boolean equal(Expr left, Expr right, List<Relation> where) {
        return Prover.equal(left, right, where) instanceof Verdict.Proved;
    }
}
