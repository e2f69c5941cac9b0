package org.gradus.symbolic.kernel.algebra;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A product of integer powers (of either sign) of generators. The generators are numbered by their {@link Ring}; powers of
 * exponentials and roots count in units of 1/{@link Ring#scale}.
 */
public final class Monomial implements Comparable<Monomial> {
    public static final Monomial ONE = new Monomial(new int[0]);

    /** generator, power, generator, power, …; generators ascending, no power 0. */
    private final int[] powers;

    private final int hash;

    private Monomial(int[] powers) {
        this.powers = powers;
        this.hash = Arrays.hashCode(powers);
    }

    public static Monomial of(int generator, int power) {
        return power == 0 ? ONE : new Monomial(new int[] {generator, power});
    }

    /** How many different generators there are. */
    public int size() {
        return powers.length / 2;
    }

    public int generator(int at) {
        return powers[2 * at];
    }

    public int power(int at) {
        return powers[2 * at + 1];
    }

    /** The power of this generator, 0 if it does not occur. */
    public int powerOf(int generator) {
        for (int i = 0; i < powers.length; i += 2) {
            if (powers[i] == generator) {
                return powers[i + 1];
            }
        }
        return 0;
    }

    public Monomial times(Monomial other) {
        if (powers.length == 0) {
            return other;
        }
        if (other.powers.length == 0) {
            return this;
        }
        int[] merged = new int[powers.length + other.powers.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < powers.length || j < other.powers.length) {
            boolean left = j >= other.powers.length || i < powers.length && powers[i] <= other.powers[j];
            boolean right = i >= powers.length || j < other.powers.length && other.powers[j] <= powers[i];
            int sum = Math.addExact(left ? powers[i + 1] : 0, right ? other.powers[j + 1] : 0);
            if (sum != 0) {
                merged[n++] = left ? powers[i] : other.powers[j];
                merged[n++] = sum;
            }
            i += left ? 2 : 0;
            j += right ? 2 : 0;
        }
        return n == 0 ? ONE : new Monomial(n == merged.length ? merged : Arrays.copyOf(merged, n));
    }

    public Monomial inverse() {
        int[] inverse = powers.clone();
        for (int i = 1; i < inverse.length; i += 2) {
            inverse[i] = Math.negateExact(inverse[i]);
        }
        return new Monomial(inverse);
    }

    /** The part made of those generators that are wanted. */
    public Monomial only(IntPredicate wanted) {
        Monomial part = ONE;
        for (int i = 0; i < powers.length; i += 2) {
            if (wanted.test(powers[i])) {
                part = part.times(of(powers[i], powers[i + 1]));
            }
        }
        return part;
    }

    boolean isSquare() {
        for (int i = 1; i < powers.length; i += 2) {
            if (powers[i] % 2 != 0) {
                return false;
            }
        }
        return true;
    }

    /** Every power halved. */
    Monomial squareRoot() {
        int[] half = powers.clone();
        for (int i = 1; i < half.length; i += 2) {
            half[i] /= 2;
        }
        return new Monomial(half);
    }

    /** Whether no power is below 0. */
    boolean isWhole() {
        for (int i = 1; i < powers.length; i += 2) {
            if (powers[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A monomial order (graded, then lexicographic), which {@link #compareTo} is not. */
    int compareByDegree(Monomial other) {
        long degree = 0;
        for (int i = 1; i < powers.length; i += 2) {
            degree += powers[i];
        }
        for (int i = 1; i < other.powers.length; i += 2) {
            degree -= other.powers[i];
        }
        if (degree != 0) {
            return Long.signum(degree);
        }
        Monomial ratio = times(other.inverse());
        return ratio.powers.length == 0 ? 0 : Integer.signum(ratio.powers[1]);
    }

    @Override
    public int compareTo(Monomial other) {
        return Arrays.compare(powers, other.powers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial m && hash == m.hash && Arrays.equals(powers, m.powers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
