package org.gradus.core.expr;

import java.util.Map;
import java.util.Optional;

/** The signs of Unicode that formulas are written with, in plain letters. */
final class WrittenSigns {
    private static final String GREEK = "αβγδεζηθικλμνξπρστυφχψωΔΘΛΞΦΨΩΓϵϑϕϱ";
    private static final String[] GREEK_NAMES =
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi"
                            + " pi rho sigma tau upsilon phi chi psi omega Delta Theta Lambda Xi Phi Psi Omega Gamma"
                            + " epsilon theta phi rho")
                    .split(" ");

    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘₙₜₓ";
    private static final String LOWERED = "0123456789ijklmntx";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿⁱʲᵏˣʸᶻ";
    private static final String RAISED = "0123456789-nijkxyz";

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('−', "-"),
            Map.entry('–', "-"),
            Map.entry('‐', "-"),
            Map.entry('·', "*"),
            Map.entry('×', "*"),
            Map.entry('⋅', "*"),
            Map.entry('∗', "*"),
            Map.entry('∙', "*"),
            Map.entry('•', "*"),
            Map.entry('÷', "/"),
            Map.entry('∕', "/"),
            Map.entry('⁄', "/"),
            Map.entry('≤', "<="),
            Map.entry('⩽', "<="),
            Map.entry('≥', ">="),
            Map.entry('⩾', ">="),
            Map.entry('≠', "!="),
            Map.entry('≈', "~="));

    private static final Map<Character, String> NAMES = Map.of('∧', "and", '∨', "or", 'ℯ', "e", 'ŷ', "y_hat");
    private static final Map<Character, String> FRACTIONS =
            Map.of('½', "1/2", '¼', "1/4", '¾', "3/4", '⅓', "1/3", '⅔', "2/3", '⅛', "1/8");

    private WrittenSigns() {}

    /** An operator or a comparison. */
    static Optional<String> sign(char c) {
        return Optional.ofNullable(SIGNS.get(c));
    }

    /** The name of a Greek letter, or of another sign that stands for a word. */
    static Optional<String> name(char c) {
        int greek = GREEK.indexOf(c);
        return greek >= 0 ? Optional.of(GREEK_NAMES[greek]) : Optional.ofNullable(NAMES.get(c));
    }

    /** {@code 1/2} for ½. */
    static Optional<String> fraction(char c) {
        return Optional.ofNullable(FRACTIONS.get(c));
    }

    static boolean isSubscript(char c) {
        return SUBSCRIPTS.indexOf(c) >= 0;
    }

    static boolean isSuperscript(char c) {
        return SUPERSCRIPTS.indexOf(c) >= 0;
    }

    /** The plain letter of a raised or lowered one. */
    static char plain(char c) {
        int lowered = SUBSCRIPTS.indexOf(c);
        return lowered >= 0 ? LOWERED.charAt(lowered) : RAISED.charAt(SUPERSCRIPTS.indexOf(c));
    }
}
