package org.gradus.report.render.speech;

import java.util.Locale;
import java.util.Set;
import org.gradus.core.expr.HiddenCharacters;

/** How names are said: Greek letters, functions, and whatever a user has called something. */
final class SpokenNames {
    private static final Set<String> GREEK_CAPITAL =
            Set.of("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" "));

    /** In the names of exercise files these stand between words; a reader would say them, or break off. */
    private static final String SEPARATORS = "[_^{}\\\\\\s\\-]+";

    private final Vocabulary words;

    SpokenNames(Vocabulary words) {
        this.words = words;
    }

    String function(String name) {
        return words.function(name).orElseGet(() -> quantity(name));
    }

    /** A name may carry its index itself: {@code y1} is "y 1", {@code delta_ij} is "delta i j". */
    String quantity(String name) {
        if (name.equals("1")) {
            return words.say(Saying.ONES);
        }
        int end = stemLength(name);
        String stem = name.substring(0, end);
        String own = name.substring(end);
        String index = own.startsWith("_") ? own.substring(1) : own;
        if (isLetterIndices(index)) {
            index = String.join(" ", index.split(""));
        }
        return plain(letter(stem) + " " + index);
    }

    private String letter(String stem) {
        return GREEK_CAPITAL.contains(stem) ? words.say(Saying.CAPITAL, stem.toLowerCase(Locale.ROOT)) : stem;
    }

    /** Text of others on one line, without signs that belong to a formula language. */
    static String plain(String text) {
        return HiddenCharacters.shown(text).replaceAll(SEPARATORS, " ").strip();
    }

    private static int stemLength(String name) {
        int end = 0;
        while (end < name.length() && isLetter(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetterIndices(String index) {
        return index.length() > 1 && index.chars().allMatch(c -> "ijkmn".indexOf(c) >= 0);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
