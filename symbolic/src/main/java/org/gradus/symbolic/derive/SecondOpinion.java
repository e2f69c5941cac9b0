package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.cas.CasRefusedException;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * A derivation seen once more by computer algebra: every derivative in a step is taken by Symja, which knows nothing of our rules,
 * and the two sides must then be equal. Derivations for general N are asked for N = 2 and 3, in every case of the indices.
 *
 * @param asked how many steps, or entries, hold a derivative
 * @param confirmed how many of them were found equal
 * @param refusals what Symja, or the comparison, had no answer to
 */
public record SecondOpinion(int asked, int confirmed, List<String> refusals) {
    private static final int LARGEST = 3;

    public SecondOpinion {
        refusals = List.copyOf(refusals);
    }

    /** Whether every step was confirmed. */
    public boolean agrees() {
        return confirmed == asked;
    }

    /**
     * @throws IllegalStateException where Symja and the kernel contradict each other: a fault of one of them
     */
    public static SecondOpinion on(Derivation derivation) {
        Tally tally = new Tally();
        if (derivation.wrt() instanceof Expr.Symbol wrt) {
            derivation.steps().stream()
                    .filter(SecondOpinion::derives)
                    .forEach(step -> tally.ask(() -> step(derivation, step, wrt)));
        } else {
            for (int n = 2; n <= LARGEST; n++) {
                for (int j = 1; j <= 2; j++) {
                    AtNumbers indices = new AtNumbers(derivation, n, 1, j);
                    tally.ask(() -> entry(derivation, indices));
                }
            }
        }
        return new SecondOpinion(tally.asked, tally.confirmed, tally.refusals);
    }

    /** Cases are put together from what was derived above. */
    private static boolean derives(Step step) {
        boolean summary = step.after() instanceof Expr.Piecewise;
        return !summary && (holdsDerivative(step.before()) || holdsDerivative(step.after()));
    }

    private static boolean holdsDerivative(Expr formula) {
        return formula instanceof Expr.Derivative
                || Children.of(formula).stream().anyMatch(SecondOpinion::holdsDerivative);
    }

    // ---- in one variable ----

    private static Verdict step(Derivation derivation, Step step, Expr.Symbol wrt) {
        Expander expander = new Expander(meanings(derivation, step), wrt);
        List<Expr.Relation> conditions = step.condition().map(List::of).orElse(List.of());
        return Prover.equal(step.before().accept(expander), step.after().accept(expander), conditions);
    }

    /** What the names stand for; in a case the function is the formula of that case. */
    private static Map<Expr, Expr> meanings(Derivation derivation, Step step) {
        Map<Expr, Expr> meanings = new HashMap<>();
        derivation.where().forEach(name -> meanings.put(name.left(), name.right()));
        Optional<Step> ofCase = derivation.steps().stream()
                .filter(line -> line.before().equals(derivation.value()))
                .filter(line -> line.condition().equals(step.condition()))
                .findFirst();
        meanings.put(derivation.value(), ofCase.map(Step::after).orElse(derivation.of()));
        return meanings;
    }

    /** Names become formulas, derivatives what Symja makes of them. */
    private static final class Expander extends Rewriter {
        private final Map<Expr, Expr> meanings;
        private final Expr.Symbol wrt;

        Expander(Map<Expr, Expr> meanings, Expr.Symbol wrt) {
            this.meanings = meanings;
            this.wrt = wrt;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            Expr meaning = meanings.get(symbol);
            return meaning == null ? symbol : rewrite(meaning);
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            Expr meaning = meanings.get(apply);
            return meaning == null || meaning.equals(apply) ? super.apply(apply) : rewrite(meaning);
        }

        @Override
        public Expr derivative(Expr.Derivative derivative) {
            return Cas.derive(rewrite(derivative.of()), wrt);
        }
    }

    // ---- with indices ----

    private static Verdict entry(Derivation derivation, AtNumbers indices) {
        Expr second =
                Cas.derive(derivation.of().accept(indices), derivation.wrt().accept(indices));
        return Prover.equal(derivation.result().accept(indices), second, List.of());
    }

    /** Everything written out for N outputs and numbers instead of i and j. */
    private static final class AtNumbers extends Rewriter {
        private final Map<Expr, Expr> meanings = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final int n;

        AtNumbers(Derivation derivation, int n, int i, int j) {
            derivation.where().forEach(name -> meanings.put(name.left(), name.right()));
            numbers.put("i", i);
            numbers.put("j", j);
            this.n = n;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            Expr meaning = meanings.get(symbol);
            return meaning == null ? symbol : rewrite(meaning);
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            Expr meaning = meanings.get(indexed);
            if (meaning != null) {
                return rewrite(meaning);
            }
            return new Expr.Indexed(
                    indexed.base(), indexed.indices().stream().map(this::number).toList());
        }

        private Expr number(Expr index) {
            return index instanceof Expr.Symbol symbol && numbers.containsKey(symbol.name())
                    ? Expr.Num.of(numbers.get(symbol.name()))
                    : index;
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            List<Expr> terms = new ArrayList<>();
            for (int k = 1; k <= n; k++) {
                numbers.put(sum.index(), k);
                terms.add(rewrite(sum.body()));
            }
            numbers.remove(sum.index());
            return new Expr.Sum(terms);
        }

        @Override
        public Expr kronecker(Expr.Kronecker kronecker) {
            return Expr.Num.of(number(kronecker.left()).equals(number(kronecker.right())) ? 1 : 0);
        }

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            for (Expr.Case line : piecewise.cases()) {
                if (line.condition().map(this::holds).orElse(true)) {
                    return rewrite(line.value());
                }
            }
            throw new Unsupported("no case applies");
        }

        private boolean holds(Expr.Relation condition) {
            boolean same = number(condition.left()).equals(number(condition.right()));
            return condition.operator() == Expr.Relation.Operator.EQUAL ? same : !same;
        }
    }

    // ---- counting ----

    private interface Question {
        Verdict verdict();
    }

    private static final class Tally {
        private int asked;
        private int confirmed;
        private final List<String> refusals = new ArrayList<>();

        void ask(Question question) {
            asked++;
            try {
                Verdict verdict = question.verdict();
                if (verdict instanceof Verdict.Refuted refuted) {
                    throw new IllegalStateException(
                            "a proved step and computer algebra differ at " + refuted.witness());
                }
                if (verdict instanceof Verdict.Undecided undecided) {
                    refusals.add(undecided.reason());
                } else {
                    confirmed++;
                }
            } catch (CasRefusedException | Unsupported refused) {
                refusals.add(String.valueOf(refused.getMessage()));
            }
        }
    }
}
