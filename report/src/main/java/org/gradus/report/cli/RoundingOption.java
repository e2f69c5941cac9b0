package org.gradus.report.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;

/** {@code --rounding MODE}, {@code --rounding working:6}. */
record RoundingOption(Mode mode, OptionalInt working) {
    private static final String MODES = "working, working:W, carry, displayed, exact";

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static RoundingOption of(String text) {
        List<String> parts = Arrays.asList(text.split(":", -1));
        Optional<Mode> mode = Arrays.stream(Mode.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(parts.get(0)))
                .findFirst();
        boolean pinned = parts.size() == 2
                && mode.equals(Optional.of(Mode.WORKING))
                && parts.get(1).matches("[0-9]{1,2}");
        if (mode.isEmpty() || parts.size() > 1 && !pinned) {
            throw new UsageException("--rounding: '" + text + "' is none of " + MODES);
        }
        return new RoundingOption(
                mode.get(), pinned ? OptionalInt.of(Integer.parseInt(parts.get(1))) : OptionalInt.empty());
    }

    /** The rounding of an exercise with what the command line says instead. */
    static Rounding apply(Rounding given, Optional<Integer> digits, Optional<RoundingOption> option) {
        int places = digits.orElse(given.digits());
        Mode mode = option.map(RoundingOption::mode).orElse(given.mode());
        OptionalInt working = option.map(RoundingOption::working).orElse(given.working());
        if (working.isPresent() && !Rounding.isWorking(working.getAsInt(), places)) {
            throw new UsageException(
                    (option.isPresent() ? "--rounding: working:" : "--digits: the exercise has working: ")
                            + working.getAsInt() + ", but with " + places + " digits it must be " + places + " to "
                            + (places + Rounding.MOST_MORE));
        }
        return new Rounding(places, mode, working);
    }
}
