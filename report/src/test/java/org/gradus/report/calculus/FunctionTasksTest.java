package org.gradus.report.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tasks graph, jacobian and hessian read, refuse and say. */
class FunctionTasksTest {
    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("f.yaml", yaml));
    }

    private static Solution task(String task) {
        return solve("tasks: [" + task + "]\n");
    }

    private static String sheet(Solution solution) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
    }

    // ---- messages ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {jacobian: {wrt: [x]}} | 1:20: 'jacobian' needs 'of', for example {jacobian: {of: ["x1^2", "x1*x2"], wrt: [x1, x2]}}
            {jacobian: {of: [], wrt: [x]}} | 1:25: 'of' is empty but must hold at least one formula
            {jacobian: {of: "x^2", wrt: []}} | 1:37: 'wrt' is empty but must name at least one variable
            {jacobian: {of: "x^2", wrt: [x, x]}} | 1:41: 'wrt' names x twice
            {jacobian: {of: "x^2", wrt: [2]}} | 1:38: '2' is no name of a variable, such as x or x1
            {jacobian: {of: "x^2", wrt: [pi]}} | 1:38: 'pi' is no name of a variable, such as x or x1
            {jacobian: {of: "3"}} | 1:20: 'jacobian' needs a variable; 'of' holds none
            {jacobian: {of: "x^2*y", wrt: x, at: {x: 1}}} | 1:42: 'at' gives no value for y
            {jacobian: {of: "x^2", at: {x: one}}} | 1:40: the value of x
            {jacobian: {of: "x^2+", at: {x: 1}}} | 1:30: formula:
            {jacobian: {of: "x[1]^2", wrt: x}} | 1:25: 'x[…]' has an index; name the variables of a formula without brackets, such as x1
            {jacobian: {off: "x^2"}} | 1:21: unknown key 'off' in the settings of 'jacobian'; did you mean 'of'?
            {hessian: {of: ["x", "y"], wrt: x}} | 1:20: the Hessian is that of one function; 'of' holds 2
            {graph: {formula: "x*y"}} | 1:17: 'graph' needs 'at', for example {graph: {formula: "(x+y)*z", at: {x: -2, y: 5, z: -4}}}
            {graph: {formula: "x", at: {x: 1, u: 2}}} | 1:32: 'u' in 'at' does not occur in the formula
            {graph: {formula: "xy", at: {x: 1, y: 2}}} | 1:18: 'xy' is one name, which is not in 'wrt' or 'at'; a product is written x*y
            {graph: {formula: "x", at: {}}} | 1:36: 'at' is empty but must give each variable a value, for example {x: 1}
            graph | 1:9: task 'graph' needs its formula and a point: {graph: {formula: "(x+y)*z", at: {x: -2, y: 5, z: -4}}}
            {graph: 3} | 1:17: the settings of 'graph' must be a map, for example {graph: {formula: "(x+y)*z", at: {x: -2, y: 5, z: -4}}}, not '3'
            """)
    void isRefusedAtItsPlace(String task, String message) {
        assertThatThrownBy(() -> ExerciseReader.read("f.yaml", "tasks: [" + task + "]\n"))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining("f.yaml:" + message);
    }

    /** Where there is no derivative, or no value, the entry and the place are named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {jacobian: {of: ["x", "ln(x)"], at: {x: 0}}} | jacobian: at x = 0: J[2,1]
            {jacobian: {of: "abs(x*y)", at: {x: 0, y: 1}}} | jacobian: J[1,1]: at x = 0, y = 1 two cases of the formula meet
            {jacobian: {of: "sqrt(x)", at: {x: 0}}} | jacobian: at x = 0: J[1,1]
            {graph: {formula: "1/x", at: {x: 0}}} | graph at x = 0: f
            {graph: {formula: "sqrt(x)*y", at: {x: 0, y: 1}}} | graph at x = 0, y = 1: df_dx
            {graph: {formula: "max(x, y)", at: {x: 1, y: 1}}} | graph: x = y is a tie of max between two variables
            {graph: {formula: "piecewise(x > 0, x, 2*x)", at: {x: 0}}} | graph: at the point two cases of the formula meet, since x == 0
            """)
    void namesWhatHasNoValue(String task, String message) {
        assertThatThrownBy(() -> task(task))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageStartingWith(message);
    }

    // ---- kinks ----

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3", "1/2, 1.5"})
    void theConventionDecidesAtAKinkAndIsSaid(String convention, String slope) {
        Solution solution = solve("conventions: {kinkDerivative: " + convention + "}\n"
                + "tasks: [{graph: {formula: \"3*max(0, x)\", at: {x: 0}}}]\n");
        Answer.Graph graph = (Answer.Graph) solution.answers().get(0);
        assertThat(graph.trace()
                        .nodes()
                        .get(0)
                        .derivative()
                        .orElseThrow()
                        .value()
                        .printed())
                .hasToString(slope);
        assertThat(sheet(solution)).contains("At the kink $x = 0$ there is no derivative; by convention");
    }

    @Test
    void undefinedAtAKinkIsRefused() {
        assertThatThrownBy(() -> solve("conventions: {kinkDerivative: undefined}\n"
                        + "tasks: [{graph: {formula: \"abs(x)\", at: {x: 0}}}]\n"))
                .hasMessageContaining("x = 0 is a kink, where there is no derivative");
    }

    @Test
    void halfOfATieGoesToEach() {
        Solution solution = solve("conventions: {kinkDerivative: 1/2}\n"
                + "tasks: [{graph: {formula: \"max(x, y)\", at: {x: 1, y: 1}}}]\n");
        assertThat(sheet(solution)).contains("$\\partial f/\\partial x = 0.5$, $\\partial f/\\partial y = 0.5$");
    }

    // ---- what is said ----

    @Test
    void aPartThatOccursTwiceIsOneNode() {
        String sheet = sheet(task("{graph: {formula: \"(a*b+1)^2 + a*b\", at: {a: 2, b: 3}}}"));
        assertThat(sheet)
                .contains("$q = a b$ occurs two times in the formula; it is calculated once, as one node.")
                .contains(
                        "$q$ is used by two nodes: $\\partial f/\\partial q$ is the sum of what comes back from each.")
                .contains("14 \\cdot 1 + 1 \\cdot 1 = 15");
    }

    @Test
    void aDerivativeFromBehindIsPassedOn() {
        String sheet = sheet(task("{graph: {formula: \"x*w\", at: {x: 1, w: 2}, wrt: w, upstream: -3}}"));
        assertThat(sheet)
                .contains("where $\\partial C/\\partial f = -3$ arrives from behind")
                .contains("\\partial C/\\partial w = \\partial C/\\partial f \\cdot x = (-3) \\cdot 1 = -3")
                .contains("not asked");
    }

    /** Names of variables are the author's; what the sheet names itself keeps out of their way. */
    @Test
    void noTwoThingsHaveOneName() {
        Solution solution = task("{graph: {formula: \"(f+q)*(r+s)*C*df_dq\","
                + " at: {f: 1, q: 2, r: 3, s: 4, C: 5, df_dq: 6}, upstream: 2}}");
        assertThat(solution.worksheet().lines().stream()
                        .map(line -> line.id().text())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void severalTasksKeepTheirQuantitiesApart() {
        Solution solution = task("{graph: {formula: \"x^2\", at: {x: 3}}}, {graph: {formula: \"x^3\", at: {x: 2}}},"
                + " {jacobian: {of: \"x*y\", at: {x: 1, y: 2}}}, {jacobian: {of: \"x*y\", at: {x: 1, y: 2}}}");
        assertThat(solution.worksheet().lines().stream()
                        .map(line -> line.id().text())
                        .toList())
                .contains("a_x", "b_x", "c_J[1,1]", "d_J[1,1]")
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutAPointOnlySymbolsStand() {
        Solution solution = task("{jacobian: {of: [\"x1^2\", \"x1*x2\"]}}");
        assertThat(solution.worksheet().lines()).isEmpty();
        assertThat(sheet(solution)).contains("2 x_1").doesNotContain("insert");
    }

    @Test
    void theHessianIsSymmetricByProof() {
        assertThat(sheet(task("{hessian: {of: \"exp(x*y)*sin(x)\", wrt: [x, y]}}")))
                .contains("is symmetric: the mixed derivatives are equal (proved)");
    }

    // ---- sheets that are given out ----

    @ParameterizedTest
    @CsvSource({"QUESTION", "BLANK"})
    void noResultStandsOnASheetThatIsGivenOut(SheetKind kind) {
        Solution solution = task("{jacobian: {of: [\"x1^2\", \"x1*x2\", \"x2^3\"], at: {x1: 31, x2: 27}}},"
                + " {graph: {formula: \"(x+y)*z\", at: {x: 41, y: 5, z: 17}}}");
        String sheet = new MarkdownRenderer()
                .render(CourseSheets.compose(Assignment.of(solution), kind, Style.of(Locale.ENGLISH), Handout.DEFAULT));
        for (String result :
                new String[] {"62", "2187", "3 x_2^2", "2 x_1", "46", "782", "3 × 2", "does not contain"}) {
            assertThat(sheet).doesNotContain(result);
        }
        assertThat(sheet).contains("x_1 = 31");
    }

    /** Values go along the arrows, derivatives come back; Markdown that stands alone has no picture. */
    @Test
    void theGraphIsDrawnWithItsNumbers() {
        Solution solution = task("{graph: {formula: \"(x+y)*z\", at: {x: -2, y: 5, z: -4}}}");
        String tex = new LatexRenderer().render(Composer.compose(solution, Style.of(Locale.GERMAN)));
        String picture = tex.substring(tex.indexOf("\\begin{tikzpicture}"), tex.indexOf("\\end{tikzpicture}"));
        assertThat(picture).contains("{$-2$}", "{$5$}", "{$-4$}", "{$q = 3$}", "{$-12$}", "{$3$}", "{$1$}");
        assertThat(sheet(solution)).doesNotContain("tikz", "![");
    }
}
