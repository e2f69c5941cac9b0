package org.gradus.symbolic.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The truth of every line of every spec, established by the oracle: a true one holds at 20 points of its domain to 40 digits, a false
 * one fails at a point. What the oracle cannot tell stands in {@code by-hand.txt}, with the reason.
 */
class TruthOfSpecsTest {
    private static final int POINTS = 20;
    private static final int POINTS_OF_FALSE = 400;
    private static final List<Specs.ByHand> BY_HAND = Specs.byHand("by-hand.txt");

    static Stream<Line> lines() {
        List<Line> lines = new ArrayList<>(Specs.derivatives("/org/gradus/symbolic/claim/derivative-claims.txt"));
        lines.addAll(Specs.derivatives("/org/gradus/symbolic/claim/mistaken-claims.txt"));
        lines.addAll(Specs.identities("/org/gradus/symbolic/claim/claims.txt"));
        lines.addAll(Specs.yaml("found-by-attack.yaml"));
        lines.addAll(Specs.yaml("C2-claims-of-issue-threads.yaml"));
        lines.addAll(Specs.yaml("C3-false-claims-with-bounded-variables.yaml"));
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theOracleSaysTheSame(Line line) {
        Optional<Specs.ByHand> hand = byHand(line);
        if (hand.isPresent()) {
            agreesWithTheHand(line, hand.get());
            return;
        }
        int agrees = 0;
        int differs = 0;
        int unknown = 0;
        for (Statement statement : line.statements()) {
            Statement.Seen seen = statement.look(
                    line.stated() == Line.Truth.FALSE ? POINTS_OF_FALSE : POINTS,
                    line.text().hashCode());
            agrees += seen.agrees();
            differs += seen.differs();
            unknown += seen.unknown();
        }
        boolean onePoint = line.statements().stream().allMatch(statement -> statement.isAboutOnePoint());
        switch (line.stated()) {
            case TRUE -> {
                assertThat(differs).as("points where %s fails", line).isZero();
                assertThat(agrees).as("points where %s holds", line).isGreaterThanOrEqualTo(onePoint ? 1 : POINTS);
            }
            case FALSE -> assertThat(differs).as("points where %s fails", line).isPositive();
            case ABOUT_NOTHING ->
                assertThat(agrees + differs + unknown).as("points of %s", line).isZero();
            case NOT_STATED ->
                assertThat(line.statements())
                        .as("%s is to be told by hand", line)
                        .isEmpty();
        }
    }

    private static Optional<Specs.ByHand> byHand(Line line) {
        return BY_HAND.stream()
                .filter(hand -> line.text().startsWith(hand.beginning()))
                .findFirst();
    }

    private static void agreesWithTheHand(Line line, Specs.ByHand hand) {
        boolean contradicts = line.stated() == Line.Truth.TRUE && !hand.truth().equals("true")
                || line.stated() == Line.Truth.FALSE && !hand.truth().equals("false");
        assertThat(contradicts)
                .as("%s is %s: %s", line, hand.truth(), hand.reason())
                .isFalse();
        if (!hand.point().isEmpty()) {
            Statement.Seen seen = line.statements().get(0).lookAt(hand.point());
            assertThat(hand.truth()).isEqualTo("false");
            assertThat(seen.differs()).as("%s at %s", line, hand.point()).isOne();
        }
    }

    @Test
    void whatIsTakenFromHandIsLittleAndThere() {
        List<Line> lines = lines().toList();
        for (Specs.ByHand hand : BY_HAND) {
            assertThat(lines).anyMatch(line -> line.text().startsWith(hand.beginning()));
            assertThat(hand.truth()).isIn("true", "false", "says nothing");
            assertThat(hand.reason()).isNotBlank();
        }
        assertThat(BY_HAND).hasSizeLessThan(15);
    }
}
