package org.gradus.core.expr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the {@code =} of a claimed derivative: {@code σ'(z)}, {@code dy/dx}, {@code y'}, {@code d/dz z^2},
 * {@code ∂y_i/∂z_j}, {@code \frac{\partial L}{\partial w}}, {@code \frac{\delta y_i}{\delta z_j}}.
 *
 * @param of what is differentiated, as written
 * @param wrt the variable, as written; empty behind a prime alone
 * @param end where the {@code =} stands
 */
public record LeftSide(String of, Optional<String> wrt, int end) {
    private static final String D = "(?:d|∂|δ|\\\\delta\\b|\\\\partial\\b|\\\\mathrm\\{d}|\\\\operatorname\\{d})\\s*";
    private static final String NAME = "(\\\\?[A-Za-zα-ωŷ](?:\\\\?\\w|\\{[^{}]*}|[₀-₉ᵢⱼₖ])*)";
    private static final Pattern SLASH = Pattern.compile(D + "(.*?)\\s*/\\s*" + D + NAME + "\\s*(.*)");
    private static final Pattern FRACTION =
            Pattern.compile("\\\\[td]?frac\\s*\\{\\s*" + D + "(.*?)}\\s*\\{\\s*" + D + NAME + "\\s*}\\s*(.*)");
    private static final Pattern PRIME =
            Pattern.compile("(.+?)\\s*(?:['′]|\\^\\{?\\\\prime}?)\\s*(?:\\(\\s*(.+?)\\s*\\))?");
    private static final Pattern SECOND =
            Pattern.compile("''|′′|″|\\\\prime\\s*\\\\prime|(?:d|∂|\\\\partial)\\s*(?:\\^|²)");

    /** The left side of {@code text}; empty if no {@code =} stands outside of brackets, or none that is no comparison. */
    public static Optional<LeftSide> of(String text) {
        int equals = equals(text, 0);
        if (equals < 0) {
            return Optional.empty();
        }
        String left = text.substring(0, equals)
                .replaceAll("^\\s*(\\$\\$?|\\\\\\(|\\\\\\[)", "")
                .replaceAll("\\\\[,;:! ]|\\\\(left|right|bigl|bigr)\\b", " ")
                .strip();
        if (SECOND.matcher(left).find()) {
            throw new FormulaException("the left side is a second derivative; a first one is asked", 0);
        }
        for (Pattern quotient : new Pattern[] {FRACTION, SLASH}) {
            Matcher derivative = quotient.matcher(left);
            if (derivative.matches()) {
                String numerator = derivative.group(1).strip();
                String behind = derivative.group(3).strip();
                boolean both = !numerator.isEmpty() && !behind.isEmpty();
                if (both || numerator.isEmpty() && behind.isEmpty()) {
                    throw new FormulaException("the left side is not read as a derivative", 0);
                }
                return Optional.of(new LeftSide(numerator + behind, Optional.of(derivative.group(2)), equals));
            }
        }
        Matcher prime = PRIME.matcher(left);
        if (prime.matches()) {
            return Optional.of(new LeftSide(prime.group(1), Optional.ofNullable(prime.group(2)), equals));
        }
        return Optional.empty();
    }

    /** How many times {@code =} stands outside of brackets. */
    public static int count(String text) {
        int count = 0;
        for (int at = equals(text, 0); at >= 0; at = equals(text, at + 1)) {
            count++;
        }
        return count;
    }

    /** The first {@code =} from a place on that is no comparison and stands in no bracket; negative if there is none. */
    private static int equals(String text, int from) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 || text.startsWith("\\begin", i) ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 || text.startsWith("\\end", i) ? 1 : 0;
            boolean part = i > 0 && "<>=!:~".indexOf(text.charAt(i - 1)) >= 0
                    || i + 1 < text.length() && text.charAt(i + 1) == '=';
            if (c == '=' && depth <= fences(text) && !part && i >= from) {
                return i;
            }
        }
        return -1;
    }

    /** {@code \(…\)} around the whole formula is no bracket of its own. */
    private static int fences(String text) {
        return text.stripLeading().startsWith("\\(") || text.stripLeading().startsWith("\\[") ? 1 : 0;
    }

    /** What stands behind the {@code =} of {@code text}, at its place: blanks in front of it. */
    public String rest(String text) {
        String inside = text.substring(end + 1);
        // what is LaTeX on the left is LaTeX on the right: a thin space says so
        String blank = end > 0 && text.substring(0, end).matches("(?s).*[\\\\$].*")
                ? "\\," + " ".repeat(end - 1)
                : " ".repeat(end + 1);
        String start = text.stripLeading();
        for (String[] fence : new String[][] {{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}}) {
            if (start.startsWith(fence[0]) && inside.stripTrailing().endsWith(fence[1])) {
                String plain = inside.stripTrailing();
                return blank + plain.substring(0, plain.length() - fence[1].length());
            }
        }
        return blank + inside;
    }
}
