package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Variables;
import org.gradus.report.exercise.Near;

/**
 * A word that stands where a function is asked for: a name that nobody knows, never a variable.
 *
 * <p>Only the variable itself and what is written as one, a letter with or without an index, may stand alone.
 */
public final class LoneWord {
    /** One word, or several joined as in {@code hard-swish}; two letters in a row make a word. */
    private static final Pattern NAME = Pattern.compile("-?\\w*[A-Za-z]{2}\\w*(-\\w*[A-Za-z]{2}\\w*)*");

    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "rho", "tau", "upsilon", "phi", "chi", "psi", "omega", "Delta", "Theta", "Lambda", "Xi", "Phi", "Psi",
            "Omega", "Gamma");

    private LoneWord() {}

    /**
     * What is wrong with a text in place of a function, if it is nothing but a name.
     *
     * @param text what stands there
     * @param formula as it was read
     * @param wrt the variable
     * @param names the functions that can be named
     */
    public static Optional<String> fault(String text, Expr formula, Expr.Symbol wrt, List<String> names) {
        Set<String> variables = Variables.of(formula);
        if (variables.contains(wrt.name())) {
            return Optional.empty();
        }
        String name = bare(text);
        boolean joined = variables.size() > 1;
        if (NAME.matcher(name).matches() && !(joined && variables.stream().anyMatch(GREEK::contains))) {
            return Optional.of(message(name, wrt, Near.hint(name, names)));
        }
        // a longer formula without the variable that holds a misspelt name
        return variables.stream()
                .filter(word -> !GREEK.contains(word) && NAME.matcher(word).matches())
                .filter(word -> Near.meant(word, names).isPresent())
                .findFirst()
                .map(word -> message(word, wrt, Near.hint(word, names)));
    }

    static boolean isGreek(String word) {
        return GREEK.contains(word);
    }

    private static String bare(String text) {
        String name = text.strip();
        while (name.startsWith("(") && name.endsWith(")")) {
            name = name.substring(1, name.length() - 1).strip();
        }
        return name;
    }

    private static String message(String name, Expr.Symbol wrt, String hint) {
        String instead = "; write a formula in " + wrt.name() + ", or the name of a function such as sigmoid";
        return "unknown function '" + Near.shortened(name) + "'" + (hint.isEmpty() ? instead : hint);
    }
}
