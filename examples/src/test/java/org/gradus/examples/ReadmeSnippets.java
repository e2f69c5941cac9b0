package org.gradus.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradus.core.check.GradientCheck;
import org.gradus.core.check.GradientReport;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.BackwardPass;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.gradus.core.number.Real;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Worksheet;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Step;
import org.gradus.symbolic.kernel.Prover;

/** The Java of the README, compiled and run; {@link ReadmeTest} compares the text between the markers with the README. */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

    static void sheet(Path path, Appendable out) throws IOException {
        // snippet sheet
        Exercise exercise = ExerciseReader.read(path);
        Solution solution = Solver.solve(exercise);
        Sheet sheet = Composer.compose(solution, Style.of(Locale.GERMAN));
        new MarkdownRenderer().render(sheet, out);
        // end
    }

    static void worksheet(Path path) throws IOException {
        // snippet worksheet
        Worksheet ours = Solver.solve(ExerciseReader.read(path)).worksheet();
        Names sample = Names.ofSample(1);
        Worksheet theirs = ours.with(sample.ofLayer(Letter.Z, 1, 1), ExprParser.parse("3"));
        for (Worksheet worksheet : List.of(ours, theirs)) {
            Evaluation y = worksheet.find(sample.of(Letter.Y, 1)).orElseThrow();
            System.out.println(y.id().text() + " = " + TextWriter.write(y.substituted()) + " = "
                    + TextWriter.write(y.value().printed()));
        }
        // end
    }

    static void network() {
        // snippet network
        Network network = Network.of(
                new Layer(
                        Matrix.of(new double[][] {{1, 1}, {0, 1}, {-1, 0}}), Matrix.column(1, 0, -1), Activations.RELU),
                new Layer(Matrix.of(new double[][] {{1, 1, -1}, {0, 1, 0}}), Matrix.column(0, 1), Activations.SOFTMAX));
        ForwardPass pass = network.forward(Matrix.column(1, 0));
        System.out.println("z1 = " + pass.preactivation(1));
        System.out.println("a1 = " + pass.activation(1));
        System.out.println("z2 = " + pass.preactivation(2));
        System.out.println("y  = " + pass.output());
        // end
    }

    static void training() {
        Network network = Network.of(
                new Layer(
                        Matrix.of(new double[][] {{1, 1}, {0, 1}, {-1, 0}}), Matrix.column(1, 0, -1), Activations.RELU),
                new Layer(Matrix.of(new double[][] {{1, 1, -1}, {0, 1, 0}}), Matrix.column(0, 1), Activations.SOFTMAX));
        ForwardPass pass = network.forward(Matrix.column(1, 0));
        // snippet training
        Matrix target = Matrix.column(0, 1);
        BackwardPass gradients = network.backward(pass, Losses.CROSS_ENTROPY, target);
        System.out.println("C      = " + gradients.loss());
        System.out.println("delta2 = " + gradients.delta(2));
        System.out.println("dC/dW1 = " + gradients.weightGradient(1));
        Network after = network.step(gradients, 0.1);
        ForwardPass next = after.forward(Matrix.column(1, 0));
        System.out.println(
                "C      = " + after.backward(next, Losses.CROSS_ENTROPY, target).loss());
        // end
    }

    static void proof() {
        // snippet proof
        Real y = Real.of(ExprParser.parse("e/(e+1)"));
        System.out.println(y.round(50));
        Expr left = ExprParser.parse("exp(-z)/(1+exp(-z))^2");
        Expr right = ExprParser.parse("sigmoid(z)*(1-sigmoid(z))");
        System.out.println(Prover.equal(left, right, List.of()));
        // end
    }

    static void derivation() {
        // snippet derivation
        Expr.Symbol z = Expr.Symbol.of("z");
        Derivation derivation = ClosedForm.addedTo(Derivations.of(ExprParser.parse("ln(1+exp(z))"), z));
        for (Step step : derivation.steps()) {
            System.out.println(step.rule() + ": " + TextWriter.write(step.after()) + " by " + step.proof());
        }
        System.out.println("y' = " + TextWriter.write(derivation.closedForm().orElseThrow()));
        Sheet board = Composer.compose(derivation, Style.of(Locale.ENGLISH));
        System.out.println(
                new MarkdownRenderer().render(board).lines().findFirst().orElseThrow());
        // end
    }

    static void gradient() {
        // snippet gradient
        GradientReport report = GradientCheck.ofDerivative(z -> Math.max(0, z), z -> z > 0 ? 1 : 0)
                .at(-1, 0, 2);
        System.out.println(report);
        GradientReport wrong =
                GradientCheck.ofDerivative(Math::tanh, z -> 1 - z * z).compareAt(List.of(Matrix.column(0.5)));
        System.out.println(wrong);
        // end
    }
}
