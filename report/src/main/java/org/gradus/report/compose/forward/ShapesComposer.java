package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** The shapes of weights and biases, layer by layer, and the number of parameters. */
public final class ShapesComposer {
    private final Draft draft;
    private final List<LayerData> layers;

    public ShapesComposer(Draft draft) {
        this.draft = draft;
        this.layers = draft.exercise().network().orElseThrow().layers();
    }

    /** The steps; what stands in the box. */
    public List<Inline> compose() {
        Expr l = Expr.Symbol.of("l");
        Expr before = Expr.Sum.of(l, Expr.Num.of(-1));
        List<Inline> why = draft.say(
                CalculusPhrase.WHY_SHAPES,
                new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.of(l)),
                new Expr.Indexed(Expr.Symbol.of("N"), List.of(l)),
                new Expr.Indexed(Expr.Symbol.of("N"), List.of(before)));
        draft.step(draft.say(CalculusPhrase.PARAMETER_SHAPES), why, List.of());
        List<List<Inline>> header = List.of(
                draft.say(Phrase.LAYER_COLUMN),
                draft.say(CalculusPhrase.WEIGHTS_COLUMN),
                draft.say(CalculusPhrase.BIAS_COLUMN),
                draft.say(CalculusPhrase.PARAMETERS_COLUMN));
        List<List<List<Inline>>> rows = new ArrayList<>();
        List<Expr> counts = new ArrayList<>();
        for (int number = 1; number <= layers.size(); number++) {
            LayerData layer = layers.get(number - 1);
            counts.add(Expr.Num.of(layer.parameters()));
            rows.add(List.of(
                    List.of(new Inline.Text(Integer.toString(number))),
                    weights(number, layer),
                    bias(number, layer),
                    count(layer)));
        }
        draft.add(new Block.Table(header, rows));
        long total = layers.stream().mapToLong(LayerData::parameters).sum();
        return draft.say(
                CalculusPhrase.TOTAL_PARAMETERS,
                counts.size() == 1
                        ? Inline.Formula.of(Expr.Num.of(total))
                        : new Inline.Formula(Lines.equal(new Expr.Sum(counts), Expr.Num.of(total))));
    }

    private List<Inline> weights(int number, LayerData layer) {
        List<Inline> shape = List.of(
                Inline.Formula.of(draft.notation().weights(number)),
                new Inline.Text(": " + layer.units() + " × " + layer.inputs()));
        int missing = layer.units() * layer.inputs() - layer.edges();
        return missing == 0
                ? shape
                : Wording.join(shape, draft.say(CalculusPhrase.MISSING_CELL, Integer.toString(missing)));
    }

    private List<Inline> bias(int number, LayerData layer) {
        if (layer.bias().isEmpty()) {
            return draft.say(CalculusPhrase.NO_BIAS_CELL);
        }
        Expr name = draft.notation().isBare() && layer.units() == 1
                ? Expr.Symbol.of("b")
                : draft.notation().bias(number, layer.units());
        return List.of(Inline.Formula.of(name), new Inline.Text(": " + layer.units() + " × 1"));
    }

    /** {@code 2·3 − 1 + 2 = 7}. */
    private static List<Inline> count(LayerData layer) {
        List<Expr> terms = new ArrayList<>();
        terms.add(Expr.Product.of(Expr.Num.of(layer.units()), Expr.Num.of(layer.inputs())));
        int missing = layer.units() * layer.inputs() - layer.edges();
        if (missing > 0) {
            terms.add(new Expr.Negation(Expr.Num.of(missing)));
        }
        if (layer.bias().isPresent()) {
            terms.add(Expr.Num.of(layer.units()));
        }
        Expr sum = terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
        return List.of(new Inline.Formula(Lines.equal(sum, Expr.Num.of(layer.parameters()))));
    }
}
