package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradus.symbolic.random.RandomClaim;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Claims about random functions over random boxes, half-lines, orders and discs: no false one is proved, no true one refuted, and hardly
 * a false one stays without answer. By default a part of them; {@code -Dgradus.random.claims=2000} takes more.
 */
class BoxClaimsTest {
    private static final int COUNT = Integer.getInteger("gradus.random.claims", 200);
    private static final long FIRST = Long.getLong("gradus.random.first", 1);
    private static final double MOST_UNDECIDED = 0.02;

    private static final BoxClaims CLAIMS = new BoxClaims();

    @BeforeAll
    static void decide() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            CLAIMS.add(RandomClaim.of(seed));
        }
        System.out.println("random claims, seeds " + FIRST + " to " + (FIRST + COUNT - 1) + ": " + CLAIMS.figures());
    }

    @Test
    void noFalseClaimIsProved() {
        assertThat(CLAIMS.ofFalse(BoxClaims.Outcome.PROVED)).isEmpty();
    }

    @Test
    void noTrueClaimIsRefuted() {
        assertThat(CLAIMS.ofTrue(BoxClaims.Outcome.REFUTED)).isEmpty();
        assertThat(CLAIMS.ofTrue(BoxClaims.Outcome.REFUSED)).isEmpty();
    }

    @Test
    void falseClaimsAreRefuted() {
        assertThat(CLAIMS.undecidedShare()).isLessThanOrEqualTo(MOST_UNDECIDED);
    }

    /** Refusing is not the cure. */
    @Test
    void trueClaimsAreProved() {
        double all = CLAIMS.ofTrue(BoxClaims.Outcome.PROVED).size()
                + CLAIMS.ofTrue(BoxClaims.Outcome.UNDECIDED).size();
        assertThat(CLAIMS.ofTrue(BoxClaims.Outcome.PROVED).size() / all).isGreaterThan(0.9);
    }
}
