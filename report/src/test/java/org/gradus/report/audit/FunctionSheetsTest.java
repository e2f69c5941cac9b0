package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Partials;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeded graphs, Jacobians and Hessians: against difference quotients, and each sheet through the audits of all sheets. */
class FunctionSheetsTest {
    private static final int SEEDS_EACH = 60;

    @ParameterizedTest
    @CsvSource({"working, 0", "working, 1", "carry, 2", "displayed, 3", "exact, 4"})
    void keepThePromises(String mode, int batch) {
        SheetAudits audits = new SheetAudits();
        int unproved = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomFunctions functions = new RandomFunctions(seed, mode);
            String yaml = functions.yaml();
            Solution solution;
            try {
                solution = Solver.solve(ExerciseReader.read("seed-" + seed, yaml));
            } catch (UnsolvableException refused) {
                assertThat(refused).as(yaml).hasMessageStartingWith("hessian: ").hasMessageContaining("not proved");
                unproved++;
                continue;
            }
            compare(functions, solution, yaml, mode.equals("displayed") ? 0.5 : 2e-3);
            assertThat(solution.undecided()).as(yaml).isEmpty();
            if (mode.equals("working")) {
                audits.relationsAndNumbers(solution, seed, yaml);
            } else {
                audits.relations(solution, seed, yaml);
            }
            everyOtherFormat(solution);
        }
        assertThat(audits.relations()).as("relations that were recalculated").isGreaterThan(2 * SEEDS_EACH);
        assertThat(unproved)
                .as("second derivatives that the kernel does not prove")
                .isLessThan(3);
        assertThat(audits.numbers()).isGreaterThan(mode.equals("working") ? 5 * SEEDS_EACH : -1);
    }

    private static void everyOtherFormat(Solution solution) {
        assertThat(SolutionJson.write(solution)).contains("\"parts\"");
        Style german = Style.of(Locale.GERMAN);
        assertThat(new LatexRenderer().render(Composer.compose(solution, german)))
                .doesNotContain("[U+");
        Assignment assignment = Assignment.of(solution);
        for (SheetKind kind : new SheetKind[] {SheetKind.QUESTION, SheetKind.BLANK, SheetKind.KEY, SheetKind.MARKING}) {
            assertThat(new MarkdownRenderer().render(CourseSheets.compose(assignment, kind, german, Handout.DEFAULT)))
                    .isNotEmpty();
        }
    }

    private static void compare(RandomFunctions functions, Solution solution, String yaml, double tolerance) {
        Answer answer = solution.answers().get(0);
        if (answer instanceof Answer.Graph graph) {
            near(graph.trace().end().value(), functions.value(), yaml, tolerance);
            for (int i = 0; i < functions.variables(); i++) {
                near(graph.trace().nodes().get(i).derivative().orElseThrow(), functions.slope(0, i), yaml, tolerance);
            }
            return;
        }
        Partials partials =
                answer instanceof Answer.Jacobian jacobian ? jacobian.partials() : ((Answer.Hessian) answer).second();
        int rows = functions.isJacobian() ? functions.functions() : functions.variables();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < functions.variables(); j++) {
                double right = functions.isJacobian() ? functions.slope(i, j) : functions.curvature(i, j);
                near(partials.values().get(i).get(j), right, yaml, tolerance);
            }
        }
        if (answer instanceof Answer.Hessian hessian) {
            assertThat(hessian.symmetric()).as(yaml).hasSize(functions.variables() * (functions.variables() - 1) / 2);
        }
    }

    private static void near(Evaluation line, double right, String yaml, double tolerance) {
        assertThat(line.value().real().nearestDouble())
                .as("%s of %s", line.id(), yaml)
                .isCloseTo(right, within(tolerance * Math.max(1, Math.abs(right))));
    }
}
