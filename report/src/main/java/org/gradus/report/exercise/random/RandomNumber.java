package org.gradus.report.exercise.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;

/** From what a number is drawn; every possible one is equally likely. */
sealed interface RandomNumber {

    /** One of them, at the place where it stands, or else where what it is drawn from stands. */
    Node.Scalar draw(SplitMix64 random, Position at);

    /**
     * Decimals with a fixed number of places; integers with none.
     *
     * @param from the smallest, in units of the last place
     * @param to the largest
     * @param not what is left out, without trailing zeros
     */
    record Decimals(long from, long to, int places, Set<BigDecimal> not) implements RandomNumber {
        public Decimals {
            not = Set.copyOf(not);
        }

        @Override
        public Node.Scalar draw(SplitMix64 random, Position at) {
            BigDecimal drawn = value(from + random.below(to - from + 1));
            while (not.contains(drawn)) {
                drawn = value(from + random.below(to - from + 1));
            }
            return new Node.Scalar(at, drawn.toPlainString(), false, false);
        }

        /** Whether nothing is left to draw. */
        boolean isEmpty() {
            long excluded = not.stream()
                    .filter(value -> value.compareTo(value(from)) >= 0 && value.compareTo(value(to)) <= 0)
                    .count();
            return excluded > to - from;
        }

        private BigDecimal value(long units) {
            return shortest(BigDecimal.valueOf(units, places));
        }
    }

    /** One of a list, as it is written there; what stands there twice is twice as likely. */
    record Choice(List<Node.Scalar> of) implements RandomNumber {
        public Choice {
            of = List.copyOf(of);
        }

        @Override
        public Node.Scalar draw(SplitMix64 random, Position at) {
            return of.get((int) random.below(of.size()));
        }
    }

    /** Without trailing zeros and without a power of ten. */
    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
