package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.exercise.ClaimSource;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Worksheet;
import org.gradus.symbolic.claim.DerivativeClaim;
import org.gradus.symbolic.claim.Finding;
import org.gradus.symbolic.claim.Subject;
import org.gradus.symbolic.claim.Verifier;

/** Decides claims as they stand in a file. */
public final class ClaimVerifier {
    private ClaimVerifier() {}

    /** A result for each claim, in their order. */
    public static List<ClaimResult> verify(Claims claims) {
        return claims.claims().stream().map(ClaimVerifier::verify).toList();
    }

    /** The results with their derivations and counterexamples worked out, as the solution of an exercise of nothing but claims. */
    public static Solution workOut(Claims claims, List<ClaimResult> results, Locale language) {
        Exercise exercise = Exercise.of(claims, language);
        List<Answer> answers = new ArrayList<>();
        for (ClaimResult result : results) {
            answers.add(ClaimSolver.solve(result, exercise.rounding()));
        }
        return new Solution(exercise, List.of(), answers, Worksheet.EMPTY, List.of());
    }

    /** The verdict; a claim that says nothing is unreadable, with the place of what is wrong. */
    public static ClaimResult verify(StatedClaim claim) {
        if (claim instanceof StatedClaim.Malformed malformed) {
            return new ClaimResult(claim, new Finding.IllPosed(malformed.message(), Optional.empty()));
        }
        if (claim instanceof StatedClaim.Chained chain) {
            return ChainVerifier.verify(chain);
        }
        StatedClaim.Formulated formulated = (StatedClaim.Formulated) claim;
        Finding finding = Verifier.verify(derivativeClaim(formulated));
        return new ClaimResult(claim, withPlace(formulated.source(), finding));
    }

    static Finding withPlace(ClaimSource source, Finding finding) {
        return finding instanceof Finding.IllPosed illPosed
                ? new Finding.IllPosed(positioned(source, illPosed), Optional.empty())
                : finding;
    }

    private static String positioned(ClaimSource source, Finding.IllPosed illPosed) {
        return illPosed.fault()
                .map(fault -> source.positioned(
                        ClaimSource.Part.valueOf(fault.part().name()), fault.name(), illPosed.reason()))
                .orElse(illPosed.reason());
    }

    static DerivativeClaim derivativeClaim(StatedClaim.Formulated claim) {
        return DerivativeClaim.of(subject(claim.of()), claim.wrt(), claim.claim(), claim.assume(), claim.at());
    }

    /** What the claim is about, as the kernel takes it. */
    static Subject subject(StatedClaim.Function of) {
        return of.formula().<Subject>map(Subject.Formula::new).orElseGet(() -> {
            Subject.Vector vector = of.name().flatMap(Subject.Vector::named).orElseThrow();
            return of.temperature()
                    .<Subject>map(temperature -> new Subject.Tempered(vector, temperature))
                    .orElse(vector);
        });
    }
}
