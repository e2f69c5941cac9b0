package org.gradus.report.render.maths;

/**
 * A name of an exercise file taken apart: it may carry its index itself, as {@code y1}, {@code z_i} and {@code delta_ij} do.
 *
 * @param stem the letters that it begins with
 * @param index the rest, without the underscore between; empty if there is none
 */
public record NameParts(String stem, String index) {

    public static NameParts of(String name) {
        int end = 0;
        while (end < name.length() && isLetter(name.charAt(end))) {
            end++;
        }
        boolean underscore = end < name.length() && name.charAt(end) == '_';
        return new NameParts(name.substring(0, end), name.substring(underscore ? end + 1 : end));
    }

    /** Whether both parts can be set as they are; other names are words. */
    public boolean isPlain() {
        return isPlain(stem) && (index.isEmpty() || isPlain(index));
    }

    /** Whether the index is a number, or letters that count: else it is a word. */
    public boolean isCounting() {
        return index.chars().allMatch(c -> "ijkmn".indexOf(c) >= 0) || isNumber();
    }

    public boolean isNumber() {
        return index.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Nothing but ASCII letters and digits, at least one. */
    public static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether a name is one letter. */
    public static boolean isLetter(String name) {
        return name.length() == 1 && isLetter(name.charAt(0));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
