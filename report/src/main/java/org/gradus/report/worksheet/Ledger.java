package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.symbolic.closed.ExactForm;
import org.gradus.symbolic.kernel.Prover;

/**
 * The quantities of one sample by symbol, and the one place where a formula becomes an {@link Evaluation}: the value is certified, the
 * operands get as many places as the calculator promise needs.
 */
public final class Ledger {
    private static final int MOST_OPERAND_PLACES = 17;
    /** Past the contract's 17 places only where a cancellation would otherwise break the promise. */
    private static final int LAST_RESORT_PLACES = 960;

    /** From here on the places double, up to {@link #LAST_RESORT_PLACES}. */
    private static final int MOST_PLACES_ONE_BY_ONE = 60;

    /** Of operands in lines where a saturated one is written by its complement. */
    private static final int MOST_COMPLEMENT_PLACES = 40;

    private static final int MOST_EXTRA_RESULT_PLACES = 2;
    private static final int VALUE_BITS = 64;
    private static final int FEWEST_SIGNIFICANT = 3;

    private final Names names;
    private final Transcript transcript;
    private final List<Evaluation> lines = new ArrayList<>();
    private final Rounding rounding;
    private final Display display;
    private final Map<Expr, Quantity> quantities = new HashMap<>();
    private final Map<Real, Map<Integer, Expr>> decimals = new IdentityHashMap<>();
    private final Map<Expr, List<Quantity>> operands = new IdentityHashMap<>();

    /** @param names of what is given and calculated here */
    public Ledger(Rounding rounding, Names names) {
        this(rounding, names, Transcript.alone());
    }

    /** @param transcript takes down what is given and calculated */
    public Ledger(Rounding rounding, Names names, Transcript transcript) {
        this.names = names;
        this.transcript = transcript;
        this.rounding = rounding;
        this.display = new Display(rounding);
    }

    /** Enters a number of the exercise. */
    public void give(QuantityId id, Expr constant) {
        Expr number = transcript.instead(id).orElse(constant);
        Real real = Real.of(number, Prover.zeroTest());
        Expr printed = Display.asGiven(number);
        Optional<Expr> exact = number.equals(Display.NEGATIVE_INFINITY) ? Optional.empty() : Optional.of(printed);
        quantities.put(id.symbol(), new Quantity(id, real, exact, printed, true, true));
        transcript.add(given(id));
    }

    /** Enters a number under another name, which another ledger has calculated or the exercise gives; as an evaluation of itself. */
    public Evaluation carry(QuantityId id, Evaluation from, boolean given) {
        Certified value = from.value();
        Expr put = new Expr.Shown(value.printed(), id, value.exactlyPrinted());
        Evaluation carried = new Evaluation(id, id.symbol(), put, display.digits(), value, List.of());
        transcript.carried(carried, from.id());
        put(carried, given);
        return carried;
    }

    private void put(Evaluation evaluation, boolean given) {
        Certified value = evaluation.value();
        QuantityId id = evaluation.id();
        quantities.put(
                id.symbol(),
                new Quantity(id, value.real(), value.exact(), value.printed(), value.exactlyPrinted(), given));
    }

    /** Everything that was calculated, in order, up to and with {@code last}. */
    public List<Evaluation> linesUpTo(Evaluation last) {
        return lines.subList(0, lines.indexOf(last) + 1);
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
        Quantity quantity = quantities.get(symbol);
        if (quantity == null) {
            throw new IllegalArgumentException("no quantity " + symbol);
        }
        return quantity;
    }

    /** The given number as an evaluation of itself: logits and probabilities stand where computed values would. */
    public Evaluation given(QuantityId id) {
        Quantity quantity = get(id.symbol());
        Expr put = new Expr.Shown(quantity.printed(), id, true);
        Certified value = new Certified(quantity.real(), quantity.exact(), quantity.printed(), true);
        return new Evaluation(id, id.symbol(), put, display.digits(), value, List.of());
    }

    /** Evaluates lines that are shown together, so that their operands are printed with the same number of places. */
    public List<Evaluation> evaluate(List<Definition> definitions, Operands style) {
        if (definitions.isEmpty()) {
            return List.of();
        }
        operands.clear();
        if (transcript.isOriginal()) {
            transcript.calculated(definitions.size());
            return entered(evaluated(definitions, style));
        }
        Map<QuantityId, Evaluation> evaluations = new HashMap<>();
        List<Definition> open = new ArrayList<>();
        for (Definition definition : definitions) {
            List<QuantityId> operands = uses(definition);
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
            put(evaluation, false);
            lines.add(evaluation);
            transcript.add(evaluation);
        }
        return evaluations;
    }

    private List<Evaluation> evaluated(List<Definition> definitions, Operands style) {
        if (definitions.isEmpty()) {
            return List.of();
        }
        return rounding.mode() == Mode.DISPLAYED
                ? definitions.stream().map(line -> displayed(line, style)).toList()
                : carried(definitions, style);
    }

    /** Somebody's number in the place of a calculated one. */
    private Evaluation instead(QuantityId id, Expr number) {
        Real real = Real.of(number, Prover.zeroTest());
        Certified value = new Certified(real, Optional.of(number), number, true);
        return new Evaluation(id, id.symbol(), new Expr.Shown(number, id, true), display.digits(), value, List.of());
    }

    /** The value is that of the operands as printed, so the promise holds by itself. */
    private Evaluation displayed(Definition line, Operands style) {
        Optional<Definition> other = line.otherwise();
        if (other.isPresent() && !hasValue(line, style)) {
            return displayed(other.get(), style);
        }
        Expr substituted = substitute(line.formula(), style, display.digits());
        if (Unprinted.occursIn(substituted)) {
            return notCalculated(line, Real.of(line.formula(), this::real, Prover.zeroTest()), Optional.empty());
        }
        Real real = Real.of(substituted, Prover.zeroTest());
        if (!hasValue(line, style) && countsAsZero(line)) {
            return notCalculated(line, real, Optional.empty()); // 1/y with a y that is only known to be small
        }
        return named(line, () -> {
            Optional<Expr> exact = ExactForm.of(substituted);
            return display.certified(real, exact, display.digits())
                    .map(value -> evaluation(line, substituted, display.digits(), value))
                    .orElseGet(() -> notCalculated(line, real, exact));
        });
    }

    private boolean countsAsZero(Definition line) {
        return operands(line.formula()).stream()
                .anyMatch(quantity -> quantity.printed() == Expr.Ellipsis.NOT_CALCULATED);
    }

    /** ln(1 − 1.0) has none. */
    private boolean hasValue(Definition line, Operands style) {
        Expr substituted = substitute(line.formula(), style, display.digits());
        if (Unprinted.occursIn(substituted)) {
            return false;
        }
        try {
            Real.of(substituted, Prover.zeroTest()).enclose(VALUE_BITS);
            return true;
        } catch (ArithmeticException noValue) {
            return false;
        }
    }

    private List<Evaluation> carried(List<Definition> lines, Operands style) {
        List<Known> known = new ArrayList<>();
        lines.forEach(line -> known.add(known(line)));
        List<Known> numbers = known.stream().filter(Known::isCalculated).toList();
        Iterator<Evaluation> evaluated =
                (numbers.isEmpty() ? List.<Evaluation>of() : withNumbers(numbers, style)).iterator();
        List<Evaluation> evaluations = new ArrayList<>();
        for (Known each : known) {
            evaluations.add(each.isCalculated() ? evaluated.next() : notCalculated(each.line, each.real, each.exact));
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
            Optional<Certified> value = named(known.line, () -> display.certified(known.real, known.exact, places));
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
            return List.of(notCalculated(only.line, only.real, only.exact));
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
        Real real = line.known().orElseGet(() -> Real.of(line.formula(), this::real, Prover.zeroTest()));
        return named(line, () -> {
            Optional<Expr> exact = exact(line.formula());
            Known known = new Known(line, real, exact, true);
            return new Known(line, real, exact, certified(known, 0).isCalculated());
        });
    }

    private Evaluation notCalculated(Definition line, Real real, Optional<Expr> exact) {
        Expr substituted = Substitution.apply(
                line.formula(),
                symbol -> Optional.ofNullable(quantities.get(symbol))
                        .map(quantity -> quantity.shown(quantity.printed())));
        return evaluation(line, substituted, display.digits(), Certified.notCalculated(real, exact));
    }

    /** The fewest operand places with which every line keeps the promise; a line that never does gets its next formula. */
    private Optional<List<Evaluation>> withOperands(
            List<Definition> lines, List<Certified> values, Operands style, int most) {
        for (int places = display.digits(); places <= most; places += step(places)) {
            List<Expr> put = put(lines, values, style, places);
            if (put.size() == lines.size()) {
                List<Evaluation> evaluations = new ArrayList<>();
                for (int i = 0; i < lines.size(); i++) {
                    evaluations.add(evaluation(lines.get(i), put.get(i), places, values.get(i)));
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

    private Evaluation evaluation(Definition line, Expr substituted, int places, Certified value) {
        return new Evaluation(line.id(), line.formula(), substituted, places, value, uses(line));
    }

    private Optional<Real> real(Expr symbol) {
        return Optional.ofNullable(quantities.get(symbol)).map(Quantity::real);
    }

    private Expr substitute(Expr formula, Operands style, int places) {
        boolean exact = style == Operands.EXACT_IF_SHORT
                && rounding.mode() == Mode.CARRY
                && operands(formula).stream()
                        .allMatch(quantity -> quantity.exact().isPresent());
        return Substitution.apply(
                formula,
                symbol -> Optional.ofNullable(quantities.get(symbol))
                        .map(quantity ->
                                quantity.shown(operand(quantity, style == Operands.COMPLEMENT, exact, places))));
    }

    private Expr operand(Quantity quantity, boolean byComplement, boolean exact, int places) {
        boolean fromExact = exact || display.prefersExact();
        if (fromExact && quantity.exact().isPresent() && !quantity.given()) {
            return quantity.exact().get();
        }
        if (quantity.printed() == Expr.Ellipsis.NOT_CALCULATED) {
            // beside anything else what is nearer to 0 than 10^(-1000) counts as 0
            return Enclosed.isOutOfReach(quantity.real()) ? Expr.Num.of(0) : quantity.printed();
        }
        if (quantity.given() || rounding.mode() == Mode.DISPLAYED) {
            return quantity.printed();
        }
        return Optional.of(quantity)
                .filter(saturated -> byComplement)
                .flatMap(Ledger::saturation)
                .flatMap(limit -> limit.written(Math.max(FEWEST_SIGNIFICANT, places)))
                .orElseGet(() -> decimal(quantity, places));
    }

    private static Optional<Saturation> saturation(Quantity quantity) {
        return Saturation.of(quantity.real(), quantity.printed());
    }

    private boolean isSaturated(Definition line) {
        return operands(line.formula()).stream()
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

    private Optional<Expr> exact(Expr formula) {
        if (operands(formula).stream().anyMatch(quantity -> quantity.exact().isEmpty())) {
            return Optional.empty();
        }
        Expr constant = Substitution.apply(
                formula, symbol -> Optional.ofNullable(quantities.get(symbol)).flatMap(Quantity::exact));
        return ExactForm.of(constant);
    }

    /** In the order in which they stand; asked several times while a line is evaluated. */
    private List<Quantity> operands(Expr formula) {
        return operands.computeIfAbsent(formula, this::found);
    }

    private List<Quantity> found(Expr formula) {
        List<Quantity> found = new ArrayList<>();
        Children.walk(formula, node -> {
            if (node instanceof Expr.Symbol || node instanceof Expr.Indexed) {
                Optional.ofNullable(quantities.get(node)).ifPresent(found::add);
            }
        });
        return found;
    }

    private List<QuantityId> uses(Definition line) {
        Set<QuantityId> ids = new LinkedHashSet<>();
        operands(line.formula()).forEach(quantity -> ids.add(quantity.id()));
        return List.copyOf(ids);
    }

    /** Names the quantity in what goes wrong with its number. */
    private static <T> T named(Definition line, java.util.function.Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (UndecidedException undecided) {
            throw new UnsolvableException(line.id().text() + ": " + undecided.getMessage(), undecided);
        } catch (ArithmeticException impossible) {
            throw new UnsolvableException(line.id().text() + ": " + impossible.getMessage(), impossible);
        }
    }
}
