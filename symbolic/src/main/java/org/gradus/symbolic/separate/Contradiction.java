package org.gradus.symbolic.separate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.network.TruthTable;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** Looks for two true and two false points with equal sums, the first in the order of the rows. */
final class Contradiction {
    private Contradiction() {}

    static Optional<Separability.Inseparable> in(TruthTable table) {
        for (int a = 0; a < table.size(); a++) {
            for (int b = a + 1; b < table.size(); b++) {
                if (table.values().get(a) && table.values().get(b)) {
                    Optional<List<Integer>> others = falseRows(table, sum(table, a, b));
                    if (others.isPresent()) {
                        return Optional.of(certificate(table, List.of(a, b), others.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Integer>> falseRows(TruthTable table, List<Integer> sum) {
        for (int a = 0; a < table.size(); a++) {
            for (int b = a + 1; b < table.size(); b++) {
                boolean bothFalse = !table.values().get(a) && !table.values().get(b);
                if (bothFalse && sum(table, a, b).equals(sum)) {
                    return Optional.of(List.of(a, b));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Integer> sum(TruthTable table, int a, int b) {
        List<Integer> sum = new ArrayList<>();
        for (int j = 0; j < table.inputs(); j++) {
            sum.add(table.point(a).get(j) + table.point(b).get(j));
        }
        return sum;
    }

    private static Separability.Inseparable certificate(TruthTable table, List<Integer> trues, List<Integer> falses) {
        Expr trueSum = added(table, trues);
        Expr falseSum = added(table, falses);
        Expr sum = multipliedOut(sum(table, trues.get(0), trues.get(1)));
        List<Verdict.Proved> proofs = List.of(proof(trueSum, sum), proof(sum, falseSum));
        return new Separability.Inseparable(table, trues, falses, trueSum, sum, falseSum, proofs);
    }

    private static Expr added(TruthTable table, List<Integer> rows) {
        return new Expr.Sum(
                rows.stream().map(row -> Separability.demand(table.point(row))).toList());
    }

    /** {@code w_1 + w_2 + 2b}. */
    private static Expr multipliedOut(List<Integer> sum) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 0; j < sum.size(); j++) {
            Expr w = Expr.Indexed.of("w", j + 1);
            if (sum.get(j) > 0) {
                terms.add(sum.get(j) == 1 ? w : Terms.times(Expr.Num.of(sum.get(j)), w));
            }
        }
        terms.add(Terms.times(Expr.Num.of(2), Expr.Symbol.of("b")));
        return new Expr.Sum(terms);
    }

    private static Verdict.Proved proof(Expr left, Expr right) {
        if (Prover.equal(left, right, List.of()) instanceof Verdict.Proved proof) {
            return proof;
        }
        throw new IllegalStateException("not proved: " + left + " = " + right);
    }
}
