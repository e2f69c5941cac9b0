package org.gradus.report.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.core.expr.Suggestion;

/** Finds what an unknown word was meant to be. */
public final class Near {
    private static final int LONGEST = 40;

    private Near() {}

    /** {@code "; did you mean 'sigmoid'?"}, or nothing. */
    public static String hint(String word, List<String> known) {
        return meant(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** The known word that differs in case or signs only, or by few letters. */
    public static Optional<String> meant(String word, List<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String letters = lettersOf(word);
        for (String name : known) {
            if (lettersOf(name).equals(letters)) {
                return Optional.of(name);
            }
        }
        return Suggestion.nearest(word, known);
    }

    /** The word without the signs that join its parts, in small letters. */
    public static String lettersOf(String word) {
        return word.replace("-", "").replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** {@code "1 number"}, {@code "3 numbers"}. */
    public static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** A piece of the file for a message: one line, not long. */
    public static String shortened(String text) {
        String line = text.replace('\n', ' ').replace('\t', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, 30)) + "…";
    }
}
