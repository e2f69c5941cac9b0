package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.notation.Width;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** a^l = σ(z^l) for an activation that acts on each entry. */
final class ActivationComposer {
    /** Up to this width formula, numbers and definition share a line. */
    private static final double BESIDE = 0.75 * Lines.PAPER;

    private final Draft draft;
    private final SampleTrace sample;
    private final LayerTrace layer;
    private final ScalarActivation activation;
    private final List<Evaluation> entries;
    private final int units;

    ActivationComposer(Draft draft, SampleTrace sample, LayerTrace layer, ScalarActivation activation) {
        this.draft = draft;
        this.sample = sample;
        this.layer = layer;
        this.activation = activation;
        this.entries = layer.activation();
        this.units = entries.size();
    }

    void compose() {
        List<Line> lines = new ArrayList<>(main());
        if (draft.is(Detail.FULL) && units > 1) {
            lines.addAll(scalars());
        }
        draft.defines(Quantities.output(sample, layer.layer()));
        draft.step(title(draft, layer), why(), lines);
    }

    /** "Layer 1: output a^1"; at the last layer y = a^L is said. */
    static List<Inline> title(Draft draft, LayerTrace layer) {
        int l = layer.layer();
        int units = layer.activation().size();
        Expr output = draft.notation().output(l, units);
        if (draft.notation().isBare()) {
            return draft.say(Phrase.NEURON_OUTPUT, output);
        }
        if (l < draft.notation().layers()) {
            return draft.say(Phrase.LAYER_OUTPUT, l, output);
        }
        Expr a = units == 1 ? Expr.Indexed.of(Expr.Symbol.of("a", l), 1) : Expr.Symbol.vector("a", l);
        return draft.say(Phrase.LAYER_OUTPUT, l, Lines.equal(output, a));
    }

    private List<Inline> why() {
        return draft.say(FunctionWords.why(activation, units));
    }

    private Chain formula() {
        Notation notation = draft.notation();
        return Lines.equal(
                notation.output(layer.layer(), units),
                Notation.apply(activation, notation.preactivation(layer.layer(), units)));
    }

    private Optional<Chain> definition() {
        return Notation.definition(activation).map(r -> Lines.equal(r.left(), r.right()));
    }

    private List<Line> main() {
        Chain formula = formula();
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(formula.and(Truth.shown(entries), Quantities.column(entries)))
                    .numbered(draft.nextNumber()));
        }
        Chain numbers = numbers(Lines.goOn());
        if (draft.notation().isNeuron()) {
            Chain general = Notation.definition(activation)
                    .map(d -> formula.equal(d.right()))
                    .orElse(formula);
            return List.of(
                    Line.of(general).numbered(draft.nextNumber()),
                    Line.of(numbers).remark(remark()));
        }
        Chain whole = numbers(formula);
        double width = Width.of(whole) + definition().map(d -> 3 + Width.of(d)).orElse(0.0);
        boolean plain = stepAtZero().isEmpty()
                && Extremes.complements(draft, entries).isEmpty()
                && Quantities.withPlaces(draft, List.of(), entries).isEmpty();
        if (width < BESIDE && plain) {
            return List.of(beside(whole).numbered(draft.nextNumber()));
        }
        return List.of(
                beside(formula).numbered(draft.nextNumber()), Line.of(numbers).remark(remark()));
    }

    /** The chain with the function's definition at its side. */
    private Line beside(Chain chain) {
        List<Chain> chains = new ArrayList<>();
        chains.add(chain);
        definition().ifPresent(chains::add);
        return new Line(chains, List.of(), OptionalInt.empty());
    }

    /** The chain, gone on with the numbers put in, exact forms and the result. */
    private Chain numbers(Chain chain) {
        boolean nothingToCalculate =
                entries.stream().allMatch(e -> Plain.of(e.substituted()).equals(Plain.of(e.shown())));
        if (nothingToCalculate) {
            return chain.and(Truth.shown(entries), Quantities.column(entries));
        }
        Operator insert = Truth.insert(entries);
        Expr put = Elision.ends(units, i -> entries.get(i).substituted());
        Chain whole = chain.and(insert, put);
        boolean more = insert == Operator.EQUAL
                && entries.stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent());
        if (more) {
            Chain before = whole;
            whole = Quantities.exactColumn(entries)
                    .filter(exact -> !Plain.of(exact).equals(Plain.of(put)))
                    .map(before::equal)
                    .orElse(before);
        }
        return whole.and(Truth.result(entries), Quantities.column(entries));
    }

    /** What step(0) is, where a unit stands exactly there. */
    private List<Inline> stepAtZero() {
        for (int i = 0; i < units; i++) {
            Expr z = layer.preactivation().get(i).value().printed();
            if (activation.conventionalAt().contains(z)) {
                Expr value = entries.get(i).value().printed();
                return draft.say(Phrase.BY_CONVENTION, Lines.equal(Notation.apply(activation, z), value));
            }
        }
        return List.of();
    }

    private List<Inline> remark() {
        Expr z = draft.notation().preactivation(layer.layer(), units);
        List<Inline> remark = draft.reference(Quantities.preactivation(sample, layer.layer()))
                .map(reference -> draft.say(Phrase.INSERT_FROM, z, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        List<Inline> convention = stepAtZero();
        if (!convention.isEmpty()) {
            remark = Wording.join(remark, draft.say(Phrase.SEPARATOR), convention);
        }
        return Extremes.with(
                draft, Quantities.withPlaces(draft, remark, entries), Extremes.complements(draft, entries));
    }

    private List<Line> scalars() {
        List<Line> lines = new ArrayList<>();
        for (int i : Elision.shown(units)) {
            if (i >= 0) {
                Evaluation a = entries.get(i);
                Chain chain = Chain.of(draft.notation().write(a.symbol()));
                if (!a.substituted().equals(a.shown())) {
                    chain = chain.and(Truth.insert(List.of(a)), a.substituted());
                }
                lines.add(Line.of(chain.and(Truth.result(a), a.shown())));
            }
        }
        return lines;
    }
}
