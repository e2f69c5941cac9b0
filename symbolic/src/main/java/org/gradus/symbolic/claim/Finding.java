package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/**
 * What the {@link Prover} found about a {@link DerivativeClaim}.
 *
 * @param verdict proved, refuted, undecided or unreadable, with the reason
 * @param method how it was decided: that of a {@link Verdict.Proved}; {@value #WITNESS} of a refutation; {@value #NONE}, or {@value
 *     #INVALID} where the claim is unreadable
 * @param derivative the derivative as one would write it, as far as there are rules for it
 * @param conditions side conditions under which the proof holds besides the assumptions, for example {@code x > 0} for x^a
 * @param counterexample present exactly when refuted
 * @param mistake a typical mistake that gives exactly the refuted claim, where one was recognised
 * @param agreement how far the two sides agree where nothing was decided
 * @param fault which part of an unreadable claim says nothing; absent of any other, and where that stands in the reason already
 * @param rounded what a proved decimal is the rounding of, where it is not the exact value
 */
public record Finding(
        Verdict verdict,
        String method,
        Optional<Expr> derivative,
        List<Expr.Relation> conditions,
        Optional<Counterexample> counterexample,
        Optional<Mistake> mistake,
        Optional<Agreement> agreement,
        Optional<Fault> fault,
        Optional<Rounded> rounded) {
    public static final String WITNESS = "witness";
    public static final String NONE = "none";
    public static final String INVALID = "invalid";
    /** The reason of an undecided claim whose denominators, logarithms and roots are not shown free of zeros. */
    public static final String DEFINEDNESS = CellProof.DEFINEDNESS;

    public Finding {
        conditions = List.copyOf(conditions);
        if (counterexample.isPresent() != verdict instanceof Verdict.Refuted) {
            throw new IllegalArgumentException("a refutation and only a refutation has a counterexample");
        }
        if (!method.equals(methodOf(verdict))) {
            throw new IllegalArgumentException(verdict + " was not decided by " + method);
        }
        if (fault.isPresent() && !(verdict instanceof Verdict.Unreadable)) {
            throw new IllegalArgumentException("only an unreadable claim has a fault");
        }
    }

    private static String methodOf(Verdict verdict) {
        if (verdict instanceof Verdict.Proved proved) {
            return proved.method();
        }
        if (verdict instanceof Verdict.Refuted) {
            return WITNESS;
        }
        return verdict instanceof Verdict.Undecided ? NONE : INVALID;
    }

    public Finding(
            Verdict verdict,
            String method,
            Optional<Expr> derivative,
            List<Expr.Relation> conditions,
            Optional<Counterexample> counterexample,
            Optional<Mistake> mistake,
            Optional<Agreement> agreement,
            Optional<Fault> fault) {
        this(verdict, method, derivative, conditions, counterexample, mistake, agreement, fault, Optional.empty());
    }

    /** A claim that says nothing: it is ill-posed, was not read, or asks back. */
    public static Finding unreadable(String reason) {
        return unreadable(reason, Optional.empty());
    }

    static Finding unreadable(String reason, Optional<Fault> fault) {
        return new Finding(
                new Verdict.Unreadable(reason),
                INVALID,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fault);
    }

    /**
     * A point at which the claim fails.
     *
     * @param point values of the variables: whole numbers, fractions, or where no fraction will do constants such as π/2
     * @param expected the derivative there
     * @param claimed the claim there; empty where it is not defined though the derivative exists
     * @param extent how much of the domain is like this point
     */
    public record Counterexample(Map<String, Expr> point, Value expected, Optional<Value> claimed, Extent extent) {
        public Counterexample {
            point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        }
    }

    /**
     * A certified value.
     *
     * @param decimal correctly rounded, long enough to differ from the other side's
     * @param enclosure contains the exact value, disjoint from the other side's
     */
    public record Value(BigDecimal decimal, Interval enclosure) {}

    /**
     * The derivative at a point, of which a claimed decimal is the correct rounding.
     *
     * @param value itself rounded, to some digits more
     * @param places the decimal places of the claim
     */
    public record Rounded(BigDecimal value, int places) {}

    /** Where a refuted claim is wrong. */
    public enum Extent {
        /** In every part of the domain, but for sets without inner points. */
        EVERYWHERE,
        /** On a part of the domain, true on another. */
        REGION,
        /** On a set without inner points, as single points and lines; true everywhere else. */
        POINT,
        /** At the witness; how far beyond was not decided. */
        UNKNOWN
    }

    /** The sides agree to at least {@code digits} significant digits at {@code points} points; no proof of anything. */
    public record Agreement(int digits, int points) {}

    /**
     * What is ill-posed; the message is the verdict's reason.
     *
     * @param part where
     * @param name the unknown or reserved name or function, for the position in the text
     */
    public record Fault(Part part, Optional<String> name) {}

    /** The parts of a claim. */
    public enum Part {
        OF,
        WRT,
        CLAIM,
        ASSUME,
        AT
    }
}
