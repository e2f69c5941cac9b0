package org.gradus.core.number;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.NodeCount;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.jspecify.annotations.Nullable;

/**
 * A real number given by a formula over other reals, known to any precision that is asked for.
 *
 * <p>Exact rationals stay exact. Everything else is enclosed by outward-rounded intervals whose precision grows until the wanted
 * digits are decided; a value that sits exactly on a rounding boundary, or a sign that is exactly zero, is decided by the
 * {@link ZeroTest}. At 1,000 digits an {@link UndecidedException} says so.
 *
 * <p>Where the formula has no value (division by zero, ln of a negative number, magnitudes over 10^1000000) every question is
 * answered by an {@link ArithmeticException} with the reason. {@code -∞} is taken only by {@code exp}, which makes it 0.
 */
public final class Real {
    private static final int FIRST_BITS = 64;
    /** From here on, about 300 digits, a value that still looks like a boundary probably is one; a zero test costs more than digits. */
    private static final int ZERO_TEST_BITS = 1024;
    /** 1,000 decimal digits and guard digits. */
    static final int LAST_BITS = 3400;

    private static final int[] PRECISIONS = {FIRST_BITS, 128, 256, 512, ZERO_TEST_BITS, 2048, LAST_BITS};
    /** Past the cap: only to separate a denominator from zero. */
    private static final int SEPARATION_BITS = 2 * LAST_BITS;

    private static final int ZERO_TEST_NODES = 2000;

    private static final int LONGEST_TEXT = 60;
    private static final int SHOWN_DIGITS = 12;

    private final Expr formula;
    private final Map<Expr, Real> operands;
    private final ZeroTest zeroTest;
    private final boolean minusInfinity;
    private final Knowledge knowledge = new Knowledge();
    private final Map<Expr, OptionalInt> signs = new ConcurrentHashMap<>();
    private final Map<Rational, ZeroTest.Answer> tested = new ConcurrentHashMap<>();

    private volatile @Nullable Known known;
    private volatile @Nullable DoubleInterval doubles;
    private volatile @Nullable Optional<Rational> exact;
    private volatile int size;

    /** The best enclosure so far. */
    private record Known(int bits, Interval interval) {}

    private Real(Expr formula, Map<Expr, Real> operands, ZeroTest zeroTest) {
        this.formula = formula;
        this.operands = operands;
        this.zeroTest = zeroTest;
        this.minusInfinity = knowledge.tendsToMinusInfinity(formula);
    }

    /**
     * The value of a formula without variables, without help from a zero test: {@code sqrt(2)} has every digit, and rational
     * arithmetic is exact, but whether {@code sqrt(2)*sqrt(3)-sqrt(6)} is 0 remains an {@link UndecidedException}.
     */
    public static Real of(Expr constant) {
        return of(constant, ZeroTest.NONE);
    }

    /** The value of a formula without variables. */
    public static Real of(Expr constant, ZeroTest zeroTest) {
        return of(constant, quantity -> Optional.empty(), zeroTest);
    }

    /**
     * The value of a formula whose symbols and indexed symbols are given by {@code operands} (memoised, a shared graph). A quantity
     * without operand is an {@link IllegalArgumentException}.
     */
    public static Real of(Expr formula, Function<Expr, Optional<Real>> operands, ZeroTest zeroTest) {
        Map<Expr, Real> found = new LinkedHashMap<>();
        Children.walk(formula, node -> {
            if (node instanceof Expr.Symbol || node instanceof Expr.Indexed) {
                found.computeIfAbsent(
                        node,
                        quantity -> operands.apply(quantity)
                                .orElseThrow(() -> new IllegalArgumentException("no value is given for " + quantity)));
            }
        });
        return new Real(formula, found, zeroTest);
    }

    // ---- what is known ----

    /** What the formula's evaluation may ask about its operands. */
    private final class Knowledge implements Operands {
        private Real operand(Expr quantity) {
            Real operand = operands.get(quantity);
            if (operand == null) {
                throw new IllegalStateException("not an operand: " + quantity);
            }
            return operand;
        }

        @Override
        public Optional<Rational> rational(Expr quantity) {
            return operand(quantity).rational();
        }

        @Override
        public Interval enclose(Expr quantity, int bits) {
            return operand(quantity).enclose(bits);
        }

        @Override
        public boolean isMinusInfinity(Expr quantity) {
            return operand(quantity).minusInfinity;
        }

        @Override
        public OptionalInt signum(Expr part) {
            OptionalInt before = signs.get(part);
            if (before == null) {
                before = OptionalInt.of(part(part).signum());
                signs.put(part, before);
            }
            return before;
        }

        private Real part(Expr part) {
            Real operand = operands.get(part);
            return operand != null ? operand : new Real(part, operands, zeroTest);
        }
    }

    /** Calls {@code compute} on this and everything below that is not {@code done}, operands first, without recursion. */
    private void bottomUp(Predicate<Real> done, Consumer<Real> compute) {
        if (done.test(this)) {
            return;
        }
        Deque<Real> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Real top = open.peek();
            boolean ready = true;
            if (!done.test(top)) {
                for (Real operand : top.operands.values()) {
                    if (!done.test(operand)) {
                        open.push(operand);
                        ready = false;
                    }
                }
            }
            if (ready) {
                open.pop();
                if (!done.test(top)) {
                    compute.accept(top);
                }
            }
        }
    }

    /** The value as a fraction, when the formula is rational arithmetic or the value has been proved rational. */
    public Optional<Rational> rational() {
        if (exact == null) {
            bottomUp(real -> real.exact != null, Real::computeExact);
        }
        Optional<Rational> result = exact;
        return result == null ? Optional.empty() : result;
    }

    private void computeExact() {
        Optional<Rational> result = Optional.empty();
        if (!minusInfinity) {
            result = DecimalArithmetic.value(formula)
                    .map(Rational::of)
                    .or(() -> formula.accept(new ExactArithmetic(knowledge)));
            if (result.isEmpty() && !inDoubles().isWide()) {
                // relu(−e) and 0·e are rational though e is not: their enclosures are points
                result = enclose(FIRST_BITS).point();
            }
        }
        exact = result;
    }

    /** Doubles around the value, if they are easily had: behind {@link #rational}, which goes through the operands first. */
    private DoubleInterval inDoubles() {
        DoubleInterval interval = doubles;
        if (interval == null) {
            Optional<Rational> fraction = exact;
            interval = minusInfinity
                    ? DoubleInterval.NOTHING
                    : fraction != null && fraction.isPresent()
                            ? DoubleInterval.of(fraction.get())
                            : formula.accept(new DoubleEnclosure(
                                    quantity -> knowledge.operand(quantity).inDoubles()));
            doubles = interval;
        }
        return interval;
    }

    /** An interval that contains the value, computed with about {@code bits} bits. */
    public Interval enclose(int bits) {
        bottomUp(real -> real.isKnownTo(bits), real -> real.computeEnclosure(bits));
        Known best = known;
        if (best == null) {
            throw ValueVisitor.infinite();
        }
        return best.interval;
    }

    private boolean isKnownTo(int bits) {
        Known best = known;
        return minusInfinity || best != null && best.bits >= bits;
    }

    private void computeEnclosure(int bits) {
        Optional<Rational> fraction = exact;
        if (fraction != null && fraction.isPresent()) {
            known = new Known(bits, Interval.of(fraction.get(), bits));
            return;
        }
        for (int working = bits; ; working *= 2) {
            try {
                known = new Known(working, formula.accept(new Enclosure(knowledge, working)));
                return;
            } catch (NotSeparatedException e) {
                if (working >= SEPARATION_BITS) {
                    throw new UndecidedException(e.getMessage() + " at " + working + " bits: it could not be decided"
                            + " within 1,000 digits");
                }
            }
        }
    }

    // ---- the formula written out ----

    /**
     * The formula with every operand replaced by its own, without variables; empty when it has over {@code nodes} nodes. A part that
     * is known to be rational stands as that number, and e^(−∞) as 0.
     */
    public Optional<Expr> expanded(int nodes) {
        rational();
        bottomUp(real -> real.size != 0, real -> real.size = real.countNodes());
        return size > nodes ? Optional.empty() : Optional.of(expanded());
    }

    private int countNodes() {
        Optional<Rational> fraction = exact;
        return fraction != null && fraction.isPresent()
                ? NodeCount.of(fraction.get().toExpr())
                : NodeCount.of(formula, quantity -> knowledge.operand(quantity).size);
    }

    private Expr expanded() {
        Optional<Rational> fraction = exact;
        return fraction != null && fraction.isPresent() ? fraction.get().toExpr() : formula.accept(new Expansion());
    }

    private final class Expansion extends Rewriter {
        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return knowledge.operand(symbol).expanded();
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return knowledge.operand(indexed).expanded();
        }

        @Override
        public Expr shown(Expr.Shown shown) {
            return rewrite(shown.printed());
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            boolean vanishes = apply.function().equals(FunctionName.EXP.text())
                    && knowledge.tendsToMinusInfinity(apply.arguments().get(0));
            return vanishes ? Expr.Num.of(0) : super.apply(apply);
        }

        @Override
        public Expr power(Expr.Power power) {
            boolean vanishes = power.base() == Expr.Constant.E && knowledge.tendsToMinusInfinity(power.exponent());
            return vanishes ? Expr.Num.of(0) : super.power(power);
        }
    }

    // ---- questions ----

    private <T> T decide(Question<T> question) {
        Optional<Rational> fraction = rational();
        if (fraction.isPresent()) {
            return question.answer(fraction.get());
        }
        Optional<T> atFirstSight = question.answer(inDoubles());
        if (atFirstSight.isPresent()) {
            return atFirstSight.get();
        }
        long likely = bitsFor(question);
        if (likely > FIRST_BITS && likely < LAST_BITS) {
            Optional<T> answer = answer(question, (int) likely);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        for (int bits : PRECISIONS) {
            if (bits > likely || bits == LAST_BITS) {
                Optional<T> answer = answer(question, bits);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
        throw new UndecidedException(question.text() + " could not be decided within 1,000 digits"
                + enclose(LAST_BITS).smallness());
    }

    /** How many bits probably decide: fewer only cost time. */
    private long bitsFor(Question<?> question) {
        Known first = known;
        if (first == null) {
            return 0;
        }
        long low = first.interval.low().magnitude();
        long high = first.interval.high().magnitude();
        // where digits have cancelled nothing is likely
        return high - low > 1 ? 0 : question.bitsFor(Math.max(low, high));
    }

    private <T> Optional<T> answer(Question<T> question, int bits) {
        Interval interval = enclose(bits);
        try {
            Optional<T> answer = question.answer(interval);
            return answer.isEmpty() && bits >= ZERO_TEST_BITS
                    ? question.boundary(interval).flatMap(boundary -> atBoundary(question, boundary))
                    : answer;
        } catch (NotSeparatedException atTheLimit) {
            return Optional.empty(); // 10^1000000 is within the interval
        }
    }

    private <T> Optional<T> atBoundary(Question<T> question, Rational boundary) {
        return switch (compare(boundary)) {
            case ZERO -> {
                exact = Optional.of(boundary);
                yield Optional.of(question.answer(boundary));
            }
            case NONZERO -> question.answerElsewhere();
            case UNKNOWN -> Optional.empty();
        };
    }

    private ZeroTest.Answer compare(Rational candidate) {
        ZeroTest.Answer answer = tested.get(candidate);
        if (answer == null) {
            answer = expanded(ZERO_TEST_NODES)
                    .map(value -> zeroTest.test(difference(value, candidate)))
                    .orElse(ZeroTest.Answer.UNKNOWN);
            tested.put(candidate, answer);
        }
        return answer;
    }

    private static Expr difference(Expr value, Rational candidate) {
        return candidate.signum() == 0 ? value : Expr.Sum.of(value, new Expr.Negation(candidate.toExpr()));
    }

    /** −1, 0 or 1, decided. */
    public int signum() {
        return decide(new Question.Sign());
    }

    /** The value rounded half away from zero to {@code places} ≥ 0 decimal places (scale = places). */
    public BigDecimal round(int places) {
        return decide(new Question.Places(places));
    }

    /** The value, not zero, rounded half away from zero to {@code digits} significant digits (precision = digits). */
    public BigDecimal roundSignificant(int digits) {
        return decide(new Question.Significant(digits));
    }

    /** Whether {@code least ≤ |value| ≤ most}, as far as doubles tell; only "yes" is certain. */
    public boolean isSizeWithin(double least, double most) {
        rational();
        return inDoubles().isSizeWithin(least, most);
    }

    /** Whether {@code least ≤ value ≤ most}, as far as doubles tell; only "yes" is certain. */
    public boolean isBetween(double least, double most) {
        rational();
        DoubleInterval interval = inDoubles();
        return interval.low() >= least && interval.high() <= most;
    }

    /** Whether the value is exactly {@code decimal}. */
    public boolean equalsExactly(BigDecimal decimal) {
        if (rational().isEmpty() && inDoubles().isDisjointFrom(DoubleInterval.of(decimal))) {
            return false;
        }
        return decide(new Question.Equality(Rational.of(decimal)));
    }

    /** The formula and its fraction or first digits: {@code e/(e+1) = 0.731058578630…}; decides nothing and never fails. */
    @Override
    public String toString() {
        String text = shortened(TextWriter.write(formula));
        if (minusInfinity) {
            return text;
        }
        try {
            Optional<String> fraction =
                    rational().map(Rational::toString).filter(number -> number.length() <= LONGEST_TEXT);
            return fraction.isPresent()
                            && !fraction.get().contains("/")
                            && fraction.get().equals(text)
                    ? text
                    : text + " = "
                            + fraction.filter(number -> !number.equals(text)).orElseGet(this::digits);
        } catch (ArithmeticException noValue) {
            return text + " = no value: " + noValue.getMessage();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private String digits() {
        Interval interval = enclose(FIRST_BITS);
        return interval.roundSignificant(SHOWN_DIGITS).map(value -> value + "…").orElseGet(interval::toString);
    }

    /** The double nearest to the value (ties to even, as IEEE); infinite beyond the double range and for −∞, 0 below it. */
    public double nearestDouble() {
        return minusInfinity ? Double.NEGATIVE_INFINITY : decide(new Question.NearestDouble());
    }
}
