package org.gradus.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solve.Solver;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.SecondOpinion;
import org.gradus.symbolic.kernel.Prover;

/** What somebody else's program does with Gradus, in a process of its own: {@link EmbeddingTest} chooses the class path. */
public final class EmbeddedProgram {
    private EmbeddedProgram() {}

    /** @param args what to do: {@code sheet FILE}, {@code claim}, {@code closed-form} or {@code second-opinion} */
    public static void main(String[] args) throws Exception {
        Expr.Symbol z = Expr.Symbol.of("z");
        switch (args[0]) {
            case "sheet" ->
                new MarkdownRenderer()
                        .render(
                                Composer.compose(
                                        Solver.solve(ExerciseReader.read(Path.of(args[1]))), Style.of(Locale.GERMAN)),
                                System.out);
            case "claim" -> {
                Expr left = ExprParser.parse("exp(-z)/(1+exp(-z))^2");
                Expr right = ExprParser.parse("sigmoid(z)*(1-sigmoid(z))");
                System.out.println(
                        Prover.equal(left, right, List.of()).getClass().getSimpleName());
            }
            case "closed-form" -> {
                Derivation derivation = ClosedForm.addedTo(Derivations.of(ExprParser.parse("ln(1+exp(z))"), z));
                System.out.println(TextWriter.write(derivation.closedForm().orElseThrow()));
            }
            case "second-opinion" ->
                System.out.println(SecondOpinion.on(Derivations.of(ExprParser.parse("z^2*exp(z)"), z))
                        .refusals());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
