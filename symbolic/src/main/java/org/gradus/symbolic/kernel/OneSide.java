package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Signs just beside the points of a cell, on one side of them in the direction of the variable. A quantity that does not vanish on
 * the cell keeps its sign; one that does has the sign of its first derivative that does not.
 */
final class OneSide implements Signs {
    private static final int HIGHEST_DERIVATIVE = 4;

    private final Ring ring;
    private final Cell cell;
    private final int side;
    private final NormalForm form;
    private final Differential differential;
    private final SignProof proof;
    private final Map<Polynomial, Sign> known = new HashMap<>();
    private boolean touched;

    /**
     * To the right (1) or to the left (−1) of the cell.
     *
     * @param claim the formulas that are read here, without assumptions
     */
    OneSide(Cell cell, int side, Expr wrt, Claim claim) {
        this.ring = cell.ring();
        this.cell = cell;
        this.side = side;
        this.proof = new SignProof(ring, new Facts(ring), true, polynomial -> of(polynomial) == Sign.POSITIVE);
        this.form = new NormalForm(ring, claim, this, cell.fixed());
        this.differential = form.differential(wrt);
    }

    NormalForm form() {
        return form;
    }

    Differential differential() {
        return differential;
    }

    /** Whether something vanishes on the cell that decides which formula holds: then the sides may differ. */
    boolean touched() {
        return touched;
    }

    @Override
    public Sign of(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return Sign.ZERO;
        }
        if (proof.isSumOfPositive(polynomial)) {
            return Sign.POSITIVE;
        }
        if (proof.isSumOfPositive(polynomial.times(Rational.of(-1)))) {
            return Sign.NEGATIVE;
        }
        Sign sign = known.get(polynomial);
        if (sign == null) {
            sign = beside(polynomial);
            if (sign != Sign.UNKNOWN) {
                known.put(polynomial, sign);
            }
        }
        return sign;
    }

    private Sign beside(Polynomial polynomial) {
        Sign on = cell.signs().of(on(Fraction.of(polynomial)));
        if (on != Sign.ZERO) {
            return on;
        }
        touched = true;
        Sign product = product(polynomial);
        if (product != Sign.UNKNOWN) {
            return product;
        }
        Fraction derivative = Fraction.of(polynomial);
        for (int order = 1; order <= HIGHEST_DERIVATIVE; order++) {
            derivative = differential.of(derivative);
            if (form.isCertainlyZero(derivative)) {
                return Sign.ZERO;
            }
            Sign slope = cell.signs().wanted(on(derivative));
            if (slope != Sign.ZERO) {
                return side < 0 && order % 2 != 0 ? slope.negate() : slope;
            }
        }
        throw new Unsupported("how a condition changes its sign is not known");
    }

    /** From the factors, where there are several or one to a power: {@code x^6} needs no sixth derivative. */
    private Sign product(Polynomial polynomial) {
        Atoms atoms = Atoms.of(ring, polynomial);
        if (atoms.powers().containsKey(polynomial)) {
            return Sign.UNKNOWN;
        }
        Sign product = Sign.of(atoms.sign());
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            Sign factor = of(atom.getKey());
            boolean even = atom.getValue() % 2 == 0;
            product = product.times(even && factor == Sign.NEGATIVE ? Sign.POSITIVE : factor);
        }
        return product;
    }

    @Override
    public boolean isPositive(Polynomial polynomial) {
        return proof.isPositive(polynomial);
    }

    @Override
    public Optional<Polynomial> size(Polynomial polynomial) {
        return switch (of(polynomial)) {
            case POSITIVE -> Optional.of(polynomial);
            case NEGATIVE -> Optional.of(polynomial.times(Rational.of(-1)));
            case ZERO, UNKNOWN -> Optional.empty();
        };
    }

    @Override
    public boolean splits() {
        return true;
    }

    @Override
    public Sign wanted(Fraction fraction) {
        Sign sign = of(fraction);
        return sign == Sign.UNKNOWN ? cell.signs().wanted(on(fraction)) : sign;
    }

    /** Beside the cell; what vanishes on it may still be divided by there. */
    @Override
    public void requireNotZero(Fraction divisor) {
        switch (of(divisor)) {
            case ZERO -> throw new Undefined("division by zero");
            case UNKNOWN -> cell.signs().requireNotZero(on(divisor));
            default -> {
                // defined
            }
        }
    }

    @Override
    public void requirePositive(Fraction argument) {
        switch (of(argument)) {
            case ZERO, NEGATIVE -> throw new Undefined("the logarithm or root of a number that is not positive");
            case UNKNOWN -> cell.signs().requirePositive(on(argument));
            default -> {
                // defined
            }
        }
    }

    /** Never asked: where the domain is split, the sign of a radicand is. */
    @Override
    public void requireNotNegative(Fraction radicand) {
        switch (of(radicand)) {
            case NEGATIVE -> throw new Undefined("the root of a negative number");
            case UNKNOWN -> cell.signs().requireNotNegative(on(radicand));
            default -> {
                // defined
            }
        }
    }

    private Fraction on(Fraction fraction) {
        try {
            return cell.on(fraction);
        } catch (Replacement.Pole e) {
            throw new Unsupported(e.reason());
        }
    }
}
