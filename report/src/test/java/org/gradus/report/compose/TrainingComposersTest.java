package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.derivation.CrossEntropyComposer;
import org.gradus.report.compose.derivation.LogisticRegressionComposer;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.symbolic.derive.Derivations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The derivations that training brings onto a sheet, and those that explain a single neuron. */
class TrainingComposersTest {
    private static final Style ENGLISH = Style.of(Locale.ENGLISH);

    private static String sheet(Style style, Consumer<Draft> compose) {
        Draft draft = draft(style);
        compose.accept(draft);
        Sheet sheet = new Sheet(
                style.language(),
                List.of(new Inline.Text("Sheet")),
                "",
                List.of(),
                1,
                LayerIndex.PLAIN,
                draft.blocks());
        return new MarkdownRenderer().render(sheet);
    }

    private static Draft draft(Style style) {
        byte[] exercise = "tasks: softmax-derivative".getBytes(StandardCharsets.UTF_8);
        return new Draft(Solver.solve(ExerciseReader.read("f.yaml", exercise)), style);
    }

    @Test
    void softmaxEndsInOutputMinusTargetWhereTheTargetsSumToOne() {
        String sheet = sheet(
                ENGLISH, draft -> new CrossEntropyComposer(draft).softmax(Derivations.softmaxCrossEntropy(), true));
        assertThat(sheet)
                .contains("\\ln(S) - \\sum_{k=1}^N t_k z_k", "multiply out, since }\\sum_{k=1}^N t_k = 1")
                .contains("= y_j - t_j \\qquad (1)")
                .doesNotContain("T ");
    }

    @Test
    void softmaxEndsInTheGeneralFormOtherwise() {
        String sheet = sheet(
                ENGLISH, draft -> new CrossEntropyComposer(draft).softmax(Derivations.softmaxCrossEntropy(), false));
        assertThat(sheet)
                .contains("multiply out, with $T = \\sum_{k=1}^N t_k$")
                .contains("= T y_j - t_j \\qquad (1)")
                .doesNotContain("= 1");
    }

    /** In full no step is merged with another. */
    @Test
    void inFullEveryStepOfTheDerivationStandsAlone() {
        String sheet = sheet(
                new Style(Locale.ENGLISH, Style.Detail.FULL),
                draft -> new CrossEntropyComposer(draft).softmax(Derivations.softmaxCrossEntropy(), true));
        assertThat(sheet).contains("= T y_j - t_j", "= y_j - t_j \\qquad", "(1)", "the targets sum to 1");
    }

    @Test
    void theBoxHoldsTheFormThatApplies() {
        CrossEntropyComposer composer = new CrossEntropyComposer(draft(ENGLISH));
        assertThat(text(composer.softmax(Derivations.softmaxCrossEntropy(), true)))
                .isEqualTo("d(C)/d(z_j) == y_j-t_j");
        assertThat(text(composer.softmax(Derivations.softmaxCrossEntropy(), false)))
                .isEqualTo("d(C)/d(z_j) == T*y_j-t_j");
        assertThat(text(composer.sigmoid(Derivations.sigmoidCrossEntropy()))).isEqualTo("d(C)/d(z) == y-t");
    }

    private static String text(Chain chain) {
        return TextWriter.write(Expr.Relation.equal(
                chain.left().orElseThrow(), chain.links().get(0).right()));
    }

    @Test
    void eachStandsOnceOnASheet() {
        Draft draft = draft(ENGLISH);
        CrossEntropyComposer composer = new CrossEntropyComposer(draft);
        LogisticRegressionComposer neuron = new LogisticRegressionComposer(draft);
        for (int i = 0; i < 2; i++) {
            composer.softmax(Derivations.softmaxCrossEntropy(), true);
            composer.sigmoid(Derivations.sigmoidCrossEntropy());
            neuron.logOdds(Derivations.logOdds());
            neuron.gradient(Derivations.logisticRegression());
        }
        assertThat(draft.blocks()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRIEF", "NORMAL", "FULL"})
    void everyDetailShowsTheResult(String detail) {
        Style style = new Style(Locale.GERMAN, Style.Detail.valueOf(detail));
        String sheet = sheet(style, draft -> {
            new CrossEntropyComposer(draft).sigmoid(Derivations.sigmoidCrossEntropy());
            new LogisticRegressionComposer(draft).gradient(Derivations.logisticRegression());
        });
        assertThat(sheet).contains("y - t").contains("(y - t) x_j").contains("(2)");
    }

    // ---- the derivative that error terms are multiplied by ----

    private static String solved(String yaml) {
        Solution solution = Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        return new MarkdownRenderer().render(Composer.compose(solution, ENGLISH));
    }

    /** σ′ of the sigmoid is calculated from its output, that of ELU from its input: both stand beside it in the table. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid, | $i$ | $y_i = a_i^1$ | $1 - y_i$ |, needs only the outputs of (2)",
        "elu, | $z_i^1$ | $-0.3$ | $0.7$ |, needs only the pre-activations of (1)"
    })
    void whatIsPutIntoTheDerivativeStandsBesideIt(String activation, String table, String why) {
        String sheet = solved("network: {layers: [{weights: [[-0.3], [0.7]], activation: " + activation
                + "}]}\ninput: [1]\ntarget: [0, 1]\nloss: squared-error\ntasks: [backpropagation]\n");
        assertThat(sheet).contains(table, why);
    }

    /** Its derivative is 1: the error term of a linear output is ∂C/∂y itself. */
    @Test
    void theIdentityHasNoStepOfItsDerivative() {
        String sheet = solved("network: {layers: [{weights: [[2]], activation: identity}]}\ninput: [1]\ntarget: [0]\n"
                + "loss: squared-error\ntasks: [backpropagation]\n");
        assertThat(sheet)
                .contains("linear output", "\\delta & = \\frac{\\partial C}{\\partial y} = 2 (y - t)")
                .doesNotContain("sigma'");
    }

    /** Logits have an error term, but no weights. */
    @Test
    void logitsHaveNoWeightsToAskFor() {
        String sheet = solved("logits: [1, 2]\ntarget: [0, 1]\nloss: cross-entropy\ntasks: [backpropagation]\n");
        assertThat(sheet)
                .contains("(a) the error term $\\boldsymbol{\\delta} = \\partial C/\\partial \\boldsymbol{z}$")
                .doesNotContain("weights");
    }
}
