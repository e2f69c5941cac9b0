package org.gradus.symbolic.separate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.network.TruthTable;
import org.gradus.symbolic.kernel.Verdict;

/**
 * Whether one unit whose decision depends on the sign of z = w_1 x_1 + … + w_n x_n + b computes a truth table: weights that do, or the
 * certificate that none exist. Both are checked exactly when they are made, so that neither depends on how it was found.
 */
public sealed interface Separability {

    /** Integers with z &gt; 0 at every true point and z &lt; 0 at every false one, so that z ≥ 0 and z &gt; 0 decide alike. */
    record Separable(TruthTable table, List<Integer> weights, int bias) implements Separability {
        /** Throws an {@link IllegalArgumentException} that names the point where the weights do not compute the table. */
        public Separable {
            weights = List.copyOf(weights);
            for (int row = 0; row < table.size(); row++) {
                int z = AffineUnit.at(weights, bias, row);
                if (Integer.signum(z) != (table.values().get(row) ? 1 : -1)) {
                    throw new IllegalArgumentException("z is " + z + " at " + table.point(row) + ", where the table is "
                            + table.values().get(row));
                }
            }
        }

        /** z at the point in row {@code row}. */
        public int z(int row) {
            return AffineUnit.at(weights, bias, row);
        }
    }

    /**
     * Two true and two false points with equal sums. Whatever the weights, the two z of the true points and the two of the false ones
     * then have the same sum, which would have to be at least 0 and below 0.
     *
     * @param trueRows two rows of the table, from 0
     * @param falseRows two rows of the table
     * @param trueSum the two z of the true points added, in the symbols w_j and b
     * @param sum the same multiplied out
     * @param falseSum the two z of the false points added
     * @param proofs that {@code trueSum = sum} and {@code sum = falseSum} for all weights
     */
    record Inseparable(
            TruthTable table,
            List<Integer> trueRows,
            List<Integer> falseRows,
            Expr trueSum,
            Expr sum,
            Expr falseSum,
            List<Verdict.Proved> proofs)
            implements Separability {
        public Inseparable {
            trueRows = List.copyOf(trueRows);
            falseRows = List.copyOf(falseRows);
            proofs = List.copyOf(proofs);
            boolean contradict = proofs.size() == 2
                    && proofs.get(0).theorem().states(trueSum, sum)
                    && proofs.get(1).theorem().states(sum, falseSum);
            if (!contradict) {
                throw new IllegalArgumentException("another statement was proved: " + proofs);
            }
        }
    }

    TruthTable table();

    /**
     * Decides. Up to eight inputs a function is separable exactly when no two true and two false points have the same sum (it is
     * 2-asummable; Muroga, Threshold Logic and Its Applications, 1971, chapter 7), and up to four the weights of {@link WeightSearch}
     * suffice, which a test shows for every table.
     *
     * @throws IllegalStateException when neither is found: a fault of this library
     */
    static Separability of(TruthTable table) {
        Optional<Separability> contradiction = Contradiction.in(table).map(found -> found);
        return contradiction.orElseGet(() -> WeightSearch.separate(table)
                .orElseThrow(() -> new IllegalStateException("neither weights nor a certificate for " + table)));
    }

    /** {@code w_1 x_1 + … + w_n x_n + b} with the point put in and zero terms left out: {@code w_2 + b}. */
    static Expr demand(List<Integer> point) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 0; j < point.size(); j++) {
            if (point.get(j) == 1) {
                terms.add(Expr.Indexed.of("w", j + 1));
            }
        }
        terms.add(Expr.Symbol.of("b"));
        return terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }
}
