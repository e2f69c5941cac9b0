package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;

/** Rounding modes carry and exact: full precision inside, and operands with as many places as the calculator promise needs. */
final class CarriedLines implements Calculation {
    private static final int MOST_OPERAND_PLACES = 17;
    /** Past the contract's 17 places only where a cancellation would otherwise break the promise. */
    private static final int LAST_RESORT_PLACES = 960;

    /** From here on the places double, up to {@link #LAST_RESORT_PLACES}. */
    private static final int MOST_PLACES_ONE_BY_ONE = 60;

    /** Of operands in lines where a saturated one is written by its complement. */
    private static final int MOST_COMPLEMENT_PLACES = 40;

    private static final int MOST_EXTRA_RESULT_PLACES = 2;
    private static final int FEWEST_SIGNIFICANT = 3;

    private final Entries entries;
    private final Display display;
    private final Map<Real, Map<Integer, Expr>> decimals = new IdentityHashMap<>();

    CarriedLines(Entries entries, Display display) {
        this.entries = entries;
        this.display = display;
    }

    @Override
    public List<Evaluation> evaluate(List<Definition> lines, Operands style) {
        List<Known> known = new ArrayList<>();
        lines.forEach(line -> known.add(known(line)));
        List<Known> numbers = known.stream().filter(Known::isCalculated).toList();
        Iterator<Evaluation> evaluated =
                (numbers.isEmpty() ? List.<Evaluation>of() : withNumbers(numbers, style)).iterator();
        List<Evaluation> evaluations = new ArrayList<>();
        for (Known each : known) {
            evaluations.add(
                    each.isCalculated() ? evaluated.next() : entries.notCalculated(each.line, each.real, each.exact));
        }
        return evaluations;
    }

    private List<Evaluation> withNumbers(List<Known> known, Operands style) {
        for (int extra = 0; extra <= MOST_EXTRA_RESULT_PLACES; extra++) {
            List<Definition> decided = new ArrayList<>();
            List<Certified> values = new ArrayList<>();
            for (Known each : known) {
                decided.add(each.line);
                values.add(certified(each, extra));
            }
            int most = extra < MOST_EXTRA_RESULT_PLACES ? MOST_OPERAND_PLACES : LAST_RESORT_PLACES;
            Optional<List<Evaluation>> evaluations = withOperands(decided, values, style, most);
            if (evaluations.isEmpty() && extra == 0 && decided.stream().anyMatch(this::isSaturated)) {
                evaluations = withOperands(decided, values, Operands.COMPLEMENT, MOST_COMPLEMENT_PLACES);
            }
            if (evaluations.isEmpty() && extra == MOST_EXTRA_RESULT_PLACES) {
                evaluations = withOperands(decided, values, Operands.EXACT_IF_SHORT, display.digits());
            }
            if (evaluations.isPresent()) {
                return evaluations.get();
            }
        }
        return withoutLine(known, style);
    }

    /** With this many places more, or as few more as decide the rounding: 0.00005 − 10^(-2000) has no four places. */
    private Certified certified(Known known, int extra) {
        for (int more = extra; more <= MOST_EXTRA_RESULT_PLACES; more++) {
            int places = display.digits() + more;
            Optional<Certified> value =
                    Entries.named(known.line, () -> display.certified(known.real, known.exact, places));
            if (value.isPresent()) {
                return value.get();
            }
        }
        return Certified.notCalculated(known.real, known.exact);
    }

    /** Lines of which no printed operands give the value: each by itself, and those not calculated for which that fails too. */
    private List<Evaluation> withoutLine(List<Known> known, Operands style) {
        if (known.size() == 1) {
            Known only = known.get(0);
            return List.of(entries.notCalculated(only.line, only.real, only.exact));
        }
        return known.stream()
                .map(each -> withNumbers(List.of(each), style).get(0))
                .toList();
    }

    /** A line, and its value if that can be had. */
    private record Known(Definition line, Real real, Optional<Expr> exact, boolean isCalculated) {}

    /** The line, or its next formula where the digits of this one cancel for longer than they can be calculated: 1 − tanh²(2000). */
    private Known known(Definition line) {
        Known first = knownByItself(line);
        if (first.isCalculated) {
            return first;
        }
        return line.otherwise().map(this::known).filter(Known::isCalculated).orElse(first);
    }

    private Known knownByItself(Definition line) {
        Real real = line.known().orElseGet(() -> entries.real(line.formula()));
        return Entries.named(line, () -> {
            Optional<Expr> exact = entries.exact(line.formula());
            Known known = new Known(line, real, exact, true);
            return new Known(line, real, exact, certified(known, 0).isCalculated());
        });
    }

    /** The fewest operand places with which every line keeps the promise; a line that never does gets its next formula. */
    private Optional<List<Evaluation>> withOperands(
            List<Definition> lines, List<Certified> values, Operands style, int most) {
        for (int places = display.digits(); places <= most; places += step(places)) {
            List<Expr> put = put(lines, values, style, places);
            if (put.size() == lines.size()) {
                List<Evaluation> evaluations = new ArrayList<>();
                for (int i = 0; i < lines.size(); i++) {
                    evaluations.add(entries.evaluation(lines.get(i), put.get(i), values.get(i)));
                }
                return Optional.of(evaluations);
            }
        }
        List<Definition> others = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < lines.size(); i++) {
            Definition line = lines.get(i);
            Definition other = fits(substitute(line.formula(), style, most), values.get(i))
                    ? line
                    : line.otherwise().orElse(line);
            changed |= other != line;
            others.add(other);
        }
        return changed ? withOperands(others, values, style, most) : Optional.empty();
    }

    private static int step(int places) {
        return places < MOST_PLACES_ONE_BY_ONE ? 1 : places;
    }

    /** The lines with numbers put in, up to the first that does not keep the promise. */
    private List<Expr> put(List<Definition> lines, List<Certified> values, Operands style, int places) {
        List<Expr> put = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Expr substituted = substitute(lines.get(i).formula(), style, places);
            if (!fits(substituted, values.get(i))) {
                break;
            }
            put.add(substituted);
        }
        return put;
    }

    /** A line whose printed operands have no value, such as 1/(1 − 1.0000), does not fit. */
    private boolean fits(Expr substituted, Certified value) {
        if (Unprinted.occursIn(substituted)) {
            return true; // the value does not depend on the digits that are missing
        }
        try {
            return display.fits(substituted, value);
        } catch (ArithmeticException noValue) {
            return false;
        }
    }

    private Expr substitute(Expr formula, Operands style, int places) {
        boolean exact = style == Operands.EXACT_IF_SHORT
                && !display.prefersExact()
                && entries.operands(formula).stream()
                        .allMatch(quantity -> quantity.exact().isPresent());
        return entries.substitute(formula, quantity -> operand(quantity, style == Operands.COMPLEMENT, exact, places));
    }

    private Expr operand(Quantity quantity, boolean byComplement, boolean exact, int places) {
        boolean fromExact = exact || display.prefersExact();
        if (fromExact && quantity.exact().isPresent() && !quantity.given()) {
            return quantity.exact().get();
        }
        if (quantity.printed() == Expr.Ellipsis.NOT_CALCULATED || quantity.given()) {
            return quantity.countedIn();
        }
        return Optional.of(quantity)
                .filter(saturated -> byComplement)
                .flatMap(CarriedLines::saturation)
                .flatMap(limit -> limit.written(Math.max(FEWEST_SIGNIFICANT, places)))
                .orElseGet(() -> decimal(quantity, places));
    }

    private static Optional<Saturation> saturation(Quantity quantity) {
        return Saturation.of(quantity.real(), quantity.printed());
    }

    private boolean isSaturated(Definition line) {
        return entries.operands(line.formula()).stream()
                .anyMatch(quantity -> saturation(quantity).isPresent());
    }

    /** Many lines put in the same number. */
    private Expr decimal(Real real, int places) {
        Map<Integer, Expr> byPlaces = decimals.computeIfAbsent(real, any -> new HashMap<>());
        Expr known = byPlaces.get(places);
        if (known == null) {
            known = display.decimalOf(real, places);
            byPlaces.put(places, known);
        }
        return known;
    }

    /** With fewer places where 1,000 digits do not decide so many. */
    private Expr decimal(Quantity quantity, int places) {
        try {
            return decimal(quantity.real(), places);
        } catch (UndecidedException | OutOfRangeException notToBeHad) {
            return quantity.printed();
        }
    }
}
