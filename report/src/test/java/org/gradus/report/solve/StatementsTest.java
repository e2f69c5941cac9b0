package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Decision;
import org.gradus.report.solution.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements are decided by the prover, on certified numbers, or by their author. */
class StatementsTest {
    private static final String NETWORK = """
            network: {layers: [{weights: [[1, -1]], bias: [0], activation: sigmoid}]}
            inputs: [[1, 0], [2, 2]]
            targets: [[1], [0]]
            loss: binary-cross-entropy
            learningRate: 1
            """;

    private static Solution solve(String tasks) {
        return Solver.solve(ExerciseReader.read("f.yaml", NETWORK + "tasks: [" + tasks + "]\n"));
    }

    private static List<Optional<Boolean>> holds(Solution solution) {
        Answer.Statements statements = (Answer.Statements) solution.answers().stream()
                .filter(Answer.Statements.class::isInstance)
                .findFirst()
                .orElseThrow();
        return statements.decisions().stream().map(Decision::holds).toList();
    }

    private static String check(String check) {
        return "{statements: [{text: s, check: \"" + check + "\"}]}";
    }

    /** σ(1) = e/(1+e), σ(0) = 1/2 exactly: no rounding decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y[1]@1 > 0.5 | true
            y[1]@1 > 0.7310585786300048 | true
            y[1]@1 > 0.7310585786300049 | false
            y[1]@1 == exp(1)/(1+exp(1)) | true
            y[1]@2 == 1/2 | true
            y[1]@2 != 1/2 | false
            a1[1]@2 >= 1/2 | true
            z1[1]@1 + z1[1]@2 = 1 | true
            y[1]@1 <= y[1]@2 | false
            ln(y[1]@1) < 0 | true
            2*x[1]@2 == 4 | true
            W1[1,2]@1 < 0 | true
            """)
    void comparisonsAreDecidedOnExactValues(String check, boolean holds) {
        assertThat(holds(solve("forward, " + check(check)))).containsExactly(Optional.of(holds));
    }

    /** With two printed digits y would be 0.73, not above 0.731: truth is no matter of rounding. */
    @ParameterizedTest
    @CsvSource({"displayed", "working", "carry", "exact"})
    void roundingDecidesNothing(String mode) {
        Solution solution = Solver.solve(ExerciseReader.read(
                "f.yaml",
                NETWORK + "rounding: {digits: 2, mode: " + mode + "}\ntasks: [forward, " + check("y[1]@1 > 0.731")
                        + "]\n"));
        assertThat(holds(solution)).containsExactly(Optional.of(true));
    }

    /** The task may stand before those that calculate what it is about. */
    @Test
    void theOrderOfTheTasksDoesNotMatter() {
        assertThat(holds(solve(check("dW1[1,1]@1 < 0") + ", backpropagation"))).containsExactly(Optional.of(true));
        assertThat(holds(solve("gradient-step, " + check("newW1[1,1]@1 > W1[1,1]@1"))))
                .containsExactly(Optional.of(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y[1] > 0.5 | y[1] stands for the quantities of several samples; write y[1]@1 for that of sample 1
            y[2]@1 > 0.5 | no task here calculates y[2]
            delta1[1]@1 > 0 | no task here calculates delta1[1]
            y[1]@3 > 0.5 | y[1] has no sample or time of that number
            """)
    void whatIsNotCalculatedIsNamed(String check, String message) {
        assertThatThrownBy(() -> solve("forward, " + check(check)))
                .isInstanceOf(ExerciseException.class)
                .hasMessageStartingWith("f.yaml:6:")
                .hasMessageContaining("check '" + check + "': " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {statements: []} | 'statements' holds 0 statements but must hold 1 to 50
            {statements: [{text: a}]} | a statement needs one of 'claim', 'check' and 'holds', by which it is decided
            {statements: [{check: "C > 0"}]} | a statement needs 'text'
            {statements: [{text: a, holds: true, check: "C > 0"}]} | here stand 'check' and 'holds'
            {statements: [{text: a, holds: "true"}]} | 'holds' must be written without quotes: true | false
            {statements: [{text: a, holds: maybe}]} | 'holds' is 'maybe' but must be true | false
            {statements: [{text: a, check: "C > 0", why: b}]} | 'why' goes with 'holds'
            {statements: [{text: a, check: "1 > 0"}]} | 'check' names no quantity of the exercise
            {statements: [{text: a, check: "C + 1"}]} | a check is a comparison such as "y[1] > 0.5"
            {statements: [{text: a, claim: {of: "z^2", wrt: z, claim: "2*"}}]} | the claim of a statement cannot be read
            {statements: [{text: a, holds: true, wy: b}]} | unknown key 'wy' in a statement; did you mean 'why'?
            {statements: {text: a, holds: true}} | 'statements' must be a list
            statements | task 'statements' needs them
            """)
    void isRefused(String task, String message) {
        assertThatThrownBy(() -> ExerciseReader.read("f.yaml", "tasks: [" + task + "]\n"))
                .isInstanceOf(ExerciseException.class)
                .hasMessageStartingWith("f.yaml:1:")
                .hasMessageContaining(message);
    }

    @Test
    void claimsAreDecidedByTheProverAndTheRestIsTheAuthorsWord() {
        Solution solution = Solver.solve(ExerciseReader.read("f.yaml", """
                tasks:
                  - statements:
                      - {text: a, claim: {of: sigmoid, wrt: z, claim: "y*(1-y)"}}
                      - {text: b, claim: {of: sigmoid, wrt: z, claim: "y*(1+y)"}}
                      - {text: c, holds: false, why: because}
                      - {text: d, holds: true}
                """));
        assertThat(holds(solution))
                .containsExactly(Optional.of(true), Optional.of(false), Optional.of(false), Optional.of(true));
        String sheet = new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
        assertThat(sheet)
                .contains("is proved.")
                .contains("the claim gives")
                .contains("because (the author's word).")
                .contains("the author's word; not decided here.")
                .contains("(1) true, (2) false, (3) false, (4) true");
    }

    @ParameterizedTest
    @CsvSource({"QUESTION", "BLANK"})
    void aQuizHasBoxesAndNoAnswers(SheetKind kind) {
        Solution solution = solve("forward, {statements: [{text: one, check: \"y[1]@1 > 0.5\"},"
                + " {text: two, holds: false, why: secret}]}");
        String sheet = sheet(solution, kind);
        assertThat(sheet).contains("| (1) | one | $\\boxed{").contains("| statement | true | false |");
        assertThat(sheet).doesNotContain("secret").doesNotContain("0.7311").doesNotContain("**true**");
        assertThat(sheet(solution, SheetKind.KEY))
                .contains("**true**")
                .contains("**false**")
                .contains("secret");
    }

    private static String sheet(Solution solution, SheetKind kind) {
        return new MarkdownRenderer()
                .render(CourseSheets.compose(Assignment.of(solution), kind, Style.of(Locale.ENGLISH), Handout.DEFAULT));
    }
}
