package org.gradus.core.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every function that formulas can be written with: those that have a value of their own, by all their names, and those that are read
 * as their definitions over these. A definition is defined exactly where the function is, and equal there.
 */
final class KnownFunctions {
    /** Written out, a formula may grow: the argument of {@code gelu(…)} stands twice. */
    private static final int MOST_NODES = 20_000;

    private static final Map<String, FunctionName> OTHER_NAMES = new HashMap<>();
    private static final Map<String, Definition> DEFINITIONS = new HashMap<>();
    /** Names that are read whatever their case: {@code Exp}, {@code TANH}; not {@code LOG}, which is another function in spreadsheets. */
    private static final Set<FunctionName> ANY_CASE = Set.of(
            FunctionName.EXP,
            FunctionName.LN,
            FunctionName.SQRT,
            FunctionName.ABS,
            FunctionName.SIGN,
            FunctionName.MAX,
            FunctionName.MIN,
            FunctionName.SIN,
            FunctionName.COS,
            FunctionName.TAN,
            FunctionName.SINH,
            FunctionName.COSH,
            FunctionName.TANH,
            FunctionName.SIGMOID,
            FunctionName.SOFTPLUS,
            FunctionName.RELU);

    private static final Pattern LOGARITHM = Pattern.compile("log_(\\d+|[A-Za-z])");

    /** What is written in place of a function, in its arguments {@code x1 x2 x3}. */
    private record Definition(String formula, int arguments) {
        Expr of(List<Expr> arguments) {
            Map<Expr, Expr> values = new HashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                values.put(Expr.Symbol.of("x" + (i + 1)), arguments.get(i));
            }
            return Substitution.apply(ExprParser.parse(formula), values);
        }
    }

    /**
     * A function by one of its names.
     *
     * @param core whether the name is one of {@link FunctionName}'s own, which can name nothing else
     * @param least fewest arguments
     * @param most most arguments
     */
    record Known(boolean core, int least, int most, Function<List<Expr>, Expr> apply) {
        boolean takes(int arguments) {
            return least <= arguments && arguments <= most;
        }
    }

    static {
        named(FunctionName.ASIN, "arcsin");
        named(FunctionName.ACOS, "arccos");
        named(FunctionName.ATAN, "arctan", "arctg");
        named(FunctionName.TAN, "tg");
        named(FunctionName.SINH, "sh");
        named(FunctionName.COSH, "ch");
        named(FunctionName.TANH, "th", "tgh", "tansig");
        named(FunctionName.SIGN, "sgn", "signum");
        named(FunctionName.ABS, "fabs", "absolute");
        named(FunctionName.MAX, "maximum", "fmax");
        named(FunctionName.MIN, "minimum", "fmin");
        named(FunctionName.SIGMOID, "logistic", "expit", "sigm", "logsig");
        defined("ln(x1)/ln(2)", "log2", "ld", "lb");
        defined("ln(1+x1)", "log1p");
        defined("exp(x1)-1", "expm1");
        defined("2^x1", "exp2");
        defined("1/cosh(x1)", "sech");
        defined("1/sinh(x1)", "csch", "cosech");
        defined("cosh(x1)/sinh(x1)", "coth", "cotanh");
        defined("1/cos(x1)", "sec");
        defined("1/sin(x1)", "csc", "cosec");
        defined("cos(x1)/sin(x1)", "cot", "cotan", "ctg");
        defined("ln(x1+sqrt(x1^2+1))", "asinh", "arsinh", "arcsinh");
        defined("ln(x1+sqrt(x1^2-1))", "acosh", "arcosh", "arccosh");
        defined("ln((1+x1)/(1-x1))/2", "atanh", "artanh", "arctanh");
        defined("ln((x1+1)/(x1-1))/2", "acoth", "arcoth", "arccoth");
        defined("ln(1/x1+sqrt(1/x1^2-1))", "asech", "arsech", "arcsech");
        defined("ln(1/x1+sqrt(1/x1^2+1))", "acsch", "arcsch", "arccsch");
        defined("acos(1/x1)", "asec", "arcsec");
        defined("asin(1/x1)", "acsc", "arccsc");
        defined("sign(x1)*abs(x1)^(1/3)", "cbrt");
        defined("x1^2", "square");
        defined("1/sqrt(x1)", "rsqrt");
        defined("1/x1", "reciprocal");
        defined("piecewise(x1 == 0, 1, sin(x1)/x1)", "sinc");
        defined("x1*sigmoid(x1)", "silu", "swish");
        defined("x1*Phi(x1)", "gelu");
        defined("x1*tanh(softplus(x1))", "mish");
        defined("x1/(1+abs(x1))", "softsign");
        defined("-softplus(-x1)", "logsigmoid", "log_sigmoid");
        defined("min(max(0, x1), 6)", "relu6");
        defined("x1^x2", "pow", "power", "POWER", "Power");
        defined("min(max(x1, x2), x3)", "clip", "clamp");
    }

    private KnownFunctions() {}

    private static void named(FunctionName function, String... names) {
        for (String name : names) {
            OTHER_NAMES.put(name, function);
        }
    }

    private static void defined(String formula, String... names) {
        int arguments = formula.contains("x3") ? 3 : formula.contains("x2") ? 2 : 1;
        for (String name : names) {
            DEFINITIONS.put(name, new Definition(formula, arguments));
        }
    }

    static boolean isName(String name) {
        return named(name).isPresent();
    }

    /** The function of this name; none where nobody can say which one is meant. */
    static Optional<Known> named(String name) {
        Optional<FunctionName> core = FunctionName.of(name);
        if (core.isPresent()) {
            return core.map(function -> known(function, true));
        }
        Optional<FunctionName> other =
                Optional.ofNullable(OTHER_NAMES.get(name)).or(() -> inAnyCase(name));
        if (other.isPresent()) {
            return other.map(function -> known(function, false));
        }
        Matcher logarithm = LOGARITHM.matcher(name);
        if (logarithm.matches()) {
            return Optional.of(logarithm(logarithm.group(1)));
        }
        return Optional.ofNullable(DEFINITIONS.get(name))
                .map(definition -> new Known(
                        false,
                        definition.arguments(),
                        definition.arguments(),
                        arguments -> written(definition, arguments)));
    }

    private static Known known(FunctionName function, boolean core) {
        int most = function.takes(2) ? Integer.MAX_VALUE : 1;
        return new Known(core, function.takes(1) ? 1 : 2, most, given -> new Expr.Apply(function.text(), given));
    }

    private static Optional<FunctionName> inAnyCase(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
        boolean initial = name.substring(1).equals(folded.substring(1));
        boolean usual = shouted || initial || name.equals("ReLU");
        return FunctionName.of(folded).filter(f -> usual && f.text().equals(folded) && ANY_CASE.contains(f));
    }

    private static Known logarithm(String base) {
        if (base.equals("10")) {
            return known(FunctionName.LOG10, false);
        }
        if (base.equals("e")) {
            return known(FunctionName.LN, false);
        }
        Expr number = base.matches("\\d+") ? new Expr.Num(new BigDecimal(base)) : Expr.Symbol.of(base);
        return new Known(false, 1, 1, given -> Terms.over(Terms.ln(given.get(0)), Terms.ln(number)));
    }

    private static Expr written(Definition definition, List<Expr> arguments) {
        Expr formula = definition.of(arguments);
        if (NodeCount.of(formula) > MOST_NODES) {
            throw new FormulaException("the formula is too long once its functions are written out", 0);
        }
        return formula;
    }

    /** The names of all functions, for suggestions. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("log", "piecewise"));
        for (FunctionName function : FunctionName.values()) {
            names.add(function.text());
        }
        names.addAll(OTHER_NAMES.keySet());
        names.addAll(DEFINITIONS.keySet());
        return names;
    }
}
