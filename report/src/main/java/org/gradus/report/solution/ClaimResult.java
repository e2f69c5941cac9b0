package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Finding.Counterexample;

/**
 * What was found out about one claim.
 *
 * @param finding of a chain about the equation in {@code link}
 * @param link the first equation of a chain that is false, or else the first that is not proved
 */
public record ClaimResult(StatedClaim claim, Finding finding, Optional<ChainLink> link) {
    /** About a claim that is no chain. */
    public ClaimResult(StatedClaim claim, Finding finding) {
        this(claim, finding, Optional.empty());
    }

    public ClaimResult {
        if (claim instanceof StatedClaim.Formulated formulated
                && finding instanceof Finding.Proved proved
                && !isAbout(formulated, proved.theorem().statement().left())) {
            throw new IllegalArgumentException(
                    "claim " + claim.id() + ": another claim was proved: " + proved.theorem());
        }
    }

    private static boolean isAbout(StatedClaim.Formulated claim, Expr derived) {
        return derived instanceof Expr.Derivative derivative
                && claim.of().formula().map(derivative.of()::equals).orElse(true);
    }

    /** {@code proved}, {@code refuted}, {@code undecided} or {@code unreadable}. */
    public String verdict() {
        if (isProved()) {
            return "proved";
        }
        if (isUnreadable()) {
            return "unreadable";
        }
        return isRefuted() ? "refuted" : "undecided";
    }

    public boolean isProved() {
        return finding instanceof Finding.Proved;
    }

    public boolean isRefuted() {
        return finding instanceof Finding.Refuted;
    }

    /** Whether nothing is said about mathematics, because the claim says nothing. */
    public boolean isUnreadable() {
        return finding instanceof Finding.IllPosed;
    }

    /** Why nothing was decided, or what a refutation means beyond its witness; as programs read it. */
    public Optional<String> reason() {
        if (finding instanceof Finding.Undecided undecided) {
            return Optional.of(undecided.reason());
        }
        if (finding instanceof Finding.IllPosed illPosed) {
            return Optional.of(illPosed.reason());
        }
        return finding.counterexample().map(ClaimResult::extent);
    }

    private static String extent(Counterexample counterexample) {
        if (counterexample.claimed().isEmpty()) {
            return "the claim is undefined where the derivative exists";
        }
        return switch (counterexample.extent()) {
            case EVERYWHERE -> "wrong almost everywhere";
            case REGION -> "wrong on a region";
            case POINT -> "wrong at a point";
            case UNKNOWN -> "wrong at the witness";
        };
    }
}
