package org.gradus.report.render;

import java.util.Map;
import java.util.Set;
import org.gradus.report.render.maths.NameParts;

/** How names look: Greek letters, functions, and whatever a user has called something. */
final class TexNames {
    private static final Set<String> GREEK = Set.of(
            "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega nabla"
                    .split(" "));
    private static final Set<String> GREEK_CAPITAL =
            Set.of("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" "));

    /** Functions that TeX itself knows. */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("ln", "\\ln"),
            Map.entry("log10", "\\log_{10}"),
            Map.entry("max", "\\max"),
            Map.entry("min", "\\min"),
            Map.entry("sin", "\\sin"),
            Map.entry("cos", "\\cos"),
            Map.entry("tan", "\\tan"),
            Map.entry("asin", "\\arcsin"),
            Map.entry("acos", "\\arccos"),
            Map.entry("atan", "\\arctan"),
            Map.entry("sinh", "\\sinh"),
            Map.entry("cosh", "\\cosh"),
            Map.entry("tanh", "\\tanh"),
            Map.entry("sigmoid", "\\sigma"));

    /** Functions whose usual spelling is not their name in the exercise file. */
    private static final Map<String, String> SPELLING = Map.of(
            "relu", "ReLU", "leaky-relu", "LeakyReLU", "elu", "ELU", "selu", "SELU", "gelu", "GELU", "silu", "SiLU");

    private final TexDialect dialect;

    TexNames(TexDialect dialect) {
        this.dialect = dialect;
    }

    /** The name of a function, to stand before its parentheses. */
    String function(String name) {
        String known = FUNCTIONS.get(name);
        if (known != null) {
            return known;
        }
        if (isSymbol(name)) {
            return letter(name);
        }
        String spelling = SPELLING.getOrDefault(name, name);
        return NameParts.isPlain(spelling) ? dialect.operator(spelling) : TexText.of(spelling, dialect);
    }

    /**
     * The name of a quantity, with the index (already TeX, empty if none) right behind its letter. A name of the exercise file may carry
     * its index itself: {@code y1}, {@code z_i}, {@code delta_ij}.
     */
    String quantity(String name, String index) {
        NameParts parts = NameParts.of(name);
        String stem = parts.stem();
        String own = parts.index();
        if (name.equals("1")) {
            return name; // the vector of ones
        }
        if (!parts.isPlain()) {
            // the strut: in portable Markdown an underscore must follow a letter
            return TexText.of(name, dialect) + (index.isEmpty() ? "" : "\\mathstrut" + script("_", index));
        }
        String ownIndex = own.length() > 1 && !parts.isCounting() ? "\\mathrm{" + own + "}" : own;
        String both = ownIndex.isEmpty() || index.isEmpty() ? ownIndex + index : ownIndex + "," + index;
        String script = script("_", both);
        return isSymbol(stem) ? letter(stem) + script : "\\mathrm{" + stem + script + "}";
    }

    /** {@code _2}, {@code _{12}} or nothing. */
    static String script(String sign, String content) {
        if (content.isEmpty()) {
            return "";
        }
        boolean single = content.length() == 1 && Character.isLetterOrDigit(content.charAt(0));
        return single ? sign + content : sign + "{" + content + "}";
    }

    private static boolean isSymbol(String name) {
        return NameParts.isLetter(name)
                || GREEK.contains(name)
                || GREEK_CAPITAL.contains(name)
                || name.equals("epsilon");
    }

    private static String letter(String symbol) {
        if (symbol.length() == 1) {
            return symbol;
        }
        return symbol.equals("epsilon") ? "\\varepsilon" : "\\" + symbol;
    }
}
