package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.symbolic.Finding;
import org.gradus.symbolic.Finding.Counterexample;
import org.gradus.symbolic.Verdict;

/** What was found out about one claim. */
public record ClaimResult(StatedClaim claim, Finding finding) {

    /** {@code proved}, {@code refuted} or {@code undecided}. */
    public String verdict() {
        if (isProved()) {
            return "proved";
        }
        return finding.verdict() instanceof Verdict.Refuted ? "refuted" : "undecided";
    }

    public boolean isProved() {
        return finding.verdict() instanceof Verdict.Proved;
    }

    /** Whether nothing is said about mathematics, because the claim says nothing. */
    public boolean isInvalid() {
        return finding.method().equals(Finding.INVALID);
    }

    /** Why nothing was decided, or what a refutation means beyond its witness; as programs read it. */
    public Optional<String> reason() {
        if (finding.verdict() instanceof Verdict.Undecided undecided) {
            return Optional.of(undecided.reason());
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
        };
    }
}
