package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.KinkWords;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Switch;

/**
 * What the error terms are multiplied by on their way back, all of it before they go: σ′(z^l) in one step for each different activation,
 * with a table for each layer, and the Jacobian of each softmax layer. The identity has no step: its derivative is 1.
 */
final class SlopesComposer {
    private static final Expr Z = Expr.Symbol.of("z");

    private final Draft draft;
    private final Notation notation;
    private final SampleTrace sample;
    private final BackwardTrace backward;

    SlopesComposer(Draft draft, SampleTrace sample, BackwardTrace backward) {
        this.draft = draft;
        this.notation = draft.notation();
        this.sample = sample;
        this.backward = backward;
    }

    void compose() {
        Map<Activation, List<LayerGradients>> groups = new LinkedHashMap<>();
        for (LayerGradients layer : backward.layers()) {
            if (isMissing(layer)) {
                groups.computeIfAbsent(function(layer), any -> new ArrayList<>())
                        .add(layer);
            }
        }
        groups.forEach((function, layers) -> {
            if (function.isEntrywise()) {
                derivative(layers);
            } else {
                layers.forEach(this::jacobian);
            }
        });
    }

    private Activation function(LayerGradients layer) {
        return trace(layer).function();
    }

    private LayerTrace trace(LayerGradients layer) {
        return sample.layers().get(layer.layer() - 1);
    }

    /** Whether it is needed and does not stand on the sheet yet. */
    private boolean isMissing(LayerGradients layer) {
        boolean through = backward.rule() == DeltaRule.DERIVATIVE || backward.rule() == DeltaRule.JACOBIAN;
        boolean needed = layer.layer() < backward.layers().size() || through;
        return needed && !Notation.isIdentity(function(layer)) && !draft.has(Quantities.slope(sample, layer.layer()));
    }

    // ---- σ′ ----

    private void derivative(List<LayerGradients> layers) {
        boolean ofNumbers = layers.stream().allMatch(layer -> layer.delta().size() == 1);
        List<Line> lines = new ArrayList<>();
        List<Evaluation> values = ofNumbers
                ? List.of()
                : layers.stream()
                        .flatMap(layer -> Training.values(layer).stream())
                        .toList();
        lines.addAll(rules(layers.get(0), ofNumbers));
        lines.set(
                0,
                lines.get(0)
                        .remark(Quantities.withBounds(draft, lines.get(0).remark(), values))
                        .numbered(draft.nextNumber()));
        if (ofNumbers) {
            layers.forEach(layer -> lines.add(number(layer)));
        }
        layers.forEach(layer -> draft.defines(Quantities.slope(sample, layer.layer())));
        draft.step(Training.ofSample(draft, sample, title(layers)), why(layers), lines);
        if (!ofNumbers) {
            draft.add(new Block.Tables(layers.stream()
                    .map(layer -> new SlopeTable(draft, trace(layer), layer).table())
                    .toList()));
        }
    }

    /** The rule of the layer's function; where units have their own one for each, and for whom. */
    private List<Line> rules(LayerGradients layer, boolean ofNumbers) {
        Activation function = function(layer);
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < function.parts().size(); k++) {
            Activation part = function.parts().get(k);
            Chain rule = rule(part, layer.derivations().get(k), ofNumbers);
            if (!UnitWords.isMixed(function)) {
                lines.add(Line.of(rule));
            } else if (!Notation.isIdentity(part)) {
                List<Integer> units =
                        UnitWords.units(function, part, layer.delta().size());
                lines.add(Line.of(rule).remark(UnitWords.of(draft, units)));
            }
        }
        return lines;
    }

    /** {@code σ′(z) = σ(z)(1 − σ(z)) = a(1 − a)}. */
    private Chain rule(Activation function, Derivation derivation, boolean ofNumbers) {
        Expr left = Expr.Derivative.prime(Expr.Apply.of(Notation.function(function), Z), Z);
        Chain rule = Lines.equal(left, derivation.result());
        boolean output = ofNumbers && notation.isBare();
        Expr value = Expr.Symbol.of(output ? "y" : "a");
        Optional<Expr> closed = derivation
                .closedForm()
                .filter(form -> !(form instanceof Expr.Piecewise))
                .map(form -> Substitution.apply(form, Map.of(Expr.Symbol.of("y"), value)))
                .filter(form -> !form.equals(derivation.result()));
        return closed.map(rule::equal).orElse(rule);
    }

    /** {@code σ′(z) ≈ 0.377541·(1 − 0.377541) ≈ 0.235004}. */
    private Line number(LayerGradients layer) {
        Evaluation value = layer.derivative().get(0).value();
        Expr z = trace(layer).preactivation().get(0).shown();
        boolean goesOn = notation.isBare() && !draft.is(Detail.BRIEF);
        Chain left = goesOn ? Lines.goOn() : Chain.of(notation.gradients().slope(layer.layer(), 1));
        boolean calculated = !Plain.of(value.substituted()).equals(Plain.of(value.shown()));
        if (!calculated || value.formula() instanceof Expr.Piecewise || draft.is(Detail.BRIEF)) {
            return Line.of(left.and(value.value().lineEnd().relation(), value.lineEnd()))
                    .remark(Training.from(draft, Chain.of(z), Quantities.preactivation(sample, layer.layer())));
        }
        return Line.of(NeuronLines.calculated(left, value, value.substituted()))
                .remark(Quantities.withBounds(draft, operands(layer), List.of(value)));
    }

    /** Where the numbers put in come from: σ′ of the sigmoid is calculated from a^l, that of ELU from z^l. */
    private List<Inline> operands(LayerGradients layer) {
        int l = layer.layer();
        int units = layer.delta().size();
        return usesOutput(layer)
                ? Training.insert(draft, notation.output(l, units), Quantities.output(sample, l))
                : Training.insert(draft, notation.preactivation(l, units), Quantities.preactivation(sample, l));
    }

    private boolean usesOutput(LayerGradients layer) {
        List<Evaluation> outputs = trace(layer).activation();
        return Training.values(layer).stream()
                .anyMatch(value -> outputs.stream().anyMatch(a -> value.uses().contains(a.id())));
    }

    private List<Inline> title(List<LayerGradients> layers) {
        if (notation.isBare()) {
            return draft.say(Phrase.SLOPE_STEP_BARE);
        }
        if (layers.size() == 1) {
            return draft.say(Phrase.SLOPE_STEP, layers.get(0).layer());
        }
        if (layers.size() == backward.layers().size()) {
            return draft.say(layers.size() == 2 ? Phrase.SLOPE_STEP_BOTH : Phrase.SLOPE_STEP_ALL);
        }
        return draft.say(
                Phrase.SLOPE_STEP_LAYERS,
                Training.enumeration(
                        draft, layers.stream().map(LayerGradients::layer).toList()));
    }

    /** The convention at the kinks that were met; else, the first time, from where the numbers come. */
    private List<Inline> why(List<LayerGradients> layers) {
        List<Inline> kinks = kinks(layers);
        if (!kinks.isEmpty()) {
            return kinks;
        }
        List<Object> references = new ArrayList<>();
        for (LayerGradients layer : layers) {
            String key = usesOutput(layer)
                    ? Quantities.output(sample, layer.layer())
                    : Quantities.preactivation(sample, layer.layer());
            draft.reference(key).ifPresent(references::add);
        }
        boolean outputs = layers.stream().allMatch(this::usesOutput);
        boolean mixed = layers.stream().map(this::function).anyMatch(UnitWords::isMixed);
        return mixed || references.size() < layers.size()
                ? List.of()
                : Training.once(
                        draft,
                        outputs ? Phrase.WHY_SLOPE_OUTPUTS : Phrase.WHY_SLOPE_INPUTS,
                        Training.enumeration(draft, references));
    }

    private List<Inline> kinks(List<LayerGradients> layers) {
        Set<Expr> met = new LinkedHashSet<>();
        List<Inline> words = List.of();
        for (LayerGradients layer : layers) {
            for (AtPoint point : layer.derivative()) {
                Optional<Switch> kink = point.kink();
                boolean mixed = UnitWords.isMixed(function(layer));
                Expr place = mixed && kink.isPresent() ? slopeAt(layer, point, kink.get()) : Z;
                if (kink.isPresent() && met.add(mixed ? place : kink.get().at())) {
                    List<Inline> more = mixed
                            ? draft.say(Phrase.BY_CONVENTION, Lines.equal(place, exact(point.value())))
                            : KinkWords.of(draft, kink.get(), exact(point.value()));
                    words = words.isEmpty() ? more : Wording.join(words, draft.say(Phrase.SEPARATOR), more);
                }
            }
        }
        return words;
    }

    /** {@code ReLU′(0)}, with the function of the point's own unit. */
    private Expr slopeAt(LayerGradients layer, AtPoint point, Switch kink) {
        int unit = point.value().id().place(0) - 1;
        String name = Notation.function(function(layer).unit(unit).orElseThrow());
        return Expr.Derivative.prime(Expr.Apply.of(name, kink.at()), kink.at());
    }

    private static Expr exact(Evaluation evaluation) {
        return evaluation.value().exactBeyondPrinted().orElse(evaluation.value().printed());
    }

    // ---- J ----

    private void jacobian(LayerGradients layer) {
        List<List<Evaluation>> rows = layer.jacobian();
        int l = layer.layer();
        int units = rows.size();
        Expr j = notation.gradients().jacobian(l);
        Expr symbols = Elision.matrix(
                units, units, (i, k) -> notation.write(rows.get(i).get(k).formula()));
        Chain formula = Lines.equal(j, notation.gradients().jacobianMeaning(l, units));
        List<Inline> remark = Training.insert(draft, notation.output(l, units), Quantities.output(sample, l));
        Chain whole = draft.is(Detail.BRIEF) ? formula : formula.equal(symbols);
        List<Line> lines = new MatrixLines(draft, rows).lines(whole, Optional.empty(), remark);
        draft.defines(Quantities.slope(sample, l));
        List<Inline> title =
                notation.isBare() ? draft.say(Phrase.JACOBIAN_STEP_BARE, j) : draft.say(Phrase.JACOBIAN_STEP, l, j);
        draft.step(
                Training.ofSample(draft, sample, title),
                Temperature.with(
                        draft,
                        Training.once(draft, Phrase.WHY_JACOBIAN_STEP),
                        sample.layers().get(l - 1).function()),
                lines);
    }
}
