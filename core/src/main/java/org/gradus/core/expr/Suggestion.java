package org.gradus.core.expr;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that an unknown one was probably meant to be. */
public final class Suggestion {
    private static final int TWO_SLIPS_FROM = 6;
    /** From so many letters on both slips may exchange letters; of fewer one must be a swap: {@code arcsin} is not {@code arctan}. */
    private static final int TWO_EXCHANGES_FROM = 8;
    /** Of fewer letters, one letter for another makes another word: {@code lr} and {@code ln}. */
    private static final int EXCHANGED_FROM = 4;

    private Suggestion() {}

    /**
     * The only candidate within one slip of the pen of {@code name}, two in a word of six letters and more (case ignored, two
     * swapped neighbours are one slip).
     *
     * <p>{@code arcsin} is {@code asin} by another name. Empty where a hint could lead to another function than the one meant: when two candidates are equally near, when the first
     * letter or a digit would have to change ({@code acosh}, {@code relu6}), and for words that mean something of their own in
     * other libraries.
     */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || OtherWords.hold(wanted)) {
            return Optional.empty();
        }
        if (wanted.startsWith("arc") && candidates.contains("a" + wanted.substring(3))) {
            return Optional.of("a" + wanted.substring(3));
        }
        int allowed = wanted.length() < TWO_SLIPS_FROM ? 1 : 2;
        Optional<String> best = Optional.empty();
        boolean alone = true;
        for (String candidate : candidates) {
            String known = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(known.length() - wanted.length()) > allowed || !mayBeMeant(wanted, known)) {
                continue;
            }
            int distance = distance(wanted, known);
            // a single letter has no letter left that it shares with the candidate
            if (distance <= allowed && distance < Math.max(wanted.length(), known.length())) {
                alone = best.isEmpty() || distance < allowed;
                allowed = distance;
                best = Optional.of(candidate);
            }
        }
        return alone ? best : Optional.empty();
    }

    /** Nobody mistypes the first letter, but for a swap with the second; and another digit is another thing. */
    private static boolean mayBeMeant(String wanted, String known) {
        boolean begins = !known.isEmpty() && (known.charAt(0) == wanted.charAt(0) || swappedAtStart(wanted, known));
        int other = Math.max(lettersMissing(wanted, known), lettersMissing(known, wanted));
        boolean exchanged = wanted.length() == known.length() && other > 0;
        return begins
                && digits(wanted).equals(digits(known))
                && (wanted.length() >= EXCHANGED_FROM || !exchanged)
                && (wanted.length() >= TWO_EXCHANGES_FROM || other <= 1);
    }

    private static boolean swappedAtStart(String wanted, String known) {
        return wanted.length() > 1
                && known.length() > 1
                && wanted.charAt(0) == known.charAt(1)
                && wanted.charAt(1) == known.charAt(0);
    }

    /** How many letters of {@code word} have no partner in {@code other}. */
    private static int lettersMissing(String word, String other) {
        StringBuilder rest = new StringBuilder(other);
        int missing = 0;
        for (int i = 0; i < word.length(); i++) {
            int partner = rest.indexOf(word.substring(i, i + 1));
            if (partner < 0) {
                missing++;
            } else {
                rest.deleteCharAt(partner);
            }
        }
        return missing;
    }

    private static String digits(String word) {
        return word.replaceAll("[^0-9]", "");
    }

    /** Damerau and Levenshtein's distance, neighbours swapped at most once. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
