package org.gradus.symbolic.kernel.algebra;

import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/** What polynomials are made of. Only these and their laws, in {@code GeneratorLaw}, are trusted. */
public sealed interface Generator {
    /** The function of the {@link Opaque} generator π, which has no arguments. */
    String PI = "pi";

    /** A free real symbol or entry. */
    record Variable(Expr name) implements Generator {}

    /**
     * {@code e^{x/scale}} for one term x of an exponent: a monomial over denominators.
     *
     * @param kind 0; others in rings where exponents have {@link Units} of their own
     */
    record Exponential(Monomial exponent, Map<Polynomial, Integer> denominators, int kind) implements Generator {
        public Exponential(Monomial exponent, Map<Polynomial, Integer> denominators) {
            this(exponent, denominators, 0);
        }

        Exponential ofKind(int other) {
            return new Exponential(exponent, denominators, other);
        }

        Exponential first() {
            return ofKind(0);
        }
    }

    /**
     * {@code p^{1/scale}} for a prime p, or one not known to be composite; the power stays below the scale, since
     * {@code p^{scale/scale} = p}.
     */
    record PrimeRoot(Factorization.Factor base) implements Generator {}

    /** {@code |P|^{1/scale}} for a primitive polynomial P. */
    record Root(Polynomial radicand) implements Generator {}

    /** A primitive polynomial that stands for itself, so that a high power of it need not be multiplied out. */
    record Base(Polynomial polynomial) implements Generator {}

    /** {@code ln p} for a prime p, or one not known to be composite. */
    record PrimeLogarithm(Factorization.Factor argument) implements Generator {}

    /** {@code ln |P|} for a primitive polynomial P. */
    record Logarithm(Polynomial argument) implements Generator {}

    /**
     * The sum of {@code body} over those indices {@code bound} that no formula of the claim names: {@code Σ_{k ≠ i, j} e^{z_k}}.
     */
    record Rest(Expr bound, Monomial body, Map<Polynomial, Integer> denominators) implements Generator {}

    /** A value of which nothing is known but its name and arguments: {@code π}, {@code erf(x)}. */
    record Opaque(String function, List<Fraction> arguments) implements Generator {}
}
