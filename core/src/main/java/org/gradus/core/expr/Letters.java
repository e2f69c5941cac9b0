package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the name of one quantity from a run of letters that may be a product.
 *
 * <p>One quantity is a letter, Latin or Greek by name, with digits, an index or an accent: {@code z}, {@code w12}, {@code theta_0},
 * {@code delta_ij}, {@code z_out}, {@code y_hat}. All else, {@code wx}, {@code w1x1}, {@code y_iy_j}, is read in two ways.
 */
final class Letters {
    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Delta", "Theta", "Lambda",
            "Xi", "Phi", "Psi", "Omega", "Gamma", "Sigma");

    private static final String LETTER = "(?:" + String.join("|", longestFirst()) + "|[A-Za-z])";
    /** An index may be a number, letters, or a letter and a number: {@code _12}, {@code _ij}, {@code _h1}. */
    private static final String INDEX = "(?:_(?:\\d+|[A-Za-z]+\\d*))";

    /** With a word behind it: {@code w_1_new}, as LaTeX writes {@code w_{1,\mathrm{new}}}. */
    private static final String WORD = "(?:_(?:\\d+|[A-Za-z]))?_[A-Za-z]{2,}";

    private static final Pattern ONE = Pattern.compile(LETTER + "\\d*(?:" + WORD + "|" + INDEX + "?)");
    private static final Pattern FACTOR = Pattern.compile(LETTER + "\\d*(?:_(?:\\d+|[A-Za-z]))?");
    /** As z_2 is written on a sheet: for the step, {@code newW2}. */
    private static final Pattern NEW = Pattern.compile("new[A-Za-z]\\d*");

    private Letters() {}

    private static List<String> longestFirst() {
        List<String> names = new ArrayList<>(GREEK);
        names.sort((a, b) -> b.length() - a.length());
        return names;
    }

    static boolean isGreek(String word) {
        return GREEK.contains(word);
    }

    /** Whether a name can only be the name of one quantity. */
    static boolean isOne(String name) {
        return ONE.matcher(name).matches() || NEW.matcher(name).matches();
    }

    /** The name as a product of single quantities: {@code w1*x1}. */
    static Optional<String> product(String name) {
        List<String> factors = new ArrayList<>();
        Matcher factor = FACTOR.matcher(name);
        int from = 0;
        while (from < name.length()) {
            if (!factor.region(from, name.length()).lookingAt()) {
                return Optional.empty();
            }
            factors.add(factor.group());
            from = factor.end();
        }
        return Optional.of(String.join("*", factors));
    }
}
