package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Rounding;
import org.gradus.symbolic.kernel.Prover;

/**
 * Rounding mode working: each value is written once, with the same number of places wherever it stands, and the calculation goes on with
 * what is written. Where the written numbers do not give the result that the exact ones give, the line is an exception: it says so,
 * and the calculation goes on with the certified value.
 */
final class WorkingLines implements Calculation {
    /** Short exact decimals up to so many places more than results have are written as they are. */
    private static final int PLACES_OF_SHORT = 2;

    private static final int MOST_EXTRA_PLACES = 2;
    private static final int MOST_TELLING = 20;

    private final Entries entries;
    private final Display display;
    private final WorkingPlaces working;
    private final int places;
    private final int significant;
    private final int shortPlaces;

    WorkingLines(Entries entries, Rounding rounding, WorkingPlaces working) {
        this.entries = entries;
        this.display = new Display(rounding);
        this.working = working;
        this.places = working.places();
        this.significant =
                Math.max(Display.FEWEST_SIGNIFICANT, rounding.digits()) + working.places() - rounding.digits();
        this.shortPlaces = Math.max(working.places(), rounding.digits() + PLACES_OF_SHORT);
    }

    @Override
    public List<Evaluation> evaluate(List<Definition> lines, Operands style) {
        List<Known> known = lines.stream().map(this::known).toList();
        boolean forms = endInForms(known);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Known each : known) {
            evaluations.add(
                    each.result().isPresent()
                            ? evaluated(each, each.result().get(), forms ? each.exact() : Optional.empty())
                            : entries.notCalculated(each.line(), each.real(), each.exact()));
        }
        return evaluations;
    }

    // ---- what is certified ----

    /** The line, or its next formula where the digits of this one cancel for longer than they can be calculated. */
    private Known known(Definition line) {
        List<Real> operands =
                entries.operands(line.formula()).stream().map(Quantity::real).toList();
        return working.certificates().of(line, operands, () -> certified(line));
    }

    private Known certified(Definition line) {
        Known first = certifiedByItself(line);
        if (first.result().isPresent()) {
            return first;
        }
        return line.otherwise()
                .map(other -> certified(other))
                .filter(other -> other.result().isPresent())
                .orElse(first);
    }

    private Known certifiedByItself(Definition line) {
        Real real = line.known().orElseGet(() -> entries.real(line.formula()));
        return Entries.named(
                line, () -> new Known(line, real, entries.exact(line.formula()), written(real, display.digits())));
    }

    /** With so many places, or as few more as decide the rounding. */
    private Optional<Written> written(Real real, int least) {
        int more = Math.max(Display.FEWEST_SIGNIFICANT, display.digits()) - display.digits();
        for (int extra = 0; extra <= MOST_EXTRA_PLACES; extra++) {
            try {
                return Optional.of(display.decimal(real, real, least + extra, least + extra + more));
            } catch (UndecidedException | OutOfRangeException notToBeHad) {
                // with one place more perhaps
            }
        }
        return Optional.empty();
    }

    // ---- exact forms ----

    /** Whether every line of these ends in an exact form, so that what follows is calculated with those. */
    private boolean endInForms(List<Known> lines) {
        boolean all = lines.stream().allMatch(each -> isCarriedExactly(each.line()) && endsInForm(each));
        return all
                && !lines.stream().allMatch(each -> isShortDecimal(each.exact().orElseThrow()));
    }

    private boolean endsInForm(Known known) {
        return known.exact()
                .filter(exact -> isShortDecimal(exact)
                        || ExactEnds.isOne(
                                known.line(),
                                exact,
                                entries.operands(known.line().formula())))
                .isPresent();
    }

    private boolean isCarriedExactly(Definition line) {
        return entries.operands(line.formula()).stream()
                .allMatch(operand -> operand.value().operand().exact());
    }

    private boolean isShortDecimal(Expr exact) {
        return exact instanceof Expr.Num num && num.value().scale() <= shortPlaces;
    }

    // ---- what is written ----

    private Evaluation evaluated(Known known, Written result, Optional<Expr> form) {
        Line line = line(known, known.line(), this::operand);
        if (isGood(line, result)) {
            return evaluation(known, line, result, form, Optional.empty());
        }
        for (Line other : others(known, line)) {
            if (isGood(other, result)) {
                return evaluation(known, other, result, form, Optional.empty());
            }
        }
        Optional<Written> certified = working(known.real()).map(written -> telling(known.real(), written, result));
        if (certified.isEmpty()) {
            return entries.notCalculated(known.line(), known.real(), known.exact());
        }
        working.exception(known.line().id());
        Written calculated = line.end.orElse(certified.get());
        return evaluation(
                known, new Line(line.definition, line.substituted, certified), result, form, Optional.of(calculated));
    }

    /** The certified value with as many places as give the result: 0.04996, which with three would be rounded twice. */
    private Written telling(Real real, Written certified, Written result) {
        Written telling = certified;
        for (int more = 1; more <= MOST_TELLING && !display.isSameResult(telling.number(), result.number()); more++) {
            telling = written(real, places + more).orElse(result);
        }
        return telling;
    }

    private Evaluation evaluation(
            Known known, Line line, Written result, Optional<Expr> form, Optional<Written> calculated) {
        Certified value = new Certified(known.real(), known.exact(), form, line.end.orElse(result), result, calculated);
        return entries.evaluation(line.definition, line.substituted, value);
    }

    /** A line with numbers put in, and what it gives; nothing where there are no numbers or they have no value. */
    private record Line(Definition definition, Expr substituted, Optional<Written> end) {}

    private Line line(Known known, Definition definition, Function<Quantity, Expr> number) {
        Expr substituted = entries.substitute(definition.formula(), number);
        if (Unprinted.occursIn(substituted)) {
            return new Line(
                    definition, substituted, working(known.real())); // the value does not depend on what is missing
        }
        return new Line(definition, substituted, end(substituted, known, isCarriedExactly(definition)));
    }

    private Expr operand(Quantity quantity) {
        return quantity.value().isCalculated() ? quantity.value().operand().number() : quantity.countedIn();
    }

    private Optional<Written> end(Expr substituted, Known known, boolean exact) {
        if (exact) {
            return working(known.real());
        }
        working.rounded(known.line().id());
        try {
            Real line = Real.of(substituted, Prover.zeroTest());
            return Optional.of(display.decimal(line, known.real(), places, significant));
        } catch (ArithmeticException noValue) {
            return Optional.empty();
        }
    }

    /** The certified value as calculations write it. */
    private Optional<Written> working(Real real) {
        return written(real, shortPlaces)
                .filter(written -> places == shortPlaces || written.exact())
                .or(() -> written(real, places));
    }

    private boolean isGood(Line line, Written result) {
        return line.end
                .filter(end -> display.isSameResult(end.number(), result.number()))
                .isPresent();
    }

    /** Where an operand is so near to 1 that its places say too little: by other formulas, or by what it lacks to 1. */
    private List<Line> others(Known known, Line line) {
        boolean saturated = entries.operands(known.line().formula()).stream()
                .anyMatch(operand -> saturation(operand).isPresent());
        List<Line> others = new ArrayList<>();
        if (saturated || line.end.isEmpty()) {
            for (Optional<Definition> next = known.line().otherwise();
                    next.isPresent();
                    next = next.get().otherwise()) {
                others.add(line(known, next.get(), this::operand));
            }
        }
        if (saturated) {
            others.add(line(known, known.line(), this::complement));
        }
        return others;
    }

    private Expr complement(Quantity quantity) {
        return saturation(quantity)
                .flatMap(saturation -> saturation.written(significant))
                .orElseGet(() -> operand(quantity));
    }

    private Optional<Saturation> saturation(Quantity quantity) {
        return Saturation.of(quantity.value(), display.digits());
    }
}
