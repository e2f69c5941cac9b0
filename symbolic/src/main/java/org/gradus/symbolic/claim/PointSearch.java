package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries a claim at points: at all of them with few digits first, since nearly every difference is seen so, then with a hundred where the sides
 * agree, and in the end at a few of these with very many, since a claim that is nearly right differs at each.
 */
final class PointSearch {
    private static final int FEW_DIGITS = 96;
    private static final int A_HUNDRED_DIGITS = 480;
    private static final int VERY_MANY_DIGITS = 2_000;
    /** So many agree with very many digits before the search is given up, or are looked at in vain. */
    private static final int MOST_THOROUGH = 4;

    private static final int MOST_IN_VAIN = 12;

    /** Where the sides were last seen to agree, and to how many digits. */
    private final Map<Trial, Integer> agreeing = new LinkedHashMap<>();
    /** Where more digits may show a difference. */
    private final List<Trial> open = new ArrayList<>();

    private boolean agreed;

    /** The first at which a few digits show a difference; one that agrees ends the search if that is {@code enough}. */
    Optional<Trial> quickly(Iterable<Trial> trials, boolean enough) {
        for (Trial trial : trials) {
            Trial.Outcome outcome = trial.enclosed(FEW_DIGITS);
            agreed |= outcome == Trial.Outcome.AGREES;
            if (outcome == Trial.Outcome.DIFFERENT || agreed && enough) {
                return Optional.of(trial).filter(any -> outcome == Trial.Outcome.DIFFERENT);
            }
        }
        return Optional.empty();
    }

    /** The first at which a few digits show a difference, or a hundred. */
    Optional<Trial> fairly(Iterable<Trial> trials) {
        List<Trial> alike = new ArrayList<>();
        for (Trial trial : trials) {
            Trial.Outcome outcome = trial.enclosed(FEW_DIGITS);
            if (outcome == Trial.Outcome.DIFFERENT) {
                return Optional.of(trial);
            }
            if (outcome != Trial.Outcome.PASSED_OVER) {
                alike.add(trial);
            }
        }
        for (Trial trial : alike) {
            Trial.Outcome outcome = precisely(trial, A_HUNDRED_DIGITS);
            if (outcome == Trial.Outcome.DIFFERENT) {
                return Optional.of(trial);
            }
            if (outcome != Trial.Outcome.PASSED_OVER) {
                open.add(trial);
            }
        }
        return Optional.empty();
    }

    /** The first at which very many digits show a difference, among those that were tried {@link #fairly}. */
    Optional<Trial> thoroughly() {
        int alike = 0;
        int inVain = 0;
        for (Trial trial : open) {
            if (alike >= MOST_THOROUGH || inVain >= MOST_IN_VAIN) {
                break;
            }
            Trial.Outcome outcome = precisely(trial, VERY_MANY_DIGITS);
            if (outcome == Trial.Outcome.DIFFERENT) {
                return Optional.of(trial);
            }
            alike += outcome == Trial.Outcome.AGREES ? 1 : 0;
            inVain += outcome == Trial.Outcome.AGREES ? 0 : 1;
        }
        return Optional.empty();
    }

    private Trial.Outcome precisely(Trial trial, int bits) {
        Trial.Outcome outcome = trial.enclosed(bits);
        if (outcome == Trial.Outcome.AGREES) {
            agreed = true;
            agreeing.put(trial, trial.digits());
        } else {
            agreeing.remove(trial);
        }
        return outcome;
    }

    /** Whether there was a point at which the sides were seen to agree. */
    boolean hasAgreed() {
        return agreed;
    }

    /** To a hundred digits, where those were looked at; no proof of anything. */
    Optional<Finding.Agreement> agreement() {
        int digits = agreeing.values().stream().mapToInt(n -> n).min().orElse(0);
        return digits > 0 ? Optional.of(new Finding.Agreement(digits, agreeing.size())) : Optional.empty();
    }
}
