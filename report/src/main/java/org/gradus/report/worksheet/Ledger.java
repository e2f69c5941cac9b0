package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.symbolic.kernel.Prover;

/**
 * The quantities of one sample by symbol, and the one place where a formula becomes an {@link Evaluation}: the value is certified, the
 * line put in gives it.
 */
public final class Ledger {
    private final Names names;
    private final Transcript transcript;
    private final List<Evaluation> lines = new ArrayList<>();
    private final Rounding rounding;
    private final Entries entries = new Entries();
    private final Calculation calculation;

    /** @param names of what is given and calculated here */
    public Ledger(Rounding rounding, Names names) {
        this(rounding, names, Transcript.alone());
    }

    /** @param transcript takes down what is given and calculated */
    public Ledger(Rounding rounding, Names names, Transcript transcript) {
        this.names = names;
        this.transcript = transcript;
        this.rounding = rounding;
        this.calculation = switch (rounding.mode()) {
            case WORKING -> new WorkingLines(entries, rounding, transcript.places());
            case DISPLAYED -> new DisplayedLines(entries, new Display(rounding));
            case CARRY, EXACT -> new CarriedLines(entries, new Display(rounding));
        };
    }

    /** Enters a number of the exercise. */
    public void give(QuantityId id, Expr constant) {
        Expr number = transcript.instead(id).orElse(constant);
        Real real = transcript.places().certificates().given(number);
        Expr printed = Display.asGiven(number);
        Optional<Expr> exact = number.equals(Display.NEGATIVE_INFINITY) ? Optional.empty() : Optional.of(printed);
        entries.put(new Quantity(id, Certified.of(real, exact, new Written(printed, true)), true));
        transcript.add(given(id));
    }

    /** Enters a number under another name, which another ledger has calculated or the exercise gives; as an evaluation of itself. */
    public Evaluation carry(QuantityId id, Evaluation from, boolean given) {
        Certified value = from.value().renamed();
        Expr put = new Expr.Shown(value.printed(), id, value.exactlyPrinted());
        Evaluation carried = new Evaluation(id, id.symbol(), put, value, List.of());
        transcript.carried(carried, from.id());
        entries.put(new Quantity(id, value, given));
        return carried;
    }

    /** Everything that was calculated, in order, up to and with {@code last}. */
    public List<Evaluation> linesUpTo(Evaluation last) {
        int end = lines.size();
        while (end > 0 && !lines.get(end - 1).id().equals(last.id())) {
            end--;
        }
        return lines.subList(0, end);
    }

    /** What the next line is calculated with: in rounding mode displayed the number as printed. */
    public Real decisive(Expr symbol) {
        Quantity quantity = get(symbol);
        return decisive(quantity.printed(), quantity.real());
    }

    /** What is calculated with behind this value. */
    public Real decisive(Certified value) {
        return decisive(value.printed(), value.real());
    }

    private Real decisive(Expr printed, Real real) {
        boolean rounded = rounding.mode() == Mode.DISPLAYED && printed != Expr.Ellipsis.NOT_CALCULATED;
        return rounded ? Real.of(printed, Prover.zeroTest()) : real;
    }

    public Names names() {
        return names;
    }

    public Mode mode() {
        return rounding.mode();
    }

    /** Whether every number is the exercise's own, so that independent ways to it must meet. */
    public boolean isOriginal() {
        return transcript.isOriginal();
    }

    /** A number as it was given or printed, naming where it comes from. */
    public Expr shown(QuantityId id) {
        Quantity quantity = get(id.symbol());
        return quantity.shown(quantity.printed());
    }

    public Quantity get(Expr symbol) {
        return entries.find(symbol).orElseThrow(() -> new IllegalArgumentException("no quantity " + symbol));
    }

    /** The given number as an evaluation of itself: logits and probabilities stand where computed values would. */
    public Evaluation given(QuantityId id) {
        Quantity quantity = get(id.symbol());
        Expr put = new Expr.Shown(quantity.printed(), id, true);
        Certified value = Certified.of(quantity.real(), quantity.exact(), new Written(quantity.printed(), true));
        return new Evaluation(id, id.symbol(), put, value, List.of());
    }

    /** Evaluates lines that are shown together, so that their operands are printed with the same number of places. */
    public List<Evaluation> evaluate(List<Definition> definitions, Operands style) {
        if (definitions.isEmpty()) {
            return List.of();
        }
        entries.refresh();
        if (transcript.isOriginal()) {
            transcript.calculated(definitions.size());
            return entered(evaluated(definitions, style));
        }
        Map<QuantityId, Evaluation> evaluations = new HashMap<>();
        List<Definition> open = new ArrayList<>();
        for (Definition definition : definitions) {
            List<QuantityId> operands = entries.uses(definition);
            QuantityId id = definition.id();
            Optional<Evaluation> known = transcript
                    .instead(id)
                    .map(number -> instead(id, number))
                    .or(() -> transcript.known(definition, operands));
            if (known.isPresent()) {
                evaluations.put(id, known.get());
            } else {
                open.add(transcript.anyChanged(operands) ? definition.alone() : definition);
                transcript.calculated(id, operands);
            }
        }
        evaluated(open, style).forEach(evaluation -> evaluations.put(evaluation.id(), evaluation));
        return entered(definitions.stream()
                .map(definition -> Objects.requireNonNull(evaluations.get(definition.id())))
                .toList());
    }

    private List<Evaluation> entered(List<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            entries.put(new Quantity(evaluation.id(), evaluation.value(), false));
            lines.add(evaluation);
            transcript.add(evaluation);
        }
        return evaluations;
    }

    private List<Evaluation> evaluated(List<Definition> definitions, Operands style) {
        return definitions.isEmpty() ? List.of() : calculation.evaluate(definitions, style);
    }

    /** Somebody's number in the place of a calculated one. */
    private Evaluation instead(QuantityId id, Expr number) {
        Real real = Real.of(number, Prover.zeroTest());
        Certified value = Certified.of(real, Optional.of(number), new Written(number, true));
        return new Evaluation(id, id.symbol(), new Expr.Shown(number, id, true), value, List.of());
    }
}
