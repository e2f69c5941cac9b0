package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Switch;

/** σ′(Z^l): the slopes of one layer for all samples, and how they were found. */
final class SlopeColumns {
    private static final Expr Z = Expr.Symbol.of("z");

    private final Draft draft;
    private final Notation notation;
    private final List<SampleTrace> samples;
    private final List<BackwardTrace> backward;
    private final SampleTrace first;
    private final LayerGradients layer;
    private final Activation function;
    private final int l;

    SlopeColumns(Draft draft, List<SampleTrace> samples, List<BackwardTrace> backward, int l) {
        this.draft = draft;
        this.notation = draft.notation();
        this.samples = samples;
        this.backward = backward;
        this.first = samples.get(0);
        this.layer = backward.get(0).layers().get(l - 1);
        this.function = first.layers().get(l - 1).function();
        this.l = l;
    }

    /** σ′(Z^l) as a symbol. */
    static Expr slope(SampleTrace sample, int l) {
        Expr z = Columns.z(l);
        return Expr.Derivative.prime(
                Expr.Apply.of(Notation.function(sample.layers().get(l - 1).function()), z), z);
    }

    /** Whether it is calculated from something: not a case that is a number. */
    static boolean isWorkedOut(Evaluation value) {
        return !value.uses().isEmpty() && !(value.formula() instanceof Expr.Piecewise);
    }

    void compose() {
        samples.forEach(sample -> draft.defines(Quantities.slope(sample, l)));
        Values values = Values.of(
                backward,
                trace -> trace.layers().get(l - 1).derivative().stream()
                        .map(AtPoint::value)
                        .toList());
        Expr slope = slope(first, l);
        List<Line> lines = new ArrayList<>();
        Chain matrix = Chain.of(slope).and(values.relation(), values.shown());
        if (UnitWords.isMixed(function)) {
            lines.add(Line.of(matrix).numbered(draft.nextNumber()));
            lines.addAll(rules());
        } else {
            lines.add(Line.of(matrix, rule()).numbered(draft.nextNumber()));
        }
        if (!draft.is(Detail.BRIEF)) {
            lines.addAll(ofFirst(values.first()));
        }
        lines.set(0, lines.get(0).remark(conventions()));
        draft.step(draft.say(Phrase.SLOPE_STEP, l, slope), draft.say(SamplePhrase.WHY_SLOPE), lines);
    }

    /** σ′(z) = …, as it was derived. */
    Chain rule() {
        return rule(0);
    }

    private Chain rule(int part) {
        String name = Notation.function(function.parts().get(part));
        return Lines.equal(
                Expr.Derivative.prime(Expr.Apply.of(name, Z), Z),
                layer.derivations().get(part).result());
    }

    /** One for each function of the units, with the units that apply it; 1 of the identity is said by none. */
    private List<Line> rules() {
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < function.parts().size(); k++) {
            Activation part = function.parts().get(k);
            if (!Notation.isIdentity(part)) {
                List<Integer> units =
                        UnitWords.units(function, part, layer.delta().size());
                lines.add(Line.of(rule(k)).remark(UnitWords.of(draft, units)));
            }
        }
        return lines;
    }

    /** Of the first sample one entry in numbers, of units with their own functions one for each that there is to calculate. */
    private List<Line> ofFirst(List<Evaluation> values) {
        List<Evaluation> shown = new ArrayList<>();
        for (Activation part : function.parts()) {
            UnitWords.units(function, part, values.size()).stream()
                    .map(values::get)
                    .filter(value -> !UnitWords.isMixed(function) || isWorkedOut(value))
                    .findFirst()
                    .ifPresent(shown::add);
        }
        if (shown.isEmpty()) {
            return List.of();
        }
        List<Chain> chains = shown.stream()
                .map(value -> FirstSample.calculated(
                        Lines.equal(notation.write(value.symbol()), notation.write(value.formula())), value))
                .toList();
        boolean outputs = UnitWords.isMixed(function)
                ? shown.stream().allMatch(this::usesOutput)
                : layer.derivative().stream().anyMatch(point -> usesOutput(point.value()));
        boolean both = !outputs && shown.stream().anyMatch(this::usesOutput);
        Expr from = outputs ? Columns.a(draft, l) : Columns.z(l);
        String key = outputs ? Quantities.output(first, l) : Quantities.preactivation(first, l);
        List<Inline> remark = both ? List.of() : References.insert(draft, from, key);
        List<Chain> named = new FirstSample(draft, first, false).named(chains);
        return List.of(new Line(named, Quantities.withBounds(draft, remark, shown), OptionalInt.empty()));
    }

    private boolean usesOutput(Evaluation value) {
        return first.layers().get(l - 1).activation().stream()
                .anyMatch(a -> value.uses().contains(a.id()));
    }

    /** The kinks that some sample has met, each with what is taken for the derivative there. */
    List<Inline> conventions() {
        Set<Expr> met = new LinkedHashSet<>();
        List<Inline> words = List.of();
        for (BackwardTrace trace : backward) {
            List<AtPoint> points = trace.layers().get(l - 1).derivative();
            for (int i = 0; i < points.size(); i++) {
                Optional<Switch> kink = points.get(i).kink();
                if (kink.isPresent() && met.add(slopeAt(i, kink.get().at()))) {
                    Evaluation value = points.get(i).value();
                    Expr exact = value.value()
                            .exactBeyondPrinted()
                            .orElse(value.value().printed());
                    Chain equation = Lines.equal(slopeAt(i, kink.get().at()), exact);
                    words = Extremes.with(draft, words, draft.say(Phrase.BY_CONVENTION, equation));
                }
            }
        }
        return words;
    }

    /** {@code ReLU′(0)} with the function of unit {@code i}, from 0. */
    private Expr slopeAt(int i, Expr at) {
        Activation unit = function.unit(i).orElseThrow();
        return Expr.Derivative.prime(Expr.Apply.of(Notation.function(unit), at), at);
    }
}
