package org.gradus.report.compose.forward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.Terms;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** y_i = e^{z_i}/Σ_j e^{z_j}: symbols, numbers put in, exact, decimals; large logits are shifted first. */
final class SoftmaxComposer {
    /** Up to this many differences to the largest logit stand in lines. */
    private static final int MOST_BESIDE = 4;

    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr J = Expr.Symbol.of("j");

    private final Draft draft;
    private final SampleTrace sample;
    private final LayerTrace layer;
    private final List<Evaluation> outputs;

    SoftmaxComposer(Draft draft, SampleTrace sample, LayerTrace layer) {
        this.draft = draft;
        this.sample = sample;
        this.layer = layer;
        this.outputs = layer.activation();
    }

    void compose() {
        List<Line> lines = new ArrayList<>();
        Optional<PowersComposer> powers = layer.powers().map(found -> new PowersComposer(draft, layer, found));
        boolean brief = draft.is(Detail.BRIEF);
        if (powers.isPresent() && layer.shift().isEmpty()) {
            Chain y = Chain.of(draft.notation().outputEntry(layer.layer(), I));
            lines.add(new Line(
                    PowersComposer.general(draft, layer, y, letter()), List.of(), OptionalInt.of(draft.nextNumber())));
        } else {
            lines.add(general());
        }
        lines.addAll(scaled());
        layer.shift().ifPresent(shift -> lines.addAll(shifted(shift)));
        if (!brief) {
            lines.addAll(powers.map(found -> found.lines(remark())).orElseGet(this::entries));
        }
        if (brief) {
            Expr vector = draft.notation().output(layer.layer(), outputs.size());
            lines.add(Line.of(Chain.of(vector).and(Truth.shown(outputs), Quantities.column(outputs)))
                    .remark(remark()));
        }
        draft.defines(Quantities.output(sample, layer.layer()));
        if (powers.isPresent()
                && layer.shift().isEmpty()
                && layer.scaled().isEmpty()
                && layer.layer() == draft.notation().layers()) {
            draft.defines(Quantities.SOFTMAX_SUM);
        }
        draft.step(ActivationComposer.title(draft, layer), why(), lines);
        if (!brief) {
            powers.flatMap(PowersComposer::table).ifPresent(draft::add);
        }
    }

    /** The same words once; which z is meant, where that is not said beside the formula. */
    private List<Inline> why() {
        List<Inline> why = draft.once(
                Phrase.WHY_SOFTMAX,
                draft.say(Phrase.WHY_SOFTMAX, draft.wording().number(outputs.size())));
        boolean said = layer.powers().isEmpty()
                || !layer.scaled().isEmpty()
                || layer.shift().isPresent()
                || layer.data().isEmpty();
        if (said) {
            return why;
        }
        Expr own = draft.notation().preactivationEntry(layer.layer(), I);
        return Extremes.with(draft, why, draft.say(Phrase.SHORT_FOR, z(I), own));
    }

    /** y_i = e^{z_i}/Σ_j e^{z_j} with z_i = z_i^L, L = 2. */
    private Line general() {
        Notation notation = draft.notation();
        List<Chain> chains = new ArrayList<>();
        chains.add(Lines.equal(notation.outputEntry(layer.layer(), I), softmax(logit(I), logit(J))));
        if (layer.data().isPresent() && layer.scaled().isEmpty()) {
            boolean last = layer.layer() == notation.layers();
            Expr name = last ? Expr.Symbol.of("L") : Expr.Num.of(layer.layer());
            Expr own = new Expr.Indexed(new Expr.Symbol("z", Expr.Shape.SCALAR, Optional.of(name)), List.of(I));
            chains.add(Lines.equal(z(I), own).after(draft.say(Phrase.WITH)));
            if (last) {
                chains.add(Lines.equal(Expr.Symbol.of("L"), Expr.Num.of(notation.layers())));
            }
        }
        return new Line(chains, List.of(), OptionalInt.of(draft.nextNumber()));
    }

    private static Expr z(Expr index) {
        return new Expr.Indexed(Expr.Symbol.of("z"), List.of(index));
    }

    /** What softmax is taken of: z, or u = z/T. */
    private Expr.Symbol letter() {
        return layer.scaled().isEmpty()
                ? Expr.Symbol.of("z")
                : base(layer.scaled().get(0));
    }

    private Expr logit(Expr index) {
        return new Expr.Indexed(letter(), List.of(index));
    }

    /** u_i = z_i/T, then the numbers; of many the table holds them. */
    private List<Line> scaled() {
        if (layer.scaled().isEmpty()) {
            return List.of();
        }
        Notation notation = draft.notation();
        Expr own = notation.preactivationEntry(layer.layer(), I);
        Expr temperature = layer.function().divisor().orElseThrow();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Lines.equal(logit(I), new Expr.Quotient(own, Plain.number(temperature))))
                .remark(draft.say(FilePhrase.TEMPERATURE, Plain.number(temperature))));
        List<Chain> chains = layer.scaled().stream()
                .filter(entry -> !entry.isGiven())
                .map(entry -> Chain.of(notation.write(entry.symbol()))
                        .and(Truth.insert(List.of(entry)), entry.substituted())
                        .and(Truth.result(entry), entry.lineEnd()))
                .toList();
        boolean inTable = chains.size() > MOST_BESIDE && layer.powers().isPresent();
        if (!draft.is(Detail.BRIEF) && !inTable) {
            lines.addAll(Lines.pairs(chains, List.of()));
        }
        return lines;
    }

    static Expr softmax(Expr numerator, Expr summand) {
        return new Expr.Quotient(
                Terms.exp(numerator), new Expr.IndexedSum("j", Optional.empty(), Optional.empty(), Terms.exp(summand)));
    }

    // ---- the largest logit subtracted ----

    private List<Line> shifted(LayerTrace.Shift shift) {
        Notation notation = draft.notation();
        Expr m = notation.write(shift.maximum().symbol());
        Expr minus = new Expr.Negation(m);
        List<Evaluation> finite =
                shift.shifted().stream().filter(s -> !s.isGiven()).toList();
        Expr.Symbol s = base(finite.get(0));
        List<Line> lines = new ArrayList<>();
        Chain divided = Lines.goOn().equal(softmax(Expr.Sum.of(logit(I), minus), Expr.Sum.of(logit(J), minus)));
        List<Inline> remark = draft.say(Phrase.SHIFT, Terms.exp(m));
        boolean brief = draft.is(Detail.BRIEF);
        lines.add(
                layer.powers().isPresent() && !brief
                        ? new Line(PowersComposer.general(draft, layer, divided, s), remark, OptionalInt.empty())
                        : Line.of(divided).remark(remark));
        if (brief) {
            return lines;
        }
        Evaluation maximum = shift.maximum();
        Chain largest = Lines.equal(m, notation.write(maximum.formula()));
        boolean several =
                !Plain.of(maximum.substituted()).equals(maximum.value().printed());
        largest = several
                ? largest.and(Truth.insert(List.of(maximum)), maximum.substituted())
                        .and(Truth.result(maximum), maximum.lineEnd())
                : largest.and(Truth.insert(List.of(maximum)), maximum.lineEnd());
        lines.add(Line.of(largest).remark(draft.say(Phrase.LARGEST_LOGIT)));
        lines.add(Line.of(Lines.equal(new Expr.Indexed(s, List.of(I)), Expr.Sum.of(logit(I), minus)))
                .remark(draft.say(Phrase.NOT_TOO_LARGE, Expr.Constant.E)));
        List<Chain> chains = new ArrayList<>();
        for (Evaluation entry : finite) {
            Chain chain = Chain.of(notation.write(entry.symbol()))
                    .and(Truth.insert(List.of(entry)), entry.substituted())
                    .and(Truth.result(entry), entry.lineEnd());
            chains.add(chain);
        }
        if (chains.size() <= MOST_BESIDE || layer.powers().isEmpty()) {
            lines.addAll(Lines.pairs(chains, List.of())); // of more the table holds them
        }
        return lines;
    }

    private Expr.Symbol base(Evaluation entry) {
        Expr written = draft.notation().write(entry.symbol());
        return written instanceof Expr.Indexed indexed ? indexed.base() : Expr.Symbol.of("s");
    }

    // ---- the entries ----

    /** Two side by side; more, each with its long fraction, below each other. */
    private List<Line> entries() {
        List<Chain> chains = outputs.stream().map(this::entry).toList();
        if (chains.size() <= 2) {
            return List.of(new Line(chains, remark(), OptionalInt.empty()));
        }
        List<Line> lines = new ArrayList<>();
        for (Chain chain : chains) {
            boolean last = lines.size() == chains.size() - 1;
            lines.add(Line.of(chain).remark(last ? remark() : List.of()));
        }
        return lines;
    }

    private Chain entry(Evaluation y) {
        Operator insert = Truth.insert(List.of(y));
        Chain chain = Chain.of(draft.notation().write(y.symbol())).and(insert, y.substituted());
        Optional<Expr> exact = y.value().exactBeyondPrinted();
        if (insert == Operator.EQUAL
                && exact.isPresent()
                && !Plain.of(y.substituted()).equals(exact.get())) {
            chain = chain.equal(y.shown(exact.get()));
        }
        return chain.and(Truth.result(y), y.lineEnd());
    }

    private List<Inline> remark() {
        Expr z = draft.notation()
                .preactivation(layer.layer(), layer.preactivation().size());
        List<Inline> remark = draft.reference(Quantities.preactivation(sample, layer.layer()))
                .filter(any -> layer.scaled().isEmpty())
                .map(reference -> draft.say(Phrase.INSERT_FROM, z, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        if (layer.powers().isEmpty() || draft.is(Detail.BRIEF)) {
            remark = Quantities.withBounds(draft, remark, outputs);
            remark = Extremes.with(draft, remark, Extremes.complements(draft, outputs));
        }
        boolean infinite = layer.preactivation().stream()
                .anyMatch(e -> e.value().printed() instanceof Expr.Negation n && n.operand() == Expr.Constant.INFINITY);
        if (infinite) {
            Expr power = Terms.exp(new Expr.Negation(Expr.Constant.INFINITY));
            remark = and(remark, List.of(new Inline.Formula(Lines.equal(power, Expr.Num.of(0)))));
        }
        return shortened().isPresent() ? and(remark, cancel()) : remark;
    }

    private List<Inline> and(List<Inline> remark, List<Inline> more) {
        return Wording.join(remark, draft.say(Phrase.SEPARATOR), more);
    }

    private List<Inline> cancel() {
        int power = shortened().orElseThrow().intValueExact();
        Expr factor = Math.abs(power) == 1 ? Expr.Constant.E : Terms.exp(Expr.Num.of(Math.abs(power)));
        return draft.say(power > 0 ? Phrase.CANCEL : Phrase.EXPAND, factor);
    }

    /** The lowest power of e in the fractions where the exact forms are those fractions without it; never 0. */
    private Optional<BigDecimal> shortened() {
        boolean exact =
                outputs.stream().anyMatch(y -> y.value().exactBeyondPrinted().isPresent());
        if (!exact || layer.powers().isPresent() || draft.is(Detail.BRIEF) || Truth.insert(outputs) != Operator.EQUAL) {
            return Optional.empty();
        }
        List<Evaluation> exponents = layer.exponents();
        Optional<BigDecimal> lowest = Optional.empty();
        for (Evaluation exponent : exponents) {
            if (!(exponent.value().printed() instanceof Expr.Num num)) {
                return Optional.empty();
            }
            BigDecimal value = num.value();
            lowest = Optional.of(lowest.map(value::min).orElse(value));
        }
        return lowest.filter(
                value -> value.signum() != 0 && value.stripTrailingZeros().scale() <= 0);
    }
}
