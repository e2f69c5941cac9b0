package org.gradus.symbolic.kernel.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The generators of one run of the kernel, and its budget of work. The budget counts products of terms, never time: the same
 * claim has the same verdict on every machine.
 */
public final class Ring implements Arithmetic {
    private static final int LARGEST_SCALE = 1 << 29;

    private final @Nullable Effort effort = Effort.current().orElse(null);
    private final int scale;
    private final boolean opaqueExponentials;
    private final boolean keepsFactors;
    private final Optional<Units> units;
    private long budget;
    private final Map<Generator, Integer> numbers = new HashMap<>();
    private final List<Generator> generators = new ArrayList<>();
    private final Map<Class<?>, Map<Polynomial, ?>> known = new HashMap<>();
    private final BitSet primeRoots = new BitSet();

    private Ring(int scale, boolean opaqueExponentials, boolean keepsFactors, Optional<Units> units, long budget) {
        this.scale = scale;
        this.opaqueExponentials = opaqueExponentials;
        this.keepsFactors = keepsFactors;
        this.units = units;
        this.budget = budget;
    }

    /** A fraction is wanted as the power of an exponential or a root: start again with a finer scale. */
    private static final class TooCoarse extends Retry {
        private static final long serialVersionUID = 1L;
        private final BigInteger denominator;

        TooCoarse(BigInteger denominator) {
            super("fractional exponents with too large denominators");
            this.denominator = denominator;
        }
    }

    /** An exponential is wanted with an exponent too large for any scale: start again with units. */
    private static final class TooLarge extends Retry {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("exponents out of range");
        }
    }

    /** Runs {@code body} in a fresh ring, again and again until the scale is fine enough for all its exponents. */
    public static <R> R with(long budget, int largestScale, Function<Ring, R> body) {
        return with(budget, largestScale, false, body);
    }

    private static <R> R with(long budget, int largestScale, boolean keepsFactors, Function<Ring, R> body) {
        int scale = 1;
        long left = budget;
        Optional<Units> units = Optional.empty();
        while (true) {
            Ring ring = new Ring(scale, false, keepsFactors, units, left);
            try {
                return body.apply(ring);
            } catch (TooCoarse e) {
                left = ring.budget;
                BigInteger old = BigInteger.valueOf(scale);
                BigInteger finer = old.divide(old.gcd(e.denominator)).multiply(e.denominator);
                boolean fits = finer.bitLength() <= 30 && finer.intValue() <= largestScale;
                if (!fits && (units.isPresent() || largestScale < LARGEST_SCALE)) {
                    throw new Unsupported(e.reason());
                }
                units = fits ? units : Optional.of(new Units());
                scale = fits ? finer.intValue() : 1;
            } catch (Units.Finer e) {
                left = ring.budget;
                continue; // again, with the unit that was found
            } catch (TooLarge e) {
                if (largestScale < LARGEST_SCALE) {
                    throw new Unsupported(e.reason());
                }
                left = ring.budget;
                units = Optional.of(new Units());
                scale = 1;
            } catch (Retry nobodyHonours) {
                throw new Unsupported(nobodyHonours.reason());
            } catch (ArithmeticException e) {
                throw new Unsupported("exponents out of range");
            }
        }
    }

    public static <R> R with(long budget, Function<Ring, R> body) {
        return with(budget, LARGEST_SCALE, body);
    }

    /** In a ring where sums that are multiplied or divided by become {@linkplain KeptFactors generators}. What is proved there is true. */
    public static <R> R withKeptFactors(long budget, Function<Ring, R> body) {
        return with(budget, LARGEST_SCALE, true, body);
    }

    /** Without {@link Units}: what a scale does not hold is refused at once. */
    public static <R> R withOneScale(long budget, Function<Ring, R> body) {
        return with(budget, LARGEST_SCALE - 1, body);
    }

    /**
     * Runs {@code body} in a ring where {@code e^x} and {@code e^y} are unrelated for x ≠ ±y. What is proved there is true, whatever the
     * size of the exponents; what is not proved there may be true all the same.
     */
    public static <R> R withOpaqueExponentials(long budget, Function<Ring, R> body) {
        try {
            return body.apply(new Ring(1, true, false, Optional.empty(), budget));
        } catch (Retry oneScaleOnly) {
            throw new Unsupported(oneScaleOnly.reason());
        }
    }

    public boolean hasOpaqueExponentials() {
        return opaqueExponentials;
    }

    public boolean keepsFactors() {
        return keepsFactors;
    }

    /** Powers of exponentials and roots count in units of 1/scale. */
    public int scale() {
        return scale;
    }

    /** {@code power} in units of 1/scale. */
    public int scaled(Rational power) {
        Rational scaled = power.times(Rational.of(scale));
        if (!scaled.isInteger()) {
            throw new TooCoarse(power.denominator());
        }
        if (scaled.numerator().bitLength() > 30) {
            throw new Unsupported("exponents out of range");
        }
        return scaled.numerator().intValue();
    }

    /** Whether the powers of each exponential count in a unit of its own. */
    public boolean hasOwnUnits() {
        return units.isPresent();
    }

    /** The generator stands for {@code e^{unit·x}}. */
    public Rational unit(Generator.Exponential generator) {
        return units.map(own -> own.of(generator)).orElseGet(() -> Rational.ONE.over(Rational.of(scale)));
    }

    /** {@code e^{factor·x}} for the x of {@code exponential}, as a power of a generator. */
    public Monomial power(Generator.Exponential exponential, Rational factor) {
        if (units.isEmpty()) {
            Rational count = factor.times(Rational.of(scale));
            if (count.isInteger() && count.numerator().bitLength() > 30) {
                throw new TooLarge();
            }
            return Monomial.of(number(exponential), scaled(factor));
        }
        if (factor.signum() == 0) {
            return Monomial.ONE;
        }
        Generator.Exponential own = units.get().generator(exponential, factor);
        return Monomial.of(number(own), units.get().count(own, factor));
    }

    public int number(Generator generator) {
        Integer known = numbers.get(generator);
        if (known != null) {
            return known;
        }
        int number = generators.size();
        numbers.put(generator, number);
        generators.add(generator);
        if (generator instanceof Generator.PrimeRoot) {
            primeRoots.set(number);
        }
        return number;
    }

    public Generator generator(int number) {
        return generators.get(number);
    }

    /** What was found out about polynomials so far, by the kind of it. */
    @SuppressWarnings("unchecked")
    <V> Map<Polynomial, V> known(Class<V> kind) {
        return (Map<Polynomial, V>) known.computeIfAbsent(kind, any -> new HashMap<Polynomial, V>());
    }

    int size() {
        return generators.size();
    }

    /** All generators so far, in the order of their numbers. */
    public List<Generator> generators() {
        return List.copyOf(generators);
    }

    /** The generator as a function. */
    public Fraction fraction(Generator generator) {
        return Fraction.of(Polynomial.of(this, Monomial.of(number(generator), 1), Rational.ONE));
    }

    /** Whether more work was asked for than there was: whoever took the refusal for an answer may have gone on. */
    public boolean isExhausted() {
        return budget < 0;
    }

    /** Allows more work. */
    public void grant(long work) {
        budget += work;
    }

    @Override
    public void spend(long work) {
        budget -= work;
        if (budget < 0) {
            throw new Unsupported("work budget");
        }
        if (effort != null) {
            effort.count(work);
        }
    }

    @Override
    public void spendDigits(Rational number) {
        long words = (number.numerator().bitLength() + number.denominator().bitLength()) >> 6;
        if (words > 1) {
            spend(words * words >> 4);
        }
    }

    @Override
    public Monomial withoutWholeRoots(Monomial monomial) {
        if (primeRoots.isEmpty()) {
            return monomial;
        }
        Monomial rest = monomial;
        for (int i = 0; i < monomial.size(); i++) {
            if (primeRoots.get(monomial.generator(i))) {
                int whole = Math.floorDiv(monomial.power(i), scale);
                rest = rest.times(Monomial.of(monomial.generator(i), -whole * scale));
            }
        }
        return rest;
    }

    @Override
    public Rational wholeRoots(Monomial monomial) {
        Rational whole = Rational.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (generator(monomial.generator(i)) instanceof Generator.PrimeRoot root) {
                whole = whole.times(power(root.base().value(), Math.floorDiv(monomial.power(i), scale)));
            }
        }
        return whole;
    }

    /** {@code base^exponent}, for exponents of either sign; long results are refused. */
    public Rational power(BigInteger base, int exponent) {
        int size = Math.abs(exponent);
        spend((long) size * base.bitLength() >> 6);
        BigInteger power = base.pow(size);
        return exponent >= 0 ? new Rational(power, BigInteger.ONE) : new Rational(BigInteger.ONE, power);
    }

    /**
     * Whether this constant is zero only if its numerator is the zero polynomial: it is made of square-free radicals and of
     * exponentials of their products, which are linearly independent (Besicovitch; Lindemann and Weierstrass).
     */
    public boolean isDecisive(Fraction constant) {
        boolean independent = units.isEmpty() || !units.get().isSplit();
        return independent && constant.numerator().terms().keySet().stream().allMatch(this::isDecisive);
    }

    private boolean isDecisive(Monomial monomial) {
        return IntStream.range(0, monomial.size()).allMatch(i -> isDecisive(generator(monomial.generator(i))));
    }

    private boolean isDecisive(Generator generator) {
        if (generator instanceof Generator.PrimeRoot root) {
            return root.base().isCertainlyPrime();
        }
        return generator instanceof Generator.Exponential e
                && e.denominators().isEmpty()
                && IntStream.range(0, e.exponent().size())
                        .allMatch(i -> isDecisiveRoot(generator(e.exponent().generator(i))));
    }

    private boolean isDecisiveRoot(Generator generator) {
        return generator instanceof Generator.PrimeRoot && isDecisive(generator);
    }
}
