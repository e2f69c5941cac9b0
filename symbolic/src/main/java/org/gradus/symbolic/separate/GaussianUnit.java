package org.gradus.symbolic.separate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.core.network.TruthTable;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.Prover;

/**
 * A unit y = e^{−z²}, z = w_1 x_1 + … + w_n x_n + b, that computes a truth table at the threshold ½: y is 1 where z = 0 and falls on
 * both sides, so that it can do what no unit with a rising output can.
 */
public record GaussianUnit(TruthTable table, List<Integer> weights, int bias) {
    private static final Expr HALF = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2));

    /** Throws an {@link IllegalArgumentException} that names the point where the unit does not compute the table. */
    public GaussianUnit {
        weights = List.copyOf(weights);
        for (int row = 0; row < table.size(); row++) {
            Expr y = output(AffineUnit.at(weights, bias, row));
            boolean one = Real.of(Terms.minus(y, HALF), Prover.zeroTest()).signum() >= 0;
            if (one != table.values().get(row)) {
                throw new IllegalArgumentException("y is " + y + " at " + table.point(row) + ", where the table is "
                        + table.values().get(row));
            }
        }
    }

    /** z at the point in row {@code row}. */
    public int z(int row) {
        return AffineUnit.at(weights, bias, row);
    }

    /** e^{−z²}. */
    public static Expr output(int z) {
        return Expr.Apply.of(FunctionName.EXP, Terms.negative(Terms.square(Expr.Num.of(z))));
    }

    /** Weights with z = 0 at the true points only, if small ones do. */
    public static Optional<GaussianUnit> search(TruthTable table) {
        for (List<Integer> weights : WeightSearch.inOrder(table.inputs())) {
            OptionalInt level = level(table, weights);
            if (level.isPresent()) {
                return Optional.of(new GaussianUnit(table, weights, -level.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /** The value that the weighted sum has at every true point and at no false one. */
    private static OptionalInt level(TruthTable table, List<Integer> weights) {
        OptionalInt level = OptionalInt.empty();
        for (int row = 0; row < table.size(); row++) {
            int sum = AffineUnit.weighted(weights, row);
            if (table.values().get(row) && level.isPresent() && level.getAsInt() != sum) {
                return OptionalInt.empty();
            }
            if (table.values().get(row)) {
                level = OptionalInt.of(sum);
            }
        }
        for (int row = 0; row < table.size() && level.isPresent(); row++) {
            int sum = AffineUnit.weighted(weights, row);
            if (!table.values().get(row) && sum == level.getAsInt()) {
                return OptionalInt.empty();
            }
        }
        return level;
    }
}
