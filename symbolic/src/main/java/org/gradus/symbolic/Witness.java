package org.gradus.symbolic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Interval;
import org.gradus.core.expr.Rational;
import org.gradus.core.expr.Real;
import org.gradus.core.expr.TextWriter;

/**
 * Searches a point at which certified enclosures of the two sides of a claim are disjoint: 0, ±1, 2, 1/2, then random rationals
 * from a fixed seed. Points at which a side is undefined or an assumption does not hold are passed over.
 */
final class Witness {
    private static final Rational HALF = Rational.ONE.over(Rational.of(2));
    private static final List<Rational> SIMPLE =
            List.of(Rational.ZERO, Rational.ONE, Rational.of(-1), Rational.of(2), HALF);
    private static final int RANDOM_POINTS = 8;
    private static final int SEED = 20_17;
    private static final int[] BITS = {96, 480};
    private static final long BUDGET = 2_000_000;

    private final Claim claim;
    private final Expr left;
    private final Expr right;
    private final Set<Expr> variables = new LinkedHashSet<>();
    private boolean plain = true;

    private Witness(Expr left, Expr right, Claim claim) {
        this.claim = claim;
        this.left = left;
        this.right = right;
        collect(left);
        collect(right);
        claim.definitions().values().forEach(this::collect);
        for (Expr.Relation assumption : claim.assumptions()) {
            if (!isAboutIndices(assumption)) {
                collect(assumption);
            }
        }
    }

    /** A refutation, if one is found. */
    static Optional<Verdict> search(Expr left, Expr right, Claim claim) {
        Witness witness = new Witness(left, right, claim);
        for (Map<Expr, Rational> point : witness.points()) {
            if (witness.assumptionsHold(point) && witness.separates(point)) {
                return Optional.of(new Verdict.Refuted(named(point)));
            }
        }
        return Optional.empty();
    }
}
