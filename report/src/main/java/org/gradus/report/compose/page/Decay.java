package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Regularisation;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/** What regularisation adds to formulas and lines: C = D + R with R = λ/2 Σ w², and λ W in the gradients. */
public final class Decay {
    private static final Expr LAMBDA = Expr.Symbol.of("lambda");
    private static final Expr TWO = Expr.Num.of(2);

    private Decay() {}

    /** The gradient of weights with λ W added. */
    public static Expr ofWeights(Draft draft, Expr gradient, Expr weights) {
        return draft.exercise().regularisation().isPresent() ? plus(gradient, LAMBDA, weights) : gradient;
    }

    /** The gradient of a bias; λ b is added where biases are regularised. */
    public static Expr ofBias(Draft draft, Expr gradient, Expr bias) {
        return draft.exercise().regularisation().filter(Regularisation::biases).isPresent()
                ? plus(gradient, LAMBDA, bias)
                : gradient;
    }

    /** The same in numbers: 0.01 times those of the weights is added. */
    public static Expr numbers(Draft draft, Expr gradient, Expr weights) {
        return draft.exercise()
                .regularisation()
                .map(own -> plus(gradient, Plain.number(own.l2()), weights))
                .orElse(gradient);
    }

    private static Expr plus(Expr gradient, Expr factor, Expr parameter) {
        return Expr.Sum.of(gradient, Expr.Product.of(factor, parameter));
    }

    /** R = λ/2 Σ (w_ij^l)² for all layers. */
    public static Expr formula(Draft draft) {
        Notation notation = draft.notation();
        Expr sum;
        if (notation.isNeuron()) {
            sum = over("j", new Expr.Power(Expr.Indexed.of("w", "j"), TWO));
        } else {
            Expr weight = new Expr.Indexed(
                    new Expr.Symbol("w", Expr.Shape.SCALAR, Optional.of(Expr.Symbol.of("l"))),
                    List.of(Expr.Symbol.of("i"), Expr.Symbol.of("j")));
            sum = over("l", over("i", over("j", new Expr.Power(weight, TWO))));
        }
        boolean biases = draft.exercise().regularisation().orElseThrow().biases();
        Expr squares = biases ? Expr.Sum.of(sum, biases(notation)) : sum;
        return Expr.Product.of(new Expr.Quotient(LAMBDA, TWO), squares);
    }

    private static Expr biases(Notation notation) {
        if (notation.isNeuron()) {
            return new Expr.Power(Expr.Symbol.of("b"), TWO);
        }
        Expr bias = new Expr.Indexed(
                new Expr.Symbol("b", Expr.Shape.SCALAR, Optional.of(Expr.Symbol.of("l"))),
                List.of(Expr.Symbol.of("i")));
        return over("l", over("i", new Expr.Power(bias, TWO)));
    }

    private static Expr over(String index, Expr term) {
        return new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), term);
    }

    /** The words of a derivation of the loss in z, and that R is no part of it. */
    public static List<Inline> leftOut(Draft draft, List<Inline> words) {
        return draft.exercise().regularisation().isEmpty()
                ? words
                : Wording.join(
                        words,
                        List.of(new Inline.Text("; ")),
                        draft.say(
                                FilePhrase.PENALTY_LEFT_OUT,
                                Expr.Symbol.of("C"),
                                Expr.Symbol.of("R"),
                                Expr.Symbol.of("z")));
    }

    /** The letter of a loss: D where a penalty is still to be added to it. */
    public static Expr letter(Optional<Evaluation> penalty) {
        return Expr.Symbol.of(penalty.isPresent() ? "D" : "C");
    }

    /** R and then C, in numbers; nothing without a penalty. */
    public static List<Line> lines(Draft draft, Optional<Evaluation> penalty, Evaluation loss) {
        List<Line> lines = new ArrayList<>();
        penalty.ifPresent(added -> {
            boolean after = added.id().updated();
            Chain name = Chain.of(written(draft, added));
            Chain start = after ? name : name.equal(formula(draft));
            List<Inline> remark = after ? List.of() : draft.say(FilePhrase.PENALTY);
            lines.add(Line.of(calculated(start, added)).remark(Quantities.withBounds(draft, remark, List.of(added))));
            Chain total = Chain.of(written(draft, loss)).equal(draft.notation().write(loss.formula()));
            lines.add(Line.of(calculated(total, loss)));
        });
        return lines;
    }

    private static Expr written(Draft draft, Evaluation evaluation) {
        return draft.notation().write(evaluation.symbol());
    }

    private static Chain calculated(Chain chain, Evaluation evaluation) {
        return NeuronLines.calculated(chain, evaluation, MatrixLines.elided(evaluation.substituted()));
    }
}
