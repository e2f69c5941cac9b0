package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How functions that other programs and books know are written here. Every line is an identity where both sides have a value; what is
 * read in more than one way, or has no such line, gets no hint.
 */
final class WrittenElsewhere {
    private static final Map<String, String> FORMULAS = new HashMap<>();
    private static final Map<String, String> SAID = new HashMap<>();
    /** Where program text keeps its functions. */
    private static final Set<String> LIBRARIES = Set.of(
            "np",
            "numpy",
            "math",
            "Math",
            "cmath",
            "torch",
            "nn",
            "functional",
            "F",
            "tf",
            "keras",
            "K",
            "activations",
            "jax",
            "jnp",
            "lax",
            "special",
            "scipy",
            "sp",
            "sympy",
            "sym",
            "cupy",
            "cp",
            "mx",
            "nd");

    /** A letter, perhaps with an index: in front of a parenthesis or another letter rather a factor than a function. */
    private static final Pattern SHORT = Pattern.compile("[A-Za-z][0-9]*(_[A-Za-z0-9]+)?");
    /** Letters in the alphabet's sense; the others are functions as well. */
    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "nu", "rho", "tau", "omega",
            "pi");

    static {
        same("ln({1})/ln(2)", "log2", "log_2", "ld", "lb");
        same("log10({1})", "log_10");
        same("ln(1+{1})", "log1p");
        same("exp({1})-1", "expm1");
        same("2^{1}", "exp2");
        same("1/cosh({1})", "sech");
        same("1/sinh({1})", "csch", "cosech");
        same("cosh({1})/sinh({1})", "coth", "cotanh");
        same("1/cos({1})", "sec");
        same("1/sin({1})", "csc", "cosec");
        same("cos({1})/sin({1})", "cot", "cotan", "ctg");
        same("tan({1})", "tg");
        same("asin({1})", "arcsin");
        same("acos({1})", "arccos");
        same("atan({1})", "arctan", "arctg");
        same("sinh({1})", "sh");
        same("cosh({1})", "ch");
        same("tanh({1})", "th", "tgh", "tansig");
        same("ln({1}+sqrt({1}^2+1))", "asinh", "arsinh", "arcsinh");
        same("ln({1}+sqrt({1}^2-1))", "acosh", "arcosh", "arccosh");
        same("ln((1+{1})/(1-{1}))/2", "atanh", "artanh", "arctanh");
        same("sign({1})", "sgn", "signum");
        same("abs({1})", "fabs", "absolute");
        same("sigmoid({1})", "sigma", "logistic", "expit", "sigm", "logsig");
        same("{1}*sigmoid({1})", "silu", "swish");
        same("{1}*Phi({1})", "gelu");
        same("{1}*tanh(softplus({1}))", "mish");
        same("{1}/(1+abs({1}))", "softsign");
        same("-softplus(-{1})", "logsigmoid", "log_sigmoid");
        same("min(max(0, {1}), 6)", "relu6");
        same("piecewise({1} > 0, {1}, 0.01*{1})", "lrelu", "leaky_relu", "leakyrelu", "LeakyReLU");
        same("piecewise({1} > 0, {1}, exp({1})-1)", "elu");
        same("{1}^{2}", "pow", "power");
        same("{1}^2", "square");
        same("1/sqrt({1})", "rsqrt");
        same("1/{1}", "reciprocal");
        same("max({*})", "maximum", "fmax");
        same("min({*})", "minimum", "fmin");
        same("piecewise({1}, {2}, {3})", "where", "if", "iff", "ifelse", "If", "cases");
        SAID.put("lg", "lg is log10(…) in some books and ln(…)/ln(2) in others; write the one meant");
        SAID.put("LOG", "LOG is log10(…) in spreadsheets and ln(…) elsewhere; write the one meant");
        SAID.put("Log", "Log is ln(…) in some programs and log10(…) in others; write the one meant");
        SAID.put("acot", "acot has two definitions; write atan(1/x) or pi/2-atan(x)");
        SAID.put("arccot", "arccot has two definitions; write atan(1/x) or pi/2-atan(x)");
        SAID.put("heaviside", "its value at 0 is not agreed upon; write piecewise(x < 0, 0, 1) or the one meant");
        SAID.put("softmax", "softmax is a function of a whole vector, known by its name alone");
    }

    private WrittenElsewhere() {}

    private static void same(String formula, String... names) {
        for (String name : names) {
            FORMULAS.put(name, formula);
        }
    }

    /** Whether books and programs use the name for two functions. */
    static boolean isTwofold(String name) {
        return SAID.containsKey(name) && !name.equals("softmax");
    }

    /** Whether nobody can say which function is meant, however near the word is to one of ours. */
    static boolean isAmbiguous(String name) {
        return name.equals("sig");
    }

    /**
     * What to do instead of calling {@code name}; empty where nobody can say.
     *
     * @param arguments as written; none if they could not be read
     * @param power what the call is raised to, with its sign, or nothing
     */
    static Optional<String> instead(String name, List<String> arguments, String power) {
        if (SAID.containsKey(name)) {
            return Optional.of(SAID.get(name));
        }
        return Optional.ofNullable(FORMULAS.get(name))
                .flatMap(formula -> filled(formula, arguments))
                .map(text -> "write " + (isCall(text) ? text : "(" + text + ")") + power);
    }

    /** One function of something, which needs no parentheses around it. */
    private static boolean isCall(String text) {
        int open = text.indexOf('(');
        if (open < 1 || !text.substring(0, open).chars().allMatch(Character::isLetterOrDigit)) {
            return false;
        }
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    private static Optional<String> filled(String formula, List<String> arguments) {
        int wanted = formula.contains("{3}") ? 3 : formula.contains("{2}") ? 2 : 1;
        boolean any = formula.contains("{*}");
        List<String> given = new ArrayList<>(arguments);
        if (given.isEmpty()) {
            for (int i = 0; i < (any ? 2 : wanted); i++) {
                given.add("…");
            }
        }
        if (!any && given.size() != wanted) {
            return Optional.empty();
        }
        String text = formula.replace("{*}", String.join(", ", given));
        for (int i = 0; i < wanted; i++) {
            text = withArgument(text, "{" + (i + 1) + "}", given.get(i));
        }
        return Optional.of(text);
    }

    /** In parentheses where the argument is not the only thing between two. */
    private static String withArgument(String formula, String place, String argument) {
        if (argument.matches("[A-Za-z0-9_…]+")) {
            return formula.replace(place, argument);
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = formula.indexOf(place); at >= 0; at = formula.indexOf(place, from)) {
            int after = at + place.length();
            boolean alone = at > 0
                    && "( ,".indexOf(formula.charAt(at - 1)) >= 0
                    && after < formula.length()
                    && "),".indexOf(formula.charAt(after)) >= 0;
            text.append(formula, from, at).append(alone ? argument : "(" + argument + ")");
            from = after;
        }
        return text.append(formula.substring(from)).toString();
    }

    /** The function that {@code np.exp} or {@code tf.nn.relu} names; empty if what stands before the point is no library. */
    static Optional<String> ofLibrary(String dotted) {
        String[] parts = dotted.split("\\.");
        for (int i = 0; i + 1 < parts.length; i++) {
            if (!LIBRARIES.contains(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parts[parts.length - 1]);
    }

    /** Whether a word may be meant as a factor: a letter with or without an index, or the name of a Greek one. */
    static boolean isFactor(String word) {
        return SHORT.matcher(word).matches() || GREEK.contains(word);
    }
}
