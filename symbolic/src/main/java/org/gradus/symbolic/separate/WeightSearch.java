package org.gradus.symbolic.separate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradus.core.network.TruthTable;

/**
 * Small integer weights, in the order of Σ|w_j|, positive ones first. Sizes up to 3 with a threshold between two integers suffice for
 * four inputs; a threshold that lies halfway between neighbours doubles them.
 */
final class WeightSearch {
    private static final int LARGEST = 3;

    private static final int FEWEST_INPUTS = 2;
    private static final List<List<List<Integer>>> CANDIDATES = List.of(candidates(2), candidates(3), candidates(4));

    private WeightSearch() {}

    static Optional<Separability.Separable> separate(TruthTable table) {
        for (List<Integer> weights : inOrder(table.inputs())) {
            Optional<Separability.Separable> found = withThreshold(table, weights);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The weights, with a bias that puts the threshold between the false and the true points; empty if none does. */
    private static Optional<Separability.Separable> withThreshold(TruthTable table, List<Integer> weights) {
        long highestFalse = Integer.MIN_VALUE;
        long lowestTrue = Integer.MAX_VALUE;
        for (int row = 0; row < table.size(); row++) {
            int sum = AffineUnit.weighted(weights, row);
            if (table.values().get(row)) {
                lowestTrue = Math.min(lowestTrue, sum);
            } else {
                highestFalse = Math.max(highestFalse, sum);
            }
        }
        if (highestFalse >= lowestTrue) {
            return Optional.empty();
        }
        if (lowestTrue == Integer.MAX_VALUE) {
            return Optional.of(new Separability.Separable(table, weights, -1));
        }
        if (highestFalse == Integer.MIN_VALUE) {
            return Optional.of(new Separability.Separable(table, weights, 1));
        }
        if (lowestTrue - highestFalse >= 2) {
            return Optional.of(new Separability.Separable(table, weights, (int) (1 - lowestTrue)));
        }
        List<Integer> doubled = weights.stream().map(w -> 2 * w).toList();
        return Optional.of(new Separability.Separable(table, doubled, (int) (1 - 2 * lowestTrue)));
    }

    /** Every vector with entries from −3 to 3, the smallest first. */
    static List<List<Integer>> inOrder(int inputs) {
        return CANDIDATES.get(inputs - FEWEST_INPUTS);
    }

    private static List<List<Integer>> candidates(int inputs) {
        List<List<Integer>> vectors = List.of(List.of());
        for (int j = 0; j < inputs; j++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> vector : vectors) {
                for (int w = LARGEST; w >= -LARGEST; w--) {
                    List<Integer> next = new ArrayList<>(vector);
                    next.add(w);
                    longer.add(List.copyOf(next));
                }
            }
            vectors = longer;
        }
        List<List<Integer>> sorted = new ArrayList<>(vectors);
        sorted.sort(Comparator.comparingInt(WeightSearch::size));
        return List.copyOf(sorted);
    }

    private static int size(List<Integer> weights) {
        return weights.stream().mapToInt(Math::abs).sum();
    }
}
