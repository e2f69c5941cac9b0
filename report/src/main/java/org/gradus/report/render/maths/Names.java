package org.gradus.report.render.maths;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.render.maths.Maths.Digits;
import org.gradus.report.render.maths.Maths.Face;
import org.gradus.report.render.maths.Maths.Identifier;
import org.gradus.report.render.maths.Maths.Role;
import org.gradus.report.render.maths.Maths.Scripts;
import org.gradus.report.render.maths.Maths.Sign;
import org.gradus.report.render.maths.Maths.Words;

/** How names look: Greek letters, functions, and whatever a user has called something. */
final class Names {
    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("zeta", "ζ"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("iota", "ι"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("upsilon", "υ"),
            Map.entry("phi", "ϕ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"));

    private static final Map<String, String> GREEK_CAPITAL = Map.ofEntries(
            Map.entry("Gamma", "Γ"),
            Map.entry("Delta", "Δ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Xi", "Ξ"),
            Map.entry("Pi", "Π"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Upsilon", "Υ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"),
            Map.entry("nabla", "∇"));

    /** Functions of mathematics whose usual spelling is not their name, and those of neural networks. */
    private static final Map<String, String> SPELLING = Map.of(
            "asin", "arcsin",
            "acos", "arccos",
            "atan", "arctan",
            "relu", "ReLU",
            "leaky-relu", "LeakyReLU",
            "elu", "ELU",
            "selu", "SELU",
            "gelu", "GELU",
            "silu", "SiLU");

    private Names() {}

    /**
     * A name, and the index that it carries itself: {@code y1}, {@code z_i}, {@code delta_ij}.
     *
     * @param below empty if it has none
     */
    record Name(Maths letter, Optional<Maths> below) {}

    /** The name of a function, to stand before its parentheses. */
    static Maths function(String name) {
        if (name.equals("sigmoid")) {
            return letter("sigma", Face.ITALIC);
        }
        if (name.equals("log10")) {
            return new Scripts(upright("log"), Optional.of(new Digits("10")), Optional.empty());
        }
        if (isSymbol(name)) {
            return letter(name, Face.ITALIC);
        }
        String spelling = SPELLING.getOrDefault(name, name);
        return NameParts.isPlain(spelling) ? upright(spelling) : new Words(spelling);
    }

    /** Whether the name is written with one sign. */
    static boolean isOneSign(String name) {
        return name.equals("sigmoid") || isSymbol(name);
    }

    /** The name of a quantity. */
    static Name quantity(String name, Face face) {
        NameParts parts = NameParts.of(name);
        if (name.equals("1")) {
            return new Name(face == Face.BOLD ? new Identifier("1", Face.BOLD) : new Digits("1"), Optional.empty());
        }
        if (!parts.isPlain()) {
            return new Name(new Words(name), Optional.empty());
        }
        Maths letter = isSymbol(parts.stem()) ? letter(parts.stem(), face) : upright(parts.stem());
        return new Name(letter, parts.index().isEmpty() ? Optional.empty() : Optional.of(index(parts)));
    }

    private static Maths index(NameParts parts) {
        String own = parts.index();
        if (parts.isNumber()) {
            return new Digits(own);
        }
        if (own.length() > 1 && !parts.isCounting()) {
            return upright(own);
        }
        List<Maths> letters = own.chars()
                .<Maths>mapToObj(c -> new Identifier(Character.toString(c), Face.ITALIC))
                .toList();
        return letters.size() == 1 ? letters.get(0) : new Maths.Row(letters);
    }

    private static Maths upright(String word) {
        return new Identifier(word, Face.UPRIGHT);
    }

    private static Maths letter(String symbol, Face face) {
        if (symbol.equals("nabla")) {
            return new Sign("∇", Role.PREFIX);
        }
        String capital = GREEK_CAPITAL.get(symbol);
        if (capital != null) {
            return new Identifier(capital, face == Face.BOLD ? Face.BOLD : Face.UPRIGHT);
        }
        return new Identifier(GREEK.getOrDefault(symbol, symbol), face);
    }

    private static boolean isSymbol(String name) {
        return NameParts.isLetter(name) || GREEK.containsKey(name) || GREEK_CAPITAL.containsKey(name);
    }
}
