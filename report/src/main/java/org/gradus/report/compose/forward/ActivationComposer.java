package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Words;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** a^l = σ(z^l) for an activation that acts on each entry, which may be another one for each unit. */
final class ActivationComposer {
    /** Up to this many units stand side by side in a line, each with its own calculation. */
    private static final int MOST_BESIDE = 2;

    private static final String SIGMA = Activations.SIGMOID.symbol();

    private static final Set<String> SIMPLE = Stream.of(
                    FunctionName.MAX, FunctionName.MIN, FunctionName.ABS, FunctionName.SIGN)
            .map(FunctionName::text)
            .collect(Collectors.toSet());

    private final Draft draft;
    private final SampleTrace sample;
    private final LayerTrace layer;
    private final Activation activation;
    private final List<Evaluation> entries;
    private final int units;

    ActivationComposer(Draft draft, SampleTrace sample, LayerTrace layer) {
        this.draft = draft;
        this.sample = sample;
        this.layer = layer;
        this.activation = layer.function();
        this.entries = layer.activation();
        this.units = entries.size();
    }

    private ScalarActivation unit(int i) {
        return activation.unit(i).orElseThrow();
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
        Words why = FunctionWords.why(activation, units);
        return draft.once(why, draft.say(why));
    }

    private Chain formula() {
        Notation notation = draft.notation();
        return Lines.equal(
                notation.output(layer.layer(), units),
                Notation.apply(activation, notation.preactivation(layer.layer(), units)));
    }

    private List<Line> main() {
        Chain formula = formula();
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(formula.and(Truth.shown(entries), Quantities.column(entries)))
                    .numbered(draft.nextNumber()));
        }
        if (draft.notation().isNeuron()) {
            Chain general = Notation.definition(unit(0))
                    .map(d -> formula.equal(d.right()))
                    .orElse(formula);
            return List.of(
                    Line.of(general).numbered(draft.nextNumber()),
                    Line.of(numbers(Lines.goOn())).remark(remark()));
        }
        if (UnitWords.isMixed(activation)) {
            return eachItsOwn(formula);
        }
        if (units <= MOST_BESIDE && isTyped()) {
            return List.of(new Line(unitByUnit(), own(), OptionalInt.empty()).numbered(draft.nextNumber()));
        }
        Line line = beside(numbers(formula));
        return List.of(new Line(line.chains(), own(), OptionalInt.of(draft.nextNumber())));
    }

    /** {@code φ(z) = [ReLU(z_1); σ(z_2)]}, then each with its number; few of them with their calculation. */
    private List<Line> eachItsOwn(Chain formula) {
        Expr applied = Elision.ends(
                units,
                i -> Notation.apply(
                        unit(i),
                        draft.notation().write(layer.preactivation().get(i).symbol())));
        Line general = Line.of(formula.equal(applied)).numbered(draft.nextNumber());
        if (units <= MOST_BESIDE) {
            return List.of(general, new Line(unitByUnit(), own(), OptionalInt.empty()));
        }
        return List.of(general, Line.of(numbers(Lines.goOn())).remark(own()));
    }

    /** Whether the entries have a function of the calculator in them, or a fraction: these do not stand in a column. */
    private boolean isTyped() {
        return entries.stream().anyMatch(entry -> Children.any(entry.formula(), ActivationComposer::isTypedIn));
    }

    private static boolean isTypedIn(Expr node) {
        return node instanceof Expr.Quotient quotient
                        && !(quotient.numerator() instanceof Expr.Num && quotient.denominator() instanceof Expr.Num)
                || node instanceof Expr.Power
                || node instanceof Expr.Apply apply && !SIMPLE.contains(apply.function());
    }

    /** {@code a_1 = σ(z_1) = 1/(1+e^{-0.4}) ≈ 0.598688}, one unit beside the other. */
    private List<Chain> unitByUnit() {
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            Evaluation a = entries.get(i);
            Expr z = draft.notation().write(layer.preactivation().get(i).symbol());
            Chain chain = Lines.equal(draft.notation().write(a.symbol()), Notation.apply(unit(i), z));
            chains.add(
                    isCalculated(a) || !UnitWords.isMixed(activation)
                            ? withNumbers(chain, List.of(a), a.substituted())
                            : chain.and(Truth.shown(List.of(a)), Quantities.column(List.of(a))));
        }
        return chains;
    }

    private static boolean isCalculated(Evaluation entry) {
        return !Plain.of(entry.substituted()).equals(Plain.of(entry.shown()));
    }

    /** The chain with the function's definition at its side, unless that stands on the sheet already. */
    private Line beside(Chain chain) {
        List<Chain> chains = new ArrayList<>();
        chains.add(chain);
        Notation.definition(unit(0))
                .filter(definition -> draft.firstTime(definition))
                .ifPresent(definition -> chains.add(Lines.equal(definition.left(), definition.right())));
        return new Line(chains, List.of(), OptionalInt.empty());
    }

    /** The chain, gone on with the numbers put in, exact forms and the result; a column of fractions is named, not written. */
    private Chain numbers(Chain chain) {
        if (entries.stream().noneMatch(ActivationComposer::isCalculated)) {
            return chain.and(Truth.shown(entries), Quantities.column(entries));
        }
        boolean named = units > 1 && hasFraction() && (isSigmoid() || !SIGMA.equals(Notation.function(activation)));
        PutIn operands = PutIn.of(entries);
        Expr put = Elision.ends(
                units,
                i -> named
                        ? Notation.apply(
                                unit(i), operands.get(layer.preactivation().get(i)))
                        : entries.get(i).substituted());
        return withNumbers(chain, entries, put);
    }

    private Chain withNumbers(Chain chain, List<Evaluation> of, Expr put) {
        Operator insert = Truth.insert(of);
        Chain whole = chain.and(insert, put);
        boolean more = insert == Operator.EQUAL
                && of.stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent());
        if (more) {
            Chain before = whole;
            whole = Quantities.exactColumn(of)
                    .filter(exact -> !Plain.of(exact).equals(Plain.of(put)))
                    .map(before::equal)
                    .orElse(before);
        }
        return whole.and(Truth.result(of), Quantities.column(of));
    }

    /** In lines with numbers σ is the sigmoid. */
    private boolean isSigmoid() {
        return Notation.isSigma(activation);
    }

    private boolean hasFraction() {
        return entries.stream().anyMatch(entry -> Children.any(entry.formula(), node -> node instanceof Expr.Quotient));
    }

    /** What step(0) is, where a unit stands exactly there. */
    private List<Inline> stepAtZero() {
        for (int i = 0; i < units; i++) {
            Expr z = layer.preactivation().get(i).value().printed();
            if (unit(i).conventionalAt().contains(z)) {
                Expr value = entries.get(i).value().printed();
                return draft.say(Phrase.BY_CONVENTION, Lines.equal(Notation.apply(unit(i), z), value));
            }
        }
        return List.of();
    }

    private List<Inline> remark() {
        Expr z = draft.notation().preactivation(layer.layer(), units);
        List<Inline> remark = draft.reference(Quantities.preactivation(sample, layer.layer()))
                .map(reference -> draft.say(Phrase.INSERT_FROM, z, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        return Extremes.with(draft, remark, own());
    }

    /** What is to be said of these numbers alone; that they come from the step above needs no words. */
    private List<Inline> own() {
        List<Inline> convention = Quantities.withBounds(draft, stepAtZero(), entries);
        return Extremes.with(draft, convention, Extremes.complements(draft, entries));
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
                lines.add(Line.of(chain.and(Truth.result(a), a.lineEnd())));
            }
        }
        return lines;
    }
}
