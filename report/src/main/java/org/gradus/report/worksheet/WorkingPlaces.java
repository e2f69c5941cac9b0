package org.gradus.report.worksheet;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;

/**
 * With how many decimal places an exercise is calculated in rounding mode working: one number for all its lines. It is that of the
 * results where no rounded value is ever put in, else two more, or up to five more while there are exceptions.
 */
public final class WorkingPlaces {
    private static final int FEWEST_MORE = 2;

    /** Ends a calculation for which these places are too few; whoever tries them goes on with more. */
    private static final class TooFew extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooFew() {
            super("too few working places", null, false, false);
        }
    }

    private enum Trial {
        /** Ends at the first rounded value that is put in. */
        WITHOUT_ROUNDED,
        /** Ends at the first exception. */
        WITHOUT_EXCEPTION,
        NONE
    }

    private final int places;
    private final Trial trial;
    private final Predicate<QuantityId> aside;
    private final Certificates certificates;

    private WorkingPlaces(int places, Trial trial, Predicate<QuantityId> aside, Certificates certificates) {
        this.places = places;
        this.trial = trial;
        this.aside = aside;
        this.certificates = certificates;
    }

    /** So many, whatever comes. */
    static WorkingPlaces of(int places) {
        return new WorkingPlaces(places, Trial.NONE, id -> false, new Certificates());
    }

    /**
     * The calculation with the places that it needs.
     *
     * @param aside quantities that no line of the sheet shows
     */
    public static <T> T found(Rounding rounding, Predicate<QuantityId> aside, Function<WorkingPlaces, T> calculation) {
        int digits = rounding.digits();
        if (rounding.mode() != Mode.WORKING || rounding.working().isPresent()) {
            return calculation.apply(of(rounding.working().orElse(digits)));
        }
        Certificates certificates = new Certificates();
        for (int more : List.of(0, FEWEST_MORE, FEWEST_MORE + 1, Rounding.MOST_MORE - 1)) {
            Trial trial = more == 0 ? Trial.WITHOUT_ROUNDED : Trial.WITHOUT_EXCEPTION;
            try {
                return calculation.apply(new WorkingPlaces(digits + more, trial, aside, certificates));
            } catch (TooFew tooFew) {
                // with more
            }
        }
        return calculation.apply(new WorkingPlaces(digits + Rounding.MOST_MORE, Trial.NONE, aside, certificates));
    }

    /** Decimal places of every value in a calculation. */
    public int places() {
        return places;
    }

    /** Whether no line of the sheet shows the quantity. */
    public boolean isAside(QuantityId id) {
        return aside.test(id);
    }

    Certificates certificates() {
        return certificates;
    }

    /** Takes note of a line into which a rounded value is put. */
    void rounded(QuantityId id) {
        if (trial == Trial.WITHOUT_ROUNDED && !isAside(id)) {
            throw new TooFew();
        }
    }

    /** Takes note of a line whose numbers as they are written do not give the result. */
    void exception(QuantityId id) {
        if (trial != Trial.NONE && !isAside(id)) {
            throw new TooFew();
        }
    }

    /** The same places, settled: for what is calculated again with other numbers. */
    WorkingPlaces settled() {
        return new WorkingPlaces(places, Trial.NONE, aside, new Certificates());
    }
}
