package org.gradus.core.expr;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the commands of LaTeX mean in a formula. */
final class TexCommands {
    /** Space, size and style: nothing. */
    private static final Set<String> NOTHING = Set.of(
            ",",
            ";",
            ":",
            "!",
            " ",
            ">",
            "quad",
            "qquad",
            "displaystyle",
            "textstyle",
            "limits",
            "nolimits",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "Bigl",
            "biggl",
            "Biggl",
            "bigr",
            "Bigr",
            "biggr",
            "Biggr",
            "mathstrut",
            "strut",
            "left",
            "right",
            "mathopen",
            "mathclose",
            "mathbin",
            "mathrel",
            "space",
            "thinspace");

    /** The word or letter in their braces stands as it is. */
    private static final Set<String> UPRIGHT = Set.of(
            "mathrm", "operatorname", "text", "textrm", "textit", "mathit", "mathsf", "mathtt", "textnormal", "mbox");

    /** A letter with a sign above it has another name. */
    private static final Set<String> ACCENTS = Set.of("hat", "bar", "tilde", "widehat", "overline", "widetilde");

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("cdot", "*"),
            Map.entry("times", "*"),
            Map.entry("ast", "*"),
            Map.entry("div", "/"),
            Map.entry("slash", "/"),
            Map.entry("le", "<="),
            Map.entry("leq", "<="),
            Map.entry("leqslant", "<="),
            Map.entry("ge", ">="),
            Map.entry("geq", ">="),
            Map.entry("geqslant", ">="),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("ne", "!="),
            Map.entry("neq", "!="),
            Map.entry("approx", "~="),
            Map.entry("{", "{"),
            Map.entry("}", "}"),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("lbrack", "["),
            Map.entry("rbrack", "]"),
            Map.entry("lvert", Token.OPEN_BAR),
            Map.entry("rvert", Token.CLOSE_BAR),
            Map.entry("vert", Token.BAR),
            Map.entry("mid", Token.BAR),
            Map.entry("\\", Token.ROW),
            Map.entry("cr", Token.ROW));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("land", "and"),
            Map.entry("wedge", "and"),
            Map.entry("lor", "or"),
            Map.entry("vee", "or"),
            Map.entry("varepsilon", "epsilon"),
            Map.entry("vartheta", "theta"),
            Map.entry("varphi", "phi"),
            Map.entry("varrho", "rho"));

    private static final Set<String> FRACTIONS = Set.of("frac", "tfrac", "dfrac", "cfrac");

    private TexCommands() {}

    static boolean isNothing(String command) {
        return NOTHING.contains(command);
    }

    static boolean isUpright(String command) {
        return UPRIGHT.contains(command);
    }

    /** {@code hat} for {@code \widehat}. */
    static Optional<String> accent(String command) {
        return ACCENTS.contains(command)
                ? Optional.of(command.replace("wide", "").replace("overline", "bar"))
                : Optional.empty();
    }

    static boolean isFraction(String command) {
        return FRACTIONS.contains(command);
    }

    /** An operator, a comparison or a bracket. */
    static Optional<String> sign(String command) {
        return Optional.ofNullable(SIGNS.get(command));
    }

    /** A Greek letter, a function, or a word between conditions. */
    static Optional<String> name(String command) {
        if (NAMES.containsKey(command)) {
            return Optional.of(NAMES.get(command));
        }
        boolean known = Letters.isGreek(command) || KnownFunctions.isName(command) || command.equals("lg");
        return known ? Optional.of(command) : Optional.empty();
    }
}
