package org.gradus.symbolic.kernel;

import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;

/** What the {@link GeneratorLaw} of a generator may ask about what stands inside of it. */
final class Inside {
    private Inside() {}

    /** A sign as far as the sum of terms needs it. */
    enum Bound {
        POSITIVE,
        NOT_NEGATIVE,
        NEGATIVE,
        NONE
    }

    /** What stands inside, differentiated. */
    interface Slopes {
        Fraction of(Fraction fraction);

        /** Whether it is the variable of the derivative. */
        boolean isWrt(Generator.Variable variable);

        /** The sum of {@code body} over those values of {@code index} that no formula names. */
        Fraction rest(Fraction body, Expr index);

        Functions functions();
    }

    /** What derivatives are made of besides the arithmetic of fractions. */
    interface Functions {
        Fraction exp(Fraction exponent);

        Fraction sqrt(Fraction radicand);

        Fraction pi();
    }

    /** What stands inside, enclosed. */
    interface Values {
        Interval of(Polynomial polynomial);

        Interval of(Monomial above, Map<Polynomial, Integer> below);

        Interval of(Fraction fraction);

        Interval at(Expr variable);

        int bits();
    }

    /** What is known of the signs of what stands inside. */
    interface Positivity {
        boolean isPositive(Polynomial polynomial);

        /** As far as it was taken down. */
        boolean isKnownNotZero(Polynomial polynomial);

        Bound bound(Monomial monomial);

        /** Whether conclusions are drawn at all that go beyond sums of positive terms. */
        boolean concludes();
    }
}
