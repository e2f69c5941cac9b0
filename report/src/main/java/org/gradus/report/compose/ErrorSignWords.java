package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** That error terms have the sign of target minus output, and what a step is with them; said once, with what is given. */
final class ErrorSignWords {
    private static final Expr L = Expr.Symbol.of("l");
    private static final Expr ETA = Expr.Symbol.of("eta");

    private final Draft draft;
    private final Notation notation;

    private ErrorSignWords(Draft draft) {
        this.draft = draft;
        this.notation = draft.notation();
    }

    /** Nothing where error terms are derivatives; in a derivative that holds λ W too there is no such short form of the step. */
    static List<List<Inline>> of(Draft draft, boolean steps) {
        if (!draft.notation().gradients().isTurned()) {
            return List.of();
        }
        ErrorSignWords words = new ErrorSignWords(draft);
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(draft.say(FilePhrase.ERROR_SIGN, Chain.of(words.error()), words.meaning()));
        boolean plain = draft.exercise().regularisation().isEmpty()
                && draft.exercise().network().isPresent();
        if (steps && plain) {
            sentences.add(words.step());
        }
        return sentences;
    }

    private boolean isOne() {
        return notation.isBare() && notation.outputs() == 1;
    }

    /** t − y. */
    private Expr error() {
        boolean one = notation.outputs() == 1;
        Expr y = one ? Expr.Symbol.of("y") : Expr.Symbol.vector("y");
        return Expr.Sum.of(notation.gradients().target(), new Expr.Negation(y));
    }

    /** δ^l = −∂C/∂z^l, of several samples with the loss of each. */
    private Chain meaning() {
        Expr c = Expr.Symbol.of("C");
        Expr cost = draft.samples().size() > 1 ? new Expr.OfSample(c, Expr.Symbol.of("s")) : c;
        Expr slope = Expr.Derivative.partial(cost, vector("z"));
        return Lines.equal(vector("delta"), notation.gradients().signed(slope));
    }

    private Expr vector(String letter) {
        if (isOne()) {
            return Expr.Symbol.of(letter);
        }
        return notation.isBare()
                ? Expr.Symbol.vector(letter)
                : new Expr.Symbol(letter, Expr.Shape.VECTOR, Optional.of(L));
    }

    /** W^l − η ∂C/∂W^l = W^l + η δ^l (a^{l−1})ᵀ, of a batch with the matrices of all samples. */
    private List<Inline> step() {
        Expr weights = notation.isNeuron() ? Expr.Indexed.of("w", "j") : layered("W", Expr.Shape.MATRIX, L);
        Expr downhill = Expr.Sum.of(weights, new Expr.Negation(Expr.Product.of(ETA, GradientNotation.of(weights))));
        Batch batch = draft.exercise().conventions().batch();
        boolean together = draft.samples().size() > 1 && (batch == Batch.MEAN || batch == Batch.SUM);
        Expr change = together ? overSamples() : ofSample();
        List<Expr> factors = new ArrayList<>(List.of(ETA));
        factors.addAll(change instanceof Expr.Product product ? product.factors() : List.of(change));
        Expr uphill = new Expr.Product(factors);
        Expr shared = together && batch == Batch.MEAN ? new Expr.Quotient(uphill, Expr.Symbol.of("N")) : uphill;
        return draft.say(FilePhrase.ERROR_SIGN_STEP, Chain.of(downhill), Chain.of(Expr.Sum.of(weights, shared)));
    }

    private static Expr layered(String letter, Expr.Shape shape, Expr layer) {
        return new Expr.Symbol(letter, shape, Optional.of(layer));
    }

    /** δ^l (a^{l−1})ᵀ. */
    private Expr ofSample() {
        Expr before = Expr.Sum.of(L, new Expr.Negation(Expr.Num.of(1)));
        return notation.isNeuron()
                ? Expr.Product.of(Expr.Symbol.of("delta"), Expr.Indexed.of("x", "j"))
                : Expr.Product.of(
                        layered("delta", Expr.Shape.VECTOR, L),
                        new Expr.Transpose(layered("a", Expr.Shape.VECTOR, before)));
    }

    /** Σ_s of that. */
    private Expr overSamples() {
        Expr before = Expr.Sum.of(L, new Expr.Negation(Expr.Num.of(1)));
        if (!notation.isNeuron()) {
            return Expr.Product.of(
                    layered("Delta", Expr.Shape.MATRIX, L),
                    new Expr.Transpose(layered("A", Expr.Shape.MATRIX, before)));
        }
        Expr s = Expr.Symbol.of("s");
        Expr term = Expr.Product.of(
                new Expr.OfSample(Expr.Symbol.of("delta"), s), new Expr.OfSample(Expr.Indexed.of("x", "j"), s));
        return new Expr.IndexedSum("s", Optional.empty(), Optional.empty(), term);
    }
}
