package org.gradus.core.expr;

import java.util.List;
import java.util.Map;

/** What to write instead of a sign that formulas do not know; nothing where nobody can say what is meant. */
final class ForeignSigns {
    private static final String GREEK = "αβγδεζηθικλμνξρτυφχψωΔΘΛΞΦΨΩΓ";
    private static final List<String> GREEK_NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "rho", "tau", "upsilon", "phi", "chi", "psi", "omega", "Delta", "Theta", "Lambda", "Xi", "Phi", "Psi",
            "Omega", "Gamma");
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final String CASES = "; cases are written piecewise(condition, value, otherwise)";
    private static final String NO_DERIVATIVE = "; a formula holds no derivative";

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("frac", "; a fraction is written a/b"),
            Map.entry("tfrac", "; a fraction is written a/b"),
            Map.entry("dfrac", "; a fraction is written a/b"),
            Map.entry("cdot", "; write *"),
            Map.entry("times", "; write *"),
            Map.entry("sqrt", "; write sqrt(…)"),
            Map.entry("sigma", "; write sigmoid(…) for the sigmoid"),
            Map.entry("le", "; write <="),
            Map.entry("leq", "; write <="),
            Map.entry("ge", "; write >="),
            Map.entry("geq", "; write >="),
            Map.entry("ne", "; write !="),
            Map.entry("neq", "; write !="),
            Map.entry("begin", CASES),
            Map.entry("left", "; parentheses are written ( )"),
            Map.entry("right", "; parentheses are written ( )"),
            Map.entry("partial", NO_DERIVATIVE),
            Map.entry("nabla", NO_DERIVATIVE));

    private ForeignSigns() {}

    /** What goes into a message behind the sign at {@code start}, beginning with a semicolon, or nothing. */
    static String hint(String text, int start) {
        char sign = text.charAt(start);
        int greek = GREEK.indexOf(sign);
        if (greek >= 0) {
            boolean called = start + 1 < text.length() && text.charAt(start + 1) == '(';
            return called && sign != 'Φ' ? "" : "; write " + GREEK_NAMES.get(greek);
        }
        if (SUBSCRIPTS.indexOf(sign) >= 0) {
            return subscript(text, start);
        }
        return switch (sign) {
            case '≤' -> "; write <=";
            case '≥' -> "; write >=";
            case '≠' -> "; write !=";
            case '⋅', '∗', '•' -> "; write *";
            case '÷', ':' -> "; a division is written /";
            case '⁰', '¹', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻' -> "; a power is written ^";
            case '|' -> bar(text, start);
            case '{' -> brace(text, start);
            case '}' -> "; grouping is written ( )";
            case '\'' -> start == 0 ? "; a formula is written without quotes" : NO_DERIVATIVE;
            case '′', '∂', '∇' -> NO_DERIVATIVE;
            case '"', '“', '”', '„', '‘', '’' -> "; a formula is written without quotes";
            case '$' -> "; a formula is written without $";
            case '½' -> "; write (1/2)";
            case '–', '—' -> "; a minus is written -";
            case '∞' -> "; infinity is not a number";
            case '?' -> CASES;
            case ';' -> isInside(text, start) ? "; arguments are separated by ','" : "";
            case '\\' -> command(text, start);
            default -> "";
        };
    }

    /** {@code x₁₂} as x_12. */
    private static String subscript(String text, int start) {
        StringBuilder index = new StringBuilder();
        for (int i = start; i < text.length() && SUBSCRIPTS.indexOf(text.charAt(i)) >= 0; i++) {
            index.append(SUBSCRIPTS.indexOf(text.charAt(i)));
        }
        String name = wordBefore(text, start);
        return name.isEmpty() ? "" : "; an index is written " + name + "_" + index;
    }

    private static String wordBefore(String text, int end) {
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        String word = text.substring(start, end);
        return word.matches("[A-Za-z]\\w*") ? word : "";
    }

    /** The absolute value, but for the norm ||x|| and a condition x | y. */
    private static String bar(String text, int start) {
        boolean pair = text.startsWith("||", start);
        boolean odd = text.chars().filter(c -> c == '|').count() % 2 != 0;
        return pair || odd ? "" : "; the absolute value is written abs(…)";
    }

    /** A group {@code e^{-z}}, an index {@code x_{1}}, arguments {@code max{a, b}}, or cases {@code {1 if z > 0; 0 otherwise}}. */
    private static String brace(String text, int start) {
        int end = text.indexOf('}', start);
        String inside = end < 0 ? text.substring(start + 1) : text.substring(start + 1, end);
        String word = wordBefore(text, start);
        if (inside.matches(".*(\\b(if|for|otherwise|else|falls|sonst)\\b|;|[<>=]).*")) {
            return CASES;
        }
        if (word.endsWith("_")) {
            boolean logarithm = word.equals("log_");
            String base = logarithm ? "; the logarithm to the base b is written ln(…)/ln(b)" : "";
            return !logarithm && inside.matches("\\w+") ? "; an index is written " + word + inside : base;
        }
        return FunctionName.of(word).isPresent()
                ? "; arguments stand in parentheses: write " + word + "(…)"
                : "; grouping is written ( )";
    }

    private static boolean isInside(String text, int position) {
        String before = text.substring(0, position);
        return before.chars().filter(c -> c == '(').count()
                > before.chars().filter(c -> c == ')').count();
    }

    /** A command of LaTeX. */
    private static String command(String text, int start) {
        int end = start + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(start + 1, end);
        if (FunctionName.of(name).isPresent()) {
            return "; write " + name + "(…)";
        }
        if (GREEK_NAMES.contains(name) || name.equals("pi")) {
            return "; write " + name;
        }
        return COMMANDS.getOrDefault(name, "; a formula is written without the commands of LaTeX");
    }
}
