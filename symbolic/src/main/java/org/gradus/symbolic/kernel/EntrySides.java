package org.gradus.symbolic.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/** The derivative and the claim about an entry in one case of the indices, in normal form. */
public final class EntrySides {
    private final Ring ring;
    private final Claim claim;
    private final Domain domain;
    private final NormalForm form;
    private final Replacement one;
    private final Fraction derivative;
    private final Fraction claimed;
    private final boolean isClaimDefined;

    public EntrySides(Ring ring, EntryProblem problem, boolean equal) {
        this.ring = ring;
        this.claim = new Claim(List.of(problem.of(), problem.claim(), problem.wrt()), problem.where(equal));
        this.domain = new Domain(ring, Definedness.ASSUMED);
        this.form = new NormalForm(ring, claim, domain);
        Fraction slope = form.of(problem.derivative());
        Fraction of = form.of(problem.claim());
        this.isClaimDefined = isDefined(ring, problem, claim);
        this.one = one(problem.one());
        this.derivative = one.of(slope);
        this.claimed = one.of(of);
    }

    /** The sum that is 1: its summands that are not named are what is left of it. */
    private Replacement one(Optional<Expr> assumed) {
        if (assumed.isPresent()) {
            Fraction sum = form.of(assumed.get());
            for (Monomial monomial : sum.numerator().terms().keySet()) {
                int number = monomial.generator(0);
                if (ring.generator(number) instanceof Generator.Rest) {
                    Fraction rest = ring.fraction(ring.generator(number));
                    Fraction others = Fraction.of(ring, 1).minus(sum.minus(rest));
                    return new Replacement(ring, form, Map.of(number, others));
                }
            }
        }
        return new Replacement(ring, form, Map.of());
    }

    boolean areEqual() {
        return form.isCertainlyZero(derivative.minus(claimed));
    }

    /** Whether the claim is shown to be defined everywhere. */
    boolean isClaimDefined() {
        return isClaimDefined;
    }

    private static boolean isDefined(Ring ring, EntryProblem problem, Claim claim) {
        NormalForm strict = new NormalForm(ring, claim, new Domain(ring, Definedness.SPLIT));
        try {
            strict.of(problem.claim());
            return true;
        } catch (SignWanted | Undefined e) {
            return false;
        }
    }

    public Fraction derivative() {
        return derivative;
    }

    public Fraction claimed() {
        return claimed;
    }

    public Fraction of(Expr formula) {
        return one.of(form.of(formula));
    }

    public boolean isCertainlyZero(Fraction fraction) {
        return form.isCertainlyZero(fraction);
    }

    /** What is positive wherever both sides are defined. */
    public List<Fraction> conditions() {
        return domain.conditions();
    }

    /** The assumptions, those about indices among them. */
    public List<Expr.Relation> assumptions() {
        return claim.assumptions();
    }

    public Ring ring() {
        return ring;
    }
}
