package org.gradus.core.check;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.gradus.core.matrix.Matrix;

/**
 * What a {@link GradientCheck} found, entry by entry. Rows, columns and entries count from 1.
 *
 * @param entries in the order of the points, row by row
 */
public record GradientReport(List<Entry> entries) {
    private static final int LONGEST_LIST = 20;
    private static final int LONGEST_POINT = 6;

    public GradientReport {
        entries = List.copyOf(entries);
    }

    /**
     * One derivative.
     *
     * @param number of the point, from 1
     * @param point as text, {@code (0.5, -1.0)}
     * @param place for example {@code row 2, column 1}; empty for a function of one number
     */
    public record Entry(int number, String point, String place, Outcome outcome) {
        @Override
        public String toString() {
            String remark = outcome.toString();
            return "at " + point + ": " + (place.isEmpty() ? "" : place + ": ") + remark;
        }
    }

    /** What became of one entry. */
    public sealed interface Outcome {}

    /** The claim lies within the tolerance; {@code difference} is relative. */
    public record Agrees(double difference) implements Outcome {
        @Override
        public String toString() {
            return "agrees";
        }
    }

    /** The claim is wrong: {@code yours 0.25, numeric 0.1966}. */
    public record Disagrees(String reason) implements Outcome {
        @Override
        public String toString() {
            return reason;
        }
    }

    /** There is nothing to compare with: a kink, a jump, the edge of the domain, or too much noise. */
    public record PassedOver(String reason) implements Outcome {
        @Override
        public String toString() {
            return reason;
        }
    }

    /** Whether something was compared and nothing disagrees. */
    public boolean agrees() {
        return compared() > 0 && wrong().isEmpty();
    }

    private List<Entry> wrong() {
        return of(Disagrees.class);
    }

    private List<Entry> of(Class<? extends Outcome> kind) {
        return entries.stream()
                .filter(entry -> kind.isInstance(entry.outcome()))
                .toList();
    }

    private int compared() {
        return of(Agrees.class).size() + wrong().size();
    }

    /**
     * This report.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared; its message is the report
     */
    public GradientReport orThrow() {
        if (!agrees()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    /** {@code agrees at 3 points: …} or the list of the wrong entries. */
    @Override
    public String toString() {
        List<Entry> wrong = wrong();
        List<Entry> passedOver = of(PassedOver.class);
        StringJoiner lines = new StringJoiner("\n  ");
        if (!wrong.isEmpty()) {
            lines.add("disagrees at " + count(points(wrong), "point") + ":");
            list(wrong, lines);
            lines.add("(" + count(compared() - wrong.size(), "other entry", "other entries") + " compared, "
                    + (compared() == wrong.size() ? "none agrees" : "all agree") + ")");
        } else if (compared() == 0) {
            lines.add("nothing could be compared:");
        } else {
            List<Entry> agreeing = of(Agrees.class);
            double largest = agreeing.stream()
                    .mapToDouble(entry -> ((Agrees) entry.outcome()).difference())
                    .max()
                    .orElse(0);
            lines.add("agrees at " + count(points(agreeing), "point") + ": "
                    + count(agreeing.size(), "entry", "entries") + " compared, "
                    + (largest == 0
                            ? "no difference beyond rounding"
                            : "relative differences up to " + String.format(Locale.ROOT, "%.0e", largest)));
        }
        if (!passedOver.isEmpty()) {
            if (compared() > 0) {
                lines.add("not compared:");
            }
            list(passedOver, lines);
        }
        return lines.toString();
    }

    private static void list(List<Entry> entries, StringJoiner lines) {
        entries.stream().limit(LONGEST_LIST).forEach(entry -> lines.add(entry.toString()));
        if (entries.size() > LONGEST_LIST) {
            lines.add("and " + (entries.size() - LONGEST_LIST) + " more");
        }
    }

    private static long points(List<Entry> entries) {
        return entries.stream().mapToInt(Entry::number).distinct().count();
    }

    private static String count(long number, String word) {
        return count(number, word, word + "s");
    }

    private static String count(long number, String word, String words) {
        return number + " " + (number == 1 ? word : words);
    }

    /** A point as messages name it. */
    static String text(Matrix point) {
        if (point.columns() > 1) {
            return point.rows() * point.columns() <= LONGEST_POINT * 2
                    ? point.toString()
                    : "a " + point.shape() + " matrix";
        }
        if (point.rows() == 1) {
            return Double.toString(point.get(0));
        }
        StringJoiner entries = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < Math.min(LONGEST_POINT, point.rows()); i++) {
            entries.add(Double.toString(point.get(i)));
        }
        return point.rows() > LONGEST_POINT ? entries.add("…").toString() : entries.toString();
    }
}
