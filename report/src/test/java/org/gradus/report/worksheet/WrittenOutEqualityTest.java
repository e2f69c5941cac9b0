package org.gradus.report.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Layout;
import org.gradus.report.exercise.Layout.Bias;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose equality is written out for the sake of short processes: it is that of all components, as of every record. */
class WrittenOutEqualityTest {
    /** Values that differ from each other in one component at least, made anew each time. */
    static Stream<Supplier<List<Object>>> values() {
        return Stream.of(
                WrittenOutEqualityTest::letters, WrittenOutEqualityTest::quantities, WrittenOutEqualityTest::layouts);
    }

    private static List<Object> letters() {
        return List.of(
                new Letter("W"),
                new Letter("V"),
                Letter.gradient("W", new Letter("C")),
                Letter.gradient("W", new Letter("D")),
                Letter.own("W", Expr.Symbol.of("w")),
                Letter.own("W", Expr.Symbol.of("v")),
                Letter.ownDerivative("W", new Letter("C"), Expr.Symbol.of("w")));
    }

    private static List<Object> quantities() {
        Letter w = new Letter("W");
        List<Expr> at = List.of(Expr.Num.of(1), Expr.Num.of(2));
        return List.of(
                new QuantityId(w, 1, at, false, 0, 0),
                new QuantityId(new Letter("V"), 1, at, false, 0, 0),
                new QuantityId(Letter.gradient("W", w), 1, at, false, 0, 0),
                new QuantityId(w, 2, at, false, 0, 0),
                new QuantityId(w, 1, List.of(Expr.Num.of(2), Expr.Num.of(1)), false, 0, 0),
                new QuantityId(w, 1, List.of(Expr.Symbol.of("i"), Expr.Num.of(2)), false, 0, 0),
                new QuantityId(w, 1, List.of(), false, 0, 0),
                new QuantityId(w, 1, at, true, 0, 0),
                new QuantityId(w, 1, at, false, 1, 0),
                new QuantityId(w, 1, at, false, 0, 1));
    }

    private static List<Object> layouts() {
        List<Object> layouts = new ArrayList<>();
        for (Bias bias : Bias.values()) {
            layouts.add(new Layout(false, bias));
            layouts.add(new Layout(true, bias));
        }
        return layouts;
    }

    @ParameterizedTest
    @MethodSource("values")
    void equalAreThoseOfEqualComponents(Supplier<List<Object>> values) {
        List<Object> some = values.get();
        List<Object> others = values.get();
        for (int i = 0; i < some.size(); i++) {
            for (int k = 0; k < others.size(); k++) {
                assertThat(some.get(i).equals(others.get(k)))
                        .as("%d and %d", i, k)
                        .isEqualTo(i == k);
            }
            assertThat(some.get(i)).hasSameHashCodeAs(others.get(i)).isNotEqualTo("text");
            assertThat(some.get(i).equals(null)).isFalse();
        }
        assertThat(new HashSet<>(some)).hasSize(some.size()).containsAll(others);
    }
}
