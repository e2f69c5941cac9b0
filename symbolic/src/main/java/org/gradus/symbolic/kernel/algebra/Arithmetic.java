package org.gradus.symbolic.kernel.algebra;

import org.gradus.core.number.Rational;

/** What polynomials ask of the {@link Ring} they belong to: the budget of work, and that whole powers of prime roots are numbers. */
public interface Arithmetic {

    /** Throws when the work is used up. */
    void spend(long work);

    /** Long numbers cost more. */
    void spendDigits(Rational number);

    /** The monomial with every {@code p^{n + r/scale}} replaced by {@code p^{r/scale}}, itself if there is none. */
    Monomial withoutWholeRoots(Monomial monomial);

    /** The number {@code p^n} that {@link #withoutWholeRoots} takes away. */
    Rational wholeRoots(Monomial monomial);
}
