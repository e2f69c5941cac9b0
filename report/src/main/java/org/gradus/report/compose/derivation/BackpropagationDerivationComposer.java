package org.gradus.report.compose.derivation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Shape;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.RouteLines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Backpropagation;
import org.gradus.symbolic.derive.Step;

/** The equations of backpropagation: each derived in indices from the chain rule, then collected into matrices. */
public final class BackpropagationDerivationComposer {
    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr J = Expr.Symbol.of("j");
    private static final Expr K = Expr.Symbol.of("k");
    private static final Expr C = Expr.Symbol.of("C");
    private static final Expr THIS = Expr.Symbol.of("l");
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr NEXT = Expr.Sum.of(THIS, ONE);
    private static final Expr PREVIOUS = Expr.Sum.of(THIS, new Expr.Negation(ONE));
    private static final Expr LAST = Expr.Symbol.of("L");

    private final Draft draft;

    public BackpropagationDerivationComposer(Draft draft) {
        this.draft = draft;
    }

    public List<Inline> compose(List<Backpropagation> equations) {
        if (!draft.is(Detail.BRIEF)) {
            notation();
            equations.forEach(this::derive);
        }
        if (draft.is(Detail.FULL)) {
            draft.add(new Block.Note(
                    draft.say(Phrase.PROVED_FOR_ANY_SIZE, C, Expr.Apply.of("sigma", Expr.Symbol.of("z")))));
        }
        List<Inline> box = List.of();
        for (Backpropagation equation : equations) {
            List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
            box = Wording.join(box, between, List.of(new Inline.Formula(collected(equation))));
        }
        return box;
    }

    /** One equation alone, where it does not stand on the sheet yet. */
    public void composeOnce(Backpropagation.Kind kind) {
        if (draft.firstTime("backpropagation:notation")) {
            notation();
        }
        if (draft.firstTime("backpropagation:" + kind)) {
            Backpropagation.equations().stream()
                    .filter(equation -> equation.kind() == kind)
                    .forEach(this::derive);
        }
    }

    private static Chain collected(Backpropagation equation) {
        return Lines.equal(equation.collected().left(), equation.collected().right());
    }

    // ---- the network ----

    private void notation() {
        Expr product = Expr.Product.of(entry("w", THIS, I, J), entry("a", PREVIOUS, J));
        Expr sum = new Expr.IndexedSum("j", Optional.empty(), Optional.empty(), product);
        Expr z = entry("z", THIS, I);
        Chain weighted = Lines.equal(z, Expr.Sum.of(sum, entry("b", THIS, I)));
        Chain output = Lines.equal(entry("a", THIS, I), Expr.Apply.of("sigma", z));
        Line unit = new Line(
                List.of(weighted, output),
                draft.say(Phrase.LAYER_OF_UNITS, I, THIS),
                OptionalInt.of(draft.nextNumber()));
        Line ends = Line.of(
                        Lines.equal(new Expr.Symbol("a", Shape.VECTOR, Optional.of(Expr.Num.of(0))), vector("x")),
                        Lines.equal(vector("y"), new Expr.Symbol("a", Shape.VECTOR, Optional.of(LAST))))
                .remark(draft.say(Phrase.INPUT_AND_OUTPUT));
        Line error = Line.of(Lines.equal(entry("delta", THIS, I), Expr.Derivative.partial(C, z)))
                .remark(draft.say(Phrase.ERROR_TERM, C, z));
        draft.step(
                draft.say(Phrase.NETWORK_IN_INDICES),
                draft.say(Phrase.WHY_INDICES, I, J, K),
                List.of(unit, ends, error));
    }

    // ---- the equations ----

    private void derive(Backpropagation equation) {
        List<Step> steps = equation.derivation().steps();
        Line matrices = Line.of(collected(equation));
        switch (equation.kind()) {
            case OUTPUT_ERROR -> outputError(steps, matrices);
            case HIDDEN_ERROR -> hiddenError(steps, matrices);
            case WEIGHTS -> weights(steps, matrices);
            case BIAS -> bias(steps, matrices);
            case INPUT -> input(steps, matrices);
        }
    }

    private void outputError(List<Step> steps, Line matrices) {
        Expr zj = entry("z", LAST, J);
        Expr yk = Expr.Indexed.of("y", "k");
        Expr jacobian = Expr.Derivative.partial(vector("y"), new Expr.Symbol("z", Shape.VECTOR, Optional.of(LAST)));
        Expr gradient = Expr.Derivative.partial(C, vector("y"));
        Chain softmax = Lines.equal(
                new Expr.Symbol("delta", Shape.VECTOR, Optional.of(LAST)),
                Expr.Product.of(new Expr.Transpose(matrix("J")), gradient));
        RouteLines lines = new RouteLines(steps)
                .step(entry("delta", LAST, J), draft.say(Phrase.CHAIN_RULE_THROUGH, yk))
                .step(draft.say(
                        Phrase.ONLY_CONTAINS, Lines.equal(Expr.Indexed.of("y", "j"), Expr.Apply.of("sigma", zj)), zj))
                .step(draft.say(Phrase.INSERT_PLAIN))
                .line(Line.of(softmax)
                        .remark(draft.say(Phrase.SOFTMAX_KEEPS_TERMS, Lines.equal(matrix("J"), jacobian))))
                .line(matrices.remark(draft.say(Phrase.COLLECTED_ENTRIES, J)));
        step(Phrase.OUTPUT_ERROR, draft.say(Phrase.WHY_OUTPUT_ERROR, C, zj), lines);
    }

    private void hiddenError(List<Step> steps, Line matrices) {
        Expr zj = entry("z", THIS, J);
        Expr next = entry("z", NEXT, K);
        Expr w = new Expr.Symbol("W", Shape.MATRIX, Optional.of(NEXT));
        RouteLines lines = new RouteLines(steps)
                .step(entry("delta", THIS, J), draft.say(Phrase.CHAIN_RULE_THROUGH, next))
                .step(draft.say(
                        Phrase.BY_DEFINITION_OF,
                        Lines.equal(entry("delta", NEXT, K), Expr.Derivative.partial(C, next))))
                .step(draft.say(Phrase.ONLY_ONE_TERM, entry("a", THIS, J), zj))
                .step(draft.say(Phrase.BY_DEFINITION_OF, Lines.equal(entry("a", THIS, J), Expr.Apply.of("sigma", zj))))
                .step(entry("delta", THIS, J), draft.say(Phrase.INSERT_PLAIN))
                .step(draft.say(Phrase.FACTOR_OUT, Expr.Derivative.prime(Expr.Apply.of("sigma", zj), zj)))
                .line(matrices.remark(draft.say(Phrase.COLLECTED_TRANSPOSED, J, new Expr.Transpose(w), w)));
        draft.step(
                draft.say(Phrase.HIDDEN_ERROR, NEXT, THIS),
                draft.say(Phrase.WHY_HIDDEN_ERROR, C, zj),
                lines.numbered(draft.nextNumber()));
    }

    private void weights(List<Step> steps, Line matrices) {
        Expr w = entry("w", THIS, I, J);
        RouteLines lines = own(steps, w)
                .step(draft.say(Phrase.ONLY_ONE_TERM, entry("a", PREVIOUS, J), w))
                .step(draft.say(Phrase.INSERT_PLAIN))
                .line(matrices.remark(draft.say(Phrase.COLLECTED_OUTER, I, J)));
        step(Phrase.WEIGHT_GRADIENT, whyParameters(), lines);
    }

    private void bias(List<Step> steps, Line matrices) {
        Expr b = entry("b", THIS, I);
        RouteLines lines = own(steps, b)
                .step(draft.say(Phrase.RULE_OTHER_TERMS, b))
                .step(draft.say(Phrase.INSERT_PLAIN))
                .line(matrices.remark(draft.say(Phrase.COLLECTED_VECTOR, I)));
        step(Phrase.BIAS_GRADIENT, whyParameters(), lines);
    }

    private List<Inline> whyParameters() {
        return draft.say(Phrase.WHY_WEIGHT_GRADIENT, C, THIS, new Expr.Symbol("z", Shape.VECTOR, Optional.of(THIS)));
    }

    /** From the chain rule to δ_i ∂z_i/∂p_i. */
    private RouteLines own(List<Step> steps, Expr parameter) {
        Expr zi = entry("z", THIS, I);
        Chain error = Lines.equal(entry("delta", THIS, I), Expr.Derivative.partial(C, zi));
        return new RouteLines(steps)
                .step(draft.say(Phrase.CHAIN_RULE_THROUGH, entry("z", THIS, K)))
                .step(draft.say(Phrase.ONLY_CONTAINS, zi, parameter))
                .step(draft.say(Phrase.BY_DEFINITION_OF, error));
    }

    private void input(List<Step> steps, Line matrices) {
        Expr z = entry("z", ONE, K);
        Expr x = Expr.Indexed.of("x", "j");
        RouteLines lines = new RouteLines(steps)
                .step(draft.say(Phrase.CHAIN_RULE_THROUGH, z))
                .step(draft.say(
                        Phrase.BY_DEFINITION_OF, Lines.equal(entry("delta", ONE, K), Expr.Derivative.partial(C, z))))
                .step(draft.say(Phrase.ONLY_ONE_TERM, entry("w", ONE, K, J), x))
                .step(draft.say(Phrase.INSERT_PLAIN))
                .line(matrices.remark(draft.say(Phrase.COLLECTED_PRODUCT, J)));
        step(Phrase.INPUT_GRADIENT, draft.say(Phrase.WHY_INPUT_GRADIENT), lines);
    }

    private void step(Phrase title, List<Inline> why, RouteLines lines) {
        draft.step(draft.say(title), why, lines.numbered(draft.nextNumber()));
    }

    // ---- terms ----

    private static Expr entry(String name, Expr layer, Expr... indices) {
        return new Expr.Indexed(new Expr.Symbol(name, Shape.SCALAR, Optional.of(layer)), List.of(indices));
    }

    private static Expr vector(String name) {
        return Expr.Symbol.vector(name);
    }

    private static Expr matrix(String name) {
        return new Expr.Symbol(name, Shape.MATRIX, Optional.empty());
    }
}
