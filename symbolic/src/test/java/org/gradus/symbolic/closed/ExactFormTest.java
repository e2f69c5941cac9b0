package org.gradus.symbolic.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.write.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactFormTest {
    private static final BigDecimal ULP = new BigDecimal("1e-36");

    static Stream<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(ExactFormTest.class.getResourceAsStream("exact-forms.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void formAndValue(String line) {
        String[] parts = line.split(" -> | \\| ");
        String form =
                ExactForm.of(ExprParser.parse(parts[0])).map(TextWriter::write).orElse("-");
        assertThat(form).as(line).isEqualTo(parts[1]);
        if (!form.equals("-")) {
            BigDecimal value = new BigDecimal(parts[2]);
            BigDecimal ofForm = Real.of(ExprParser.parse(form), ZeroTest.NONE).round(40);
            assertThat(ofForm.subtract(value).abs())
                    .as("%s by its digits", line)
                    .isLessThan(ULP);
        }
    }

    @Test
    void noFormIsLongerThanThirtyNodes() {
        for (int terms = 1; terms < 30; terms++) {
            StringBuilder sum = new StringBuilder("1");
            for (int k = 1; k <= terms; k++) {
                sum.append("+e^").append(k);
            }
            ExactForm.of(ExprParser.parse("1/(" + sum + ")"))
                    .ifPresent(form -> assertThat(Notation.size(form)).isLessThanOrEqualTo(ExactForm.NODES));
        }
        assertThat(ExactForm.of(ExprParser.parse("1/(1+e+e^2+e^3+e^4+e^5+e^6+e^7+e^8+e^9+e^10)")))
                .isEmpty();
    }

    @Test
    void hostileDepthAndSizeHaveNoForm() {
        Expr tower = Expr.Num.of(1);
        for (int k = 0; k < 100_000; k++) {
            tower = new Expr.Negation(tower);
        }
        assertThat(ExactForm.of(tower)).isEmpty();
        Expr shared = Expr.Constant.E;
        for (int k = 0; k < 60; k++) {
            shared = Expr.Sum.of(shared, shared);
        }
        assertThat(ExactForm.of(shared)).isEmpty();
    }
}
