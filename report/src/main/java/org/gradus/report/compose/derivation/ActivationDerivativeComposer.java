package org.gradus.report.compose.derivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.KinkWords;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.Answer.ActivationDerivative.OfActivation;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Switch;

/** σ′ of an activation: derived at board level, then at the numbers of the exercise. */
public final class ActivationDerivativeComposer {
    private final Draft draft;
    private final ScalarActivation activation;
    private final OfActivation answer;
    private final OptionalInt layer;
    private final DerivationComposer derivation;
    private final Expr z = Expr.Symbol.of("z");

    /** @param layer where the activation stands first, if another one has the same name */
    public ActivationDerivativeComposer(Draft draft, OfActivation answer, OptionalInt layer) {
        this.draft = draft;
        this.answer = answer;
        this.activation = answer.activation();
        this.layer = layer;
        this.derivation = new DerivationComposer(draft, answer.derivation());
    }

    /** The steps; what belongs into the box. */
    public List<Inline> compose() {
        derivation();
        List<Inline> box = List.of(new Inline.Formula(derivation.result()));
        List<SampleTrace> samples = draft.samples();
        for (int s = 0; s < answer.values().size(); s++) {
            List<Inline> values = values(samples.get(s), answer.values().get(s));
            box = Wording.join(box, before(samples.get(s)), values);
        }
        return box;
    }

    /** Several samples stand one below the other, unless each is told from the others by its number in σ′(1.5). */
    private List<Inline> before(SampleTrace sample) {
        boolean several = draft.samples().size() > 1;
        return several && !draft.notation().isNeuron()
                ? Wording.join(List.of(new Inline.Break()), draft.say(Phrase.SAMPLE_COLON, sample.number()))
                : gap();
    }

    private List<Inline> gap() {
        return List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP));
    }

    private String key() {
        return "derivative:" + activation.name() + layer.orElse(0) + sharing();
    }

    // ---- the derivation ----

    private Expr prime(Expr argument) {
        return Expr.Derivative.prime(Expr.Apply.of(activation.name(), argument), argument);
    }

    private void derivation() {
        derivation.compose(title(), key());
    }

    /** The units, from 0, that apply it in its layer, where others there have a function of the same name. */
    private List<Integer> sharing() {
        if (layer.isEmpty()) {
            return List.of();
        }
        LayerData data = draft.exercise().network().orElseThrow().layers().get(layer.getAsInt() - 1);
        List<String> names =
                data.activation().parts().stream().map(Activation::name).toList();
        return Collections.frequency(names, activation.name()) > 1
                ? UnitWords.units(data.activation(), activation, data.units())
                : List.of();
    }

    /** Several functions of one name are told apart by their layer, and there by their units. */
    private List<Inline> title() {
        Expr function = Expr.Apply.of(activation.name(), z);
        if (!sharing().isEmpty()) {
            return draft.say(
                    FilePhrase.DERIVATIVE_OF_UNITS, function, layer.orElseThrow(), UnitWords.of(draft, sharing()));
        }
        return layer.isPresent()
                ? draft.say(Phrase.DERIVATIVE_OF_IN_LAYER, function, layer.getAsInt())
                : draft.say(Phrase.DERIVATIVE_OF, function);
    }

    // ---- the numbers ----

    /** The steps of one sample; what they add to the box. */
    private List<Inline> values(SampleTrace sample, List<AtPoint> points) {
        List<Inline> box = List.of();
        int from = 0;
        for (LayerTrace layer : sample.layers()) {
            int units = layer.unitsWith(activation).size();
            List<AtPoint> own = points.subList(from, from + units);
            from += units;
            if (units > 0) {
                List<Inline> found = UnitWords.isMixed(layer.function())
                        ? ofUnits(sample, layer, own)
                        : List.of(new Inline.Formula(values(sample, layer, own)));
                box = Wording.join(box, box.isEmpty() ? List.of() : gap(), found);
            }
        }
        return box;
    }

    /** Of the units that apply it, in a layer where others do not: each by itself. */
    private List<Inline> ofUnits(SampleTrace sample, LayerTrace layer, List<AtPoint> points) {
        List<Line> lines = new ArrayList<>();
        List<Inline> box = List.of();
        for (AtPoint point : points) {
            Evaluation value = point.value();
            int unit = value.id().place(0) - 1;
            Expr left =
                    prime(draft.notation().write(layer.preactivation().get(unit).symbol()));
            Chain brief = Chain.of(left).and(Truth.shown(List.of(value)), Quantities.column(List.of(value)));
            boolean calculated = !value.uses().isEmpty() && !(value.formula() instanceof Expr.Piecewise);
            if (!calculated || draft.is(Detail.BRIEF)) {
                lines.add(Line.of(brief));
            } else {
                lines.add(Line.of(putIn(Chain.of(left), List.of(value))));
            }
            conventions(List.of(point), lines.size() - 1, lines);
            box = Wording.join(box, box.isEmpty() ? List.of() : gap(), List.of(new Inline.Formula(brief)));
        }
        lines.set(0, lines.get(0).numbered(draft.nextNumber()));
        int first = points.get(0).value().id().place(0) - 1;
        Expr argument = points.size() == 1
                ? draft.notation().write(layer.preactivation().get(first).symbol())
                : draft.notation()
                        .preactivation(layer.layer(), layer.activation().size());
        draft.step(
                title(sample, argument),
                draft.say(Phrase.WHY_VALUES, draft.reference(key()).orElseThrow()),
                lines);
        return box;
    }

    private Chain values(SampleTrace sample, LayerTrace layer, List<AtPoint> points) {
        List<Evaluation> values = points.stream().map(AtPoint::value).toList();
        boolean byCases = values.get(0).formula() instanceof Expr.Piecewise;
        Chain brief = Chain.of(left(layer)).and(Truth.shown(values), Quantities.column(values));
        List<Line> lines = new ArrayList<>();
        if (byCases || draft.is(Detail.BRIEF)) {
            lines.add(Line.of(brief).numbered(draft.nextNumber()));
        } else {
            Chain chain = putIn(Chain.of(left(layer)), values);
            lines.addAll(Lines.fit(chain, draft.nextNumber(), remark(sample, layer, values)));
        }
        conventions(points, 0, lines);
        draft.defines(Quantities.slope(sample, layer.layer()));
        draft.step(
                title(
                        sample,
                        draft.notation()
                                .preactivation(layer.layer(), layer.activation().size())),
                draft.say(Phrase.WHY_VALUES, draft.reference(key()).orElseThrow()),
                lines);
        return brief;
    }

    /** The chain with the formula, the numbers put in and the result. */
    private Chain putIn(Chain left, List<Evaluation> values) {
        Notation notation = draft.notation();
        Expr formulas =
                Elision.ends(values.size(), i -> notation.write(values.get(i).formula()));
        Expr numbers = Elision.ends(values.size(), i -> values.get(i).substituted());
        return left.equal(formulas)
                .and(Truth.insert(values), numbers)
                .and(Truth.result(values), Quantities.column(values));
    }

    /** At a kink: beside the value of a single unit, line {@code single}, else a line for each kink that was met, ReLU′(0) = 0. */
    private void conventions(List<AtPoint> points, int single, List<Line> lines) {
        Set<Expr> met = new LinkedHashSet<>();
        for (AtPoint point : points) {
            if (point.kink().isEmpty()) {
                continue;
            }
            Switch kink = point.kink().get();
            Expr used = exact(point.value());
            List<Inline> words = KinkWords.of(draft, kink, used);
            if (points.size() == 1) {
                lines.set(single, lines.get(single).remark(words));
            } else if (met.add(kink.at())) {
                lines.add(Line.of(Lines.equal(prime(kink.at()), used)).remark(words));
            }
        }
    }

    private static Expr exact(Evaluation evaluation) {
        return evaluation.value().exactBeyondPrinted().orElse(evaluation.value().printed());
    }

    private Expr left(LayerTrace layer) {
        List<Evaluation> inputs = layer.preactivation();
        boolean number = inputs.size() == 1 && inputs.get(0).value().exactlyPrinted();
        return prime(number ? inputs.get(0).shown() : draft.notation().preactivation(layer.layer(), inputs.size()));
    }

    private List<Inline> title(SampleTrace sample, Expr argument) {
        return draft.samples().size() > 1
                ? draft.say(Phrase.DERIVATIVE_VALUE_OF_SAMPLE, argument, sample.number())
                : draft.say(Phrase.DERIVATIVE_VALUE, argument);
    }

    private List<Inline> remark(SampleTrace sample, LayerTrace layer, List<Evaluation> values) {
        boolean own = layer.activation().stream().anyMatch(a -> uses(values, a));
        int l = layer.layer();
        Expr output = own
                ? draft.notation().output(l, layer.activation().size())
                : draft.notation().preactivation(l, layer.preactivation().size());
        List<Inline> remark = draft.reference(own ? Quantities.output(sample, l) : Quantities.preactivation(sample, l))
                .map(reference -> draft.say(Phrase.INSERT_FROM, output, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        return Quantities.withBounds(draft, remark, values);
    }

    private static boolean uses(List<Evaluation> values, Evaluation quantity) {
        return values.stream().anyMatch(value -> value.uses().contains(quantity.id()));
    }
}
