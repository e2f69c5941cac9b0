package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradus.report.compose.SheetReading.LECTURE;
import static org.gradus.report.compose.SheetReading.blocks;
import static org.gradus.report.compose.SheetReading.chains;
import static org.gradus.report.compose.SheetReading.english;
import static org.gradus.report.compose.SheetReading.lines;
import static org.gradus.report.compose.SheetReading.plain;
import static org.gradus.report.compose.SheetReading.shown;
import static org.gradus.report.compose.SheetReading.sides;
import static org.gradus.report.compose.SheetReading.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a composed sheet says, against the ideal sheet of the design and against the solution it came from. */
class ComposerTest {
    private static final String ALL =
            LECTURE + "tasks: [forward, softmax-derivative, softmax-jacobian, classify, composition]\n";

    private static final String NEURON = """
            network:
              layers:
                - weights: [[0.2, 0, 0.9]]
                  bias: [0.5]
                  activation: sigmoid
            input: [0.5, 0.6, 0.3]
            tasks: [forward, classify, activation-derivative]
            """;

    // ---- structure ----

    @ParameterizedTest
    @ValueSource(strings = {ALL, NEURON})
    void stepsAndEquationsCountTogether(String yaml) {
        Sheet sheet = english(yaml);
        List<Block.Step> steps = blocks(sheet, Block.Step.class);
        assertThat(steps)
                .extracting(Block.Step::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, steps.size()).boxed().toList());
        for (Block.Step step : steps) {
            assertThat(step.lines().stream()
                            .flatMapToInt(line -> line.equation().stream())
                            .toArray())
                    .as("one equation in step " + step.number() + ", numbered as the step")
                    .containsExactly(step.number());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, NEURON})
    void referencesPointBack(String yaml) {
        for (Block.Step step : blocks(english(yaml), Block.Step.class)) {
            List<Inline> said = Wording.join(
                    words(step),
                    step.lines().stream()
                            .flatMap(line -> line.remark().stream())
                            .toList());
            for (Inline word : said) {
                if (word instanceof Inline.Reference reference) {
                    assertThat(reference.equation()).isPositive().isLessThan(step.number());
                }
            }
        }
    }

    @Test
    void everyTaskHasItsLetterItsPartAndItsBox() {
        Sheet sheet = english(ALL);
        assertThat(blocks(sheet, Block.Part.class))
                .extracting(Block.Part::letter)
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(blocks(sheet, Block.Answer.class))
                .extracting(Block.Answer::letter)
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(plain(sheet)).contains("Wanted\u2003(a)\u00a0the output $\u2003(b)\u00a0all $ as formulas");
    }

    @Test
    void lettersGoOnAfterZ() {
        assertThat(List.of(Part.label(0), Part.label(25), Part.label(26), Part.label(27)))
                .containsExactly("a", "z", "aa", "ab");
    }

    @Test
    void theLecturesSheetHasTheIdealsSteps() {
        Sheet sheet = english(LECTURE + "tasks: [forward, softmax-jacobian]\n");
        assertThat(blocks(sheet, Block.Step.class).stream().map(step -> plain(step.title())))
                .containsExactly(
                        "Layer 1: input of the activation function $ (pre-activation)",
                        "Layer 1: output $",
                        "Layer 2: input of the activation function $ (pre-activation)",
                        "Layer 2: output $",
                        "Numerator and denominator",
                        "Quotient rule",
                        "The Jacobian in numbers");
        assertThat(lines(sheet).stream().map(line -> plain(line.remark())).filter(remark -> !remark.isEmpty()))
                .containsExactly(
                        "$: to neuron $, from input $",
                        "insert, row times column",
                        "insert $ from (2)",
                        "insert $ from (3), cancel $",
                        "the other terms do not contain $",
                        "$",
                        "insert $ from (4)",
                        "each row and column adds to 0");
    }

    // ---- content ----

    @ParameterizedTest
    @EnumSource(Detail.class)
    void everyComputedValueStandsOnTheSheet(Detail detail) {
        for (String yaml : List.of(ALL, NEURON)) {
            Solution solution = SheetReading.solve(yaml);
            Sheet sheet = Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail));
            Set<Expr> printed = chains(sheet).stream()
                    .flatMap(chain -> sides(chain).stream())
                    .flatMap(side -> shown(side).stream())
                    .collect(Collectors.toSet());
            solution.samples()
                    .forEach(sample -> sample.layers().forEach(layer -> {
                        assertThat(printed)
                                .containsAll(layer.preactivation().stream()
                                        .map(Evaluation::shown)
                                        .toList());
                        assertThat(printed)
                                .containsAll(layer.activation().stream()
                                        .map(Evaluation::shown)
                                        .toList());
                    }));
        }
    }

    @Test
    void prerequisitesComeOntoTheSheetOnce() {
        Sheet alone = english(LECTURE + "tasks: [softmax-jacobian]\n");
        assertThat(blocks(alone, Block.Step.class)).hasSize(7);
        Sheet twice = english(LECTURE + "tasks: [softmax-jacobian, softmax-derivative, forward]\n");
        assertThat(blocks(twice, Block.Step.class)).hasSize(7);
        assertThat(blocks(twice, Block.Answer.class))
                .hasSize(3)
                .allMatch(answer -> !answer.text().isEmpty());
    }

    @Test
    void detailSaysMoreOrLess() {
        int brief = lines(english(ALL, Detail.BRIEF)).size();
        int normal = lines(english(ALL, Detail.NORMAL)).size();
        int full = lines(english(ALL, Detail.FULL)).size();
        assertThat(brief).isLessThan(normal);
        assertThat(normal).isLessThan(full);
        assertThat(plain(english(ALL, Detail.FULL))).contains("the same in one formula");
        assertThat(plain(english(ALL, Detail.NORMAL))).doesNotContain("the same in one formula");
    }

    @Test
    void fullDetailHasTheShapesBelowTheFactors() {
        assertThat(shapes(Detail.FULL)).containsExactly("3×2", "2×1", "3×1", "2×3", "3×1", "2×1");
        assertThat(shapes(Detail.NORMAL)).isEmpty();
    }

    private static List<String> shapes(Detail detail) {
        List<String> shapes = new ArrayList<>();
        chains(english(LECTURE, detail)).stream()
                .flatMap(chain -> sides(chain).stream())
                .forEach(side -> side.accept(new Rewriter() {
                    @Override
                    public Expr sized(Expr.Sized sized) {
                        shapes.add(sized.rows() + "×" + sized.columns());
                        return sized;
                    }
                }));
        return shapes;
    }

    @Test
    void zeroTermsAreShownAndFoldedWhenBrief() {
        Expr zero = Expr.Product.of(Expr.Num.of(0), Expr.Indexed.of("x", 2));
        assertThat(boundary(Detail.NORMAL)).contains(zero);
        assertThat(boundary(Detail.BRIEF)).hasSize(3).doesNotContain(zero);
    }

    private static List<Expr> boundary(Detail detail) {
        return chains(english(NEURON, detail)).stream()
                .flatMap(chain -> sides(chain).stream())
                .filter(side -> side instanceof Expr.Sum
                        && shown(side).isEmpty()
                        && side.toString().contains("x["))
                .map(side -> ((Expr.Sum) side).terms())
                .filter(terms ->
                        terms.stream().noneMatch(term -> term.toString().contains("w[")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSingleNeuronHasPlainLetters() {
        Sheet sheet = english(NEURON);
        Expr.Sum z = Expr.Sum.of(product(1), product(2), product(3), Expr.Symbol.of("b"));
        assertThat(lines(sheet).get(0).chains().get(0)).isEqualTo(Lines.equal(Expr.Symbol.of("z"), z));
        assertThat(plain(sheet)).doesNotContain("Superscripts");
    }

    private static Expr product(int j) {
        return Expr.Product.of(Expr.Indexed.of("w", j), Expr.Indexed.of("x", j));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | the left derivative, $, is used                           | 0
            1   | the right derivative, $, is used                          | 1
            1/2 | the mean of the left and the right derivative, $, is used | 0.5
            """)
    void theDerivativeAtAKinkIsSaidToBeAConvention(String convention, String words, String value) {
        Sheet sheet = english("""
                network: { layers: [ { weights: [[1], [2]], bias: [-1, 0], activation: relu } ] }
                input: [1]
                conventions: { kinkDerivative: %s }
                tasks: [activation-derivative]
                """.formatted(convention));
        Block.Line line = lines(sheet).stream()
                .filter(l -> plain(l.remark()).equals("convention: at the kink $ " + words))
                .findFirst()
                .orElseThrow();
        assertThat(line.chains().get(0).links().get(0).right()).isEqualTo(new Expr.Num(new BigDecimal(value)));
    }

    @Test
    void conventionsAreStatedWhereTheyDecide() {
        String yaml = """
                network: { layers: [ { weights: [[1]], bias: [-1], activation: relu } ] }
                input: [%s]
                tasks: [activation-derivative]
                """;
        assertThat(plain(english(yaml.formatted("1")))).contains("convention: at the kink");
        assertThat(plain(english(yaml.formatted("2")))).doesNotContain("convention: at the kink");
        String step = yaml.replace("relu", "step").replace("activation-derivative", "forward");
        assertThat(plain(english(step.formatted("1")))).contains("convention: $");
        assertThat(plain(english(step.formatted("2")))).doesNotContain("convention");
    }

    @Test
    void missingBiasesAreSaid() {
        String yaml = """
                network: { layers: [ { weights: [[1, 2], [3, 4]], activation: relu }, { weights: [[1, 2]], bias: [1], activation: tanh } ] }
                input: [1, 2]
                """;
        assertThat(plain(english(yaml))).contains("Layer 1 has no bias.").doesNotContain("Layer 2 has no bias");
    }

    @Test
    void tiesNameTheTiedClasses() {
        String yaml = "logits: [1, 2, 2]\ntasks: [classify]\n";
        assertThat(plain(english(yaml))).contains("class\u00a02 and class\u00a03 share it");
    }

    @Test
    void theLegendFollowsTheRoundingMode() {
        assertThat(legend("carry, digits: 4")).contains("4 decimals").contains("goes on with the exact ones");
        assertThat(legend("displayed, digits: 1"))
                .contains("one decimal;")
                .contains("goes on with the values as printed");
        assertThat(legend("exact, digits: 3")).contains("only where there is no short exact form");
        assertThat(legend("working, digits: 3"))
                .endsWith("After ≈ values are rounded to 3 decimals; all others are exact.");
        assertThat(legend("working, working: 6"))
                .endsWith(
                        "Calculated with 6 decimals, results rounded to 4. After the first ≈ of a line values are rounded.");
    }

    private static String legend(String rounding) {
        Sheet sheet = english(LECTURE + "rounding: { mode: " + rounding + " }\n");
        Block.Overview overview = blocks(sheet, Block.Overview.class).get(0);
        return overview.left().stream()
                .filter(Block.Note.class::isInstance)
                .map(note -> plain(((Block.Note) note).text()))
                .findFirst()
                .orElse("");
    }

    @Test
    void longLayersAreElided() {
        String row = "[" + "1, ".repeat(11) + "1]";
        String yaml = "network: { layers: [ { weights: [" + (row + ", ").repeat(9) + row + "], activation: relu } ] }\n"
                + "input: " + row + "\n";
        List<Expr> whole = new ArrayList<>();
        for (Block.Line line : lines(english(yaml))) {
            line.chains()
                    .forEach(chain -> sides(chain).stream()
                            .filter(side -> longest(side) > 8)
                            .forEach(whole::add));
        }
        assertThat(whole).as("the first row, written out once").hasSize(1);
    }

    /** With four decimals the printed outputs of three classes often do not add to 1; then the sheet says what they add to. */
    @Test
    void theCheckOfTheOutputIsTrueOfTheRoundedValues() {
        Random random = new Random(20260704);
        int off = 0;
        for (int n = 0; n < 60; n++) {
            String yaml = "logits: [%s, %s, %s]".formatted(tenth(random), tenth(random), tenth(random));
            Solution solution = SheetReading.solve(yaml);
            String box = plain(blocks(Composer.compose(solution, Style.of(Locale.ENGLISH)), Block.Answer.class)
                    .get(0)
                    .text());
            BigDecimal sum = solution.samples().get(0).output().stream()
                    .map(y -> ((Expr.Num) y.value().result().number()).value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean said = box.contains("the rounded values add to");
            if (box.contains("exact")) { // else the sum is written out with exact values
                assertThat(said).as(yaml).isEqualTo(sum.compareTo(BigDecimal.ONE) != 0);
            }
            off += said ? 1 : 0;
        }
        assertThat(off).isBetween(5, 30);
    }

    private static String tenth(Random random) {
        return BigDecimal.valueOf(random.nextInt(60) - 30, 1).toPlainString();
    }

    /** {@code =} only between equal numbers, {@code ≈} only between numbers that are close: by doubles, a path of its own. */
    @Test
    void relationSignsAreTrue() {
        Random random = new Random(7);
        int checked = 0;
        for (int n = 0; n < 40; n++) {
            String yaml = """
                    network:
                      layers:
                        - { weights: [[%s, %s], [%s, %s]], bias: [%s, %s], activation: sigmoid }
                        - { weights: [[%s, %s]], activation: tanh }
                    input: [%s, %s]
                    """.formatted(
                            IntStream.range(0, 10).mapToObj(i -> tenth(random)).toArray());
            for (Chain chain : chains(english(yaml, Detail.FULL))) {
                checked += check(chain);
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(400);
    }

    private static int check(Chain chain) {
        int checked = 0;
        List<Expr> sides = sides(chain);
        int first = sides.size() - chain.links().size();
        for (int i = Math.max(first, 1); i < sides.size(); i++) {
            List<Double> left = values(sides.get(i - 1));
            List<Double> right = values(sides.get(i));
            boolean equal = chain.links().get(i - first).operator() == Expr.Relation.Operator.EQUAL;
            for (int k = 0; k < Math.min(left.size(), right.size()); k++) {
                assertThat(left.get(k)).isCloseTo(right.get(k), within(equal ? 1e-12 : 1.01e-4));
                checked++;
            }
        }
        return checked;
    }

    /** The values of the entries that are numbers; none of a formula with letters. */
    private static List<Double> values(Expr side) {
        List<Expr> entries = side instanceof Expr.MatrixLiteral matrix
                        && matrix.rows().get(0).size() == 1
                ? matrix.rows().stream().map(row -> row.get(0)).toList()
                : List.of(side);
        try {
            return entries.stream()
                    .map(entry -> Real.of(entry, ZeroTest.NONE).nearestDouble())
                    .toList();
        } catch (RuntimeException letters) {
            return List.of();
        }
    }

    private static int longest(Expr side) {
        if (side instanceof Expr.MatrixLiteral matrix) {
            return Math.max(matrix.rows().size(), matrix.rows().get(0).size());
        }
        return side instanceof Expr.Sum sum
                ? Math.max(sum.terms().size(), longest(sum.terms().get(0)))
                : 1;
    }
}
