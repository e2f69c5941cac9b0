package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No number but 0 is printed as 0, however few places were asked for (contracts, section 5). */
class SmallNumbersTest {
    private static final int SEEDS_EACH = 40;
    /** 0.0, 0.00, 0{,}000: only a number that was rounded is printed with such zeros. */
    private static final Pattern ROUNDED_TO_ZERO = Pattern.compile("(?<![0-9.,}])0(\\.|\\{,})0+(?![0-9])");

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("small.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String markdown(Solution solution, Style.Detail detail) {
        return new MarkdownRenderer()
                .render(Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail)));
    }

    private static String latex(Solution solution) {
        return new LatexRenderer().render(Composer.compose(solution, Style.of(Locale.GERMAN)));
    }

    /** The audit's networks, with one, two and three places, in the mode that rounds last and in the one that rounds first. */
    @ParameterizedTest
    @CsvSource({
        "1, carry",
        "2, carry",
        "3, carry",
        "1, working",
        "2, working",
        "3, working",
        "1, displayed",
        "2, displayed",
        "3, displayed",
        "2, exact"
    })
    void noNumberButZeroIsPrintedAsZero(int digits, String mode) {
        int small = 0;
        for (int seed = 0; seed < SEEDS_EACH; seed++) {
            RandomTraining network = new RandomTraining(1_000_000L + seed, mode);
            if (!network.isTrainable()) {
                continue;
            }
            String yaml = network.yaml().replaceFirst("digits: \\d+", "digits: " + digits);
            Solution solution;
            try {
                solution = solve(yaml);
            } catch (UnsolvableException infinite) {
                // an output that is printed as 1.0 has, in mode displayed, no ln(1 - y)
                assertThat(infinite).as(yaml).hasMessageContaining("infinite");
                assertThat(mode).isEqualTo("displayed");
                continue;
            }
            String sheet = markdown(solution, Style.Detail.values()[seed % 3]);
            assertNoZeroDecimals(sheet, yaml);
            assertNoZeroDecimals(latex(solution), yaml);
            assertThat(SheetAudit.of(sheet).faults()).as(yaml).isEmpty();
            small += checkJson(new JsonMapper().readTree(SolutionJson.write(solution)), digits, yaml);
        }
        assertThat(small).as("numbers below the threshold that were met").isGreaterThan(SEEDS_EACH);
    }

    private static void assertNoZeroDecimals(String text, String yaml) {
        Matcher zeros = ROUNDED_TO_ZERO.matcher(text);
        if (zeros.find()) {
            throw new AssertionError(
                    "…" + text.substring(Math.max(0, zeros.start() - 60), zeros.end()) + "… in\n" + yaml);
        }
    }

    /** Every printed number is the value rounded to the places, or below 10^-digits to at least three significant digits. */
    private static int checkJson(JsonNode node, int digits, String yaml) {
        int small = 0;
        if (node.isObject()
                && node.has("printed")
                && node.has("value")
                && node.get("value").isNumber()) {
            double value = node.get("value").asDouble();
            String printed = node.get("printed").asString();
            assertThat(printed.matches("-?0(\\.0+)?")).as(node + "\n" + yaml).isEqualTo(value == 0);
            double read = Real.of(ExprParser.parse(printed), ZeroTest.NONE).nearestDouble();
            boolean isSmall = Math.abs(value) > 0 && Math.abs(value) < Math.pow(10, -digits);
            double error = isSmall ? 0.005001 * Math.abs(value) : 0.500001 * Math.pow(10, -digits);
            assertThat(Math.abs(read - value)).as(node + "\n" + yaml).isLessThanOrEqualTo(error);
            small += isSmall ? 1 : 0;
        }
        for (JsonNode child : node) {
            small += checkJson(child, digits, yaml);
        }
        return small;
    }

    /** The gradients of 0.004 that --digits 2 printed as 0.00. */
    @Test
    void aGradientOfFourThousandths() {
        Solution solution = solve("""
                network: {layers: [{weights: [[0.5]], bias: [1], activation: sigmoid}]}
                input: [0.02]
                target: [0.9]
                loss: half-squared-error
                rounding: {digits: 2}
                tasks: [backpropagation]
                """);
        // y = σ(1.01) = 0.733026…, δ = (y − 0.9) y (1 − y) = −0.032676…, ∂C/∂w = 0.02 δ = −6.5352…·10^-4
        assertThat(markdown(solution, Style.Detail.NORMAL))
                .contains("\\approx -0.0327", "-6.5400 \\cdot 10^{-4}")
                .doesNotContain("0.00");
        assertThat(SolutionJson.write(solution)).contains("\"-6.54*10^(-4)\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.06, 0.06", // a finite decimal of more places: below 0.1, so with a power of ten
        "1, 0.15, 0.2",
        "2, 0.0099, 9.90*10^(-3)",
        "2, 0.0101, 0.01",
        "3, 0.00099, 9.90*10^(-4)",
        "3, 0.00101, 0.001",
        "8, 0.000991234567, 9.9123457*10^(-4)",
    })
    void theThreshold(int digits, String y, String printed) {
        // the factor 1.0 makes the output a result: a given number stands as it was written
        Solution solution = solve("network: {layers: [{weights: [[" + y
                + "]], activation: identity}]}\ninput: [1]\nrounding: {digits: " + digits + "}\n");
        String shown = TextWriter.write(
                solution.samples().get(0).output().get(0).value().result().number());
        assertThat(new BigDecimal(value(shown))).isEqualByComparingTo(new BigDecimal(value(printed)));
        assertThat(shown.contains("10^")).isEqualTo(Double.parseDouble(y) < Math.pow(10, -Math.min(digits, 3)));
    }

    private static String value(String printed) {
        String[] parts = printed.split("\\*10\\^\\(");
        return parts.length == 1 ? printed : parts[0] + "e" + parts[1].replace(")", "");
    }

    /** A node of the picture has room for few digits, but not for a lie. */
    @Test
    void thePictureDoesNotShowZeroEither() {
        Solution solution = solve("""
                network: {layers: [{weights: [[-8], [1]], activation: sigmoid}, {weights: [[1, 1]], activation: identity}]}
                input: [1]
                """);
        // σ(−8) = 3.35350…·10^-4
        assertThat(latex(solution)).contains("{$3{,}354 \\cdot 10^{-4}$};").doesNotContain("0{,}000}");
    }

    @Test
    void theAuditWouldSeeIt() {
        for (String wrong : List.of("= 0.00 ", "0.0\\cdot", "0{,}000 ")) {
            assertThat(ROUNDED_TO_ZERO.matcher(wrong).find()).isTrue();
        }
        for (String right : List.of("10.00", "0.001", "1.00 \\cdot 10^{-3}", "0 ", "0{,}0010")) {
            assertThat(ROUNDED_TO_ZERO.matcher(right).find()).as(right).isFalse();
        }
    }
}
