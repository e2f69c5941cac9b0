package org.gradus.report.compose.forward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The box under the forward pass: y, and for softmax the check that it sums to 1. */
public final class ForwardAnswer {
    /** Up to this many outputs the check is written out with the exact values. */
    private static final int WRITTEN_OUT = 3;

    /** Up to this many outputs it is written out with their symbols. */
    private static final int MOST_SYMBOLS = 4;

    /** The widest sum of exact values that is written out, in digits. */
    private static final int SHORT = 42;

    /** Outputs closer than this are left to the task classify, which decides ties exactly. */
    private static final double CLEARLY = 1e-9;

    private final Draft draft;

    public ForwardAnswer(Draft draft) {
        this.draft = draft;
    }

    public List<Inline> text() {
        List<SampleTrace> samples = draft.samples();
        List<Inline> text = new ArrayList<>();
        for (SampleTrace sample : samples) {
            if (samples.size() > 1) {
                boolean wide = sample.output().size() > 1;
                Inline between = wide ? new Inline.Break() : new Inline.Text(" ");
                text = Wording.join(
                        text,
                        text.isEmpty() ? List.of() : List.of(between),
                        draft.say(Phrase.SAMPLE_COLON, sample.number()));
            }
            text = Wording.join(text, sample(sample));
        }
        return text;
    }

    private List<Inline> sample(SampleTrace sample) {
        List<Evaluation> y = sample.output();
        LayerTrace last = sample.layers().get(sample.layers().size() - 1);
        Chain result =
                Chain.of(draft.notation().output(last.layer(), y.size())).and(Truth.answer(y), Quantities.results(y));
        List<Inline> text = List.of(new Inline.Formula(result));
        boolean computed =
                last.function().isDistribution() && !last.preactivation().isEmpty();
        boolean calculatedWithRounded = draft.exercise().rounding().mode() == Mode.DISPLAYED
                && last.powers().isPresent();
        if (!computed || calculatedWithRounded) {
            return Wording.join(text, List.of(new Inline.Text(".")));
        }
        return Wording.join(
                text,
                List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP)),
                check(y),
                isToBeNamed() ? largest(last).map(this::decided).orElse(List.of()) : List.of(),
                List.of(new Inline.Text(".")));
    }

    // ---- the check ----

    private List<Inline> check(List<Evaluation> y) {
        Expr sum = sum(y);
        if (y.size() <= WRITTEN_OUT && y.size() > 1) {
            List<Expr> exact = new ArrayList<>();
            y.forEach(entry -> form(entry).ifPresent(exact::add));
            if (exact.size() == y.size()
                    && TextWriter.write(new Expr.Sum(exact)).length() < SHORT) {
                Chain chain = Lines.equal(sum, new Expr.Sum(exact)).equal(Expr.Num.of(1));
                return List.of(new Inline.Formula(chain));
            }
        }
        Inline one = new Inline.Formula(Lines.equal(sum, Expr.Num.of(1)));
        Optional<BigDecimal> rounded = roundedSum(y);
        boolean fits = rounded.isEmpty() || rounded.get().compareTo(BigDecimal.ONE) == 0;
        return fits ? List.of(one) : draft.say(Phrase.CHECK_EXACT_ROUNDED, one, new Expr.Num(rounded.get()));
    }

    /** y_1 + y_2 + y_3; of many outputs Σ_i y_i. */
    private Expr sum(List<Evaluation> y) {
        if (y.size() == 1 || y.size() > MOST_SYMBOLS) {
            return new Expr.IndexedSum("i", Optional.empty(), Optional.empty(), Expr.Indexed.of("y", "i"));
        }
        return new Expr.Sum(
                y.stream().map(entry -> draft.notation().write(entry.symbol())).toList());
    }

    private static Optional<Expr> form(Evaluation entry) {
        return entry.value().exactEnd();
    }

    /** What the printed decimals add to; empty if one of them is no plain decimal. */
    private static Optional<BigDecimal> roundedSum(List<Evaluation> y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Evaluation entry : y) {
            if (!(entry.value().result().number() instanceof Expr.Num num)) {
                return Optional.empty();
            }
            sum = sum.add(num.value());
        }
        return Optional.of(sum);
    }

    // ---- the class ----

    /** Classes with names are named with the output, unless a part of its own asks for the class. */
    private boolean isToBeNamed() {
        return !draft.exercise().outputNames().isEmpty()
                && draft.solution().answers().stream().noneMatch(Answer.Classify.class::isInstance);
    }

    private List<Inline> decided(int index) {
        return Wording.join(
                List.of(new Inline.Text("; ")),
                draft.say(Phrase.IS_LARGEST_SHORT, Expr.Indexed.of("y", index + 1), className(draft, index + 1)));
    }

    /**
     * "class 1", and its name where there is one.
     *
     * @param label counted from 1 for several outputs; 0 or 1 for one output
     */
    public static List<Inline> className(Draft draft, int label) {
        return draft.exercise()
                .className(label)
                .map(name -> draft.say(Phrase.CLASS_NAMED, label, new Inline.Strong(name)))
                .orElseGet(() -> draft.say(Phrase.CLASS, label));
    }

    /** The index of the output that is clearly the largest. */
    private static Optional<Integer> largest(LayerTrace last) {
        List<Evaluation> y = last.activation();
        if (y.stream().anyMatch(entry -> Double.isNaN(value(entry)))) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < y.size(); i++) {
            best = value(y.get(i)) > value(y.get(best)) ? i : best;
        }
        for (int i = 0; i < y.size(); i++) {
            if (i != best && value(y.get(best)) - value(y.get(i)) < CLEARLY) {
                return Optional.empty();
            }
        }
        return Optional.of(best);
    }

    private static double value(Evaluation entry) {
        return entry.value().nearestDouble().orElse(Double.NaN);
    }
}
