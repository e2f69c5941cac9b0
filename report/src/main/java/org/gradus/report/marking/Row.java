package org.gradus.report.marking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.marking.interval.Range;

/** What a student handed in, its numbers enclosed once. */
final class Row {
    private static final int BITS = 64;

    /** A number that was written. */
    record Number(Range value, int decimals) {}

    private final Submission submission;
    private final Map<Line, Number> numbers = new HashMap<>();

    /** @param asked the lines whose numbers may stand on it */
    Row(Submission submission, Iterable<Line> asked) {
        this.submission = submission;
        asked.forEach(line -> number(line).ifPresent(number -> numbers.put(line, number)));
    }

    private Optional<Number> number(Line line) {
        if (!(entry(line) instanceof Entry.Written written)) {
            return Optional.empty();
        }
        try {
            Range value = written.value()
                    .rational()
                    .map(Range::of)
                    .orElseGet(() -> Range.of(written.value().enclose(BITS)));
            return Optional.of(new Number(value, written.decimals())).filter(number -> value.isBounded());
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }

    Entry entry(Line line) {
        return submission.entry(line.id());
    }

    /** The number of an entry; nothing where there is none, or one beyond all magnitudes. */
    Optional<Number> find(Line line) {
        return Optional.ofNullable(numbers.get(line));
    }

    /** Whether 0 is written. */
    boolean isZero(Line line) {
        return find(line).filter(number -> number.value().equals(Range.ZERO)).isPresent();
    }
}
