package org.gradus.core.expr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that have a value: every name that formulas of exercise files and claims may apply. */
public enum FunctionName {
    EXP("exp", 1, 1),
    /** Natural logarithm; {@code log} is read as {@code ln}. */
    LN("ln", 1, 1),
    LOG10("log10", 1, 1),
    SQRT("sqrt", 1, 1),
    ABS("abs", 1, 1),
    /** −1, 0 or 1; sign(0) = 0. */
    SIGN("sign", 1, 1),
    MAX("max", 2, Integer.MAX_VALUE),
    MIN("min", 2, Integer.MAX_VALUE),
    SIN("sin", 1, 1),
    COS("cos", 1, 1),
    TAN("tan", 1, 1),
    ASIN("asin", 1, 1),
    ACOS("acos", 1, 1),
    ATAN("atan", 1, 1),
    SINH("sinh", 1, 1),
    COSH("cosh", 1, 1),
    TANH("tanh", 1, 1),
    /** 1/(1+e^{-z}). */
    SIGMOID("sigmoid", 1, 1),
    /** ln(1+e^z). */
    SOFTPLUS("softplus", 1, 1),
    /** max(0, z). */
    RELU("relu", 1, 1),
    ERF("erf", 1, 1),
    ERFC("erfc", 1, 1),
    /** Standard normal distribution function. */
    PHI("Phi", 1, 1);

    private static final Map<String, FunctionName> NAMED = new HashMap<>();

    static {
        for (FunctionName function : values()) {
            NAMED.put(function.text, function);
        }
    }

    private final String text;
    private final int least;
    private final int most;

    FunctionName(String text, int least, int most) {
        this.text = text;
        this.least = least;
        this.most = most;
    }

    /** The name in formulas. */
    public String text() {
        return text;
    }

    /** Whether the function takes this many arguments. */
    public boolean takes(int arguments) {
        return least <= arguments && arguments <= most;
    }

    /** Whether the formula applies it. */
    public boolean occursIn(Expr formula) {
        return Children.any(
                formula,
                node -> node instanceof Expr.Apply apply && apply.function().equals(text));
    }

    /** The function of this name ({@code log} means {@code ln}), if there is one. */
    public static Optional<FunctionName> of(String name) {
        return Optional.ofNullable(NAMED.get(name.equals("log") ? "ln" : name));
    }
}
