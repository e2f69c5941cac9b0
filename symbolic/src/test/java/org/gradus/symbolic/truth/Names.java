package org.gradus.symbolic.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.random.Trees;

/** What names stand for, written down once more and not taken from the program: activations, and softmax with so many entries. */
final class Names {
    private static final Map<String, String> ACTIVATIONS = Map.ofEntries(
            Map.entry("identity", "z"),
            Map.entry("sigmoid", "1/(1+exp(-z))"),
            Map.entry("tanh", "(exp(z)-exp(-z))/(exp(z)+exp(-z))"),
            Map.entry("relu", "max(0, z)"),
            Map.entry("step", "piecewise(z >= 0, 1, 0)"),
            Map.entry("sign", "piecewise(z > 0, 1, piecewise(z < 0, -1, 0))"),
            Map.entry("leaky-relu", "piecewise(z > 0, z, 0.01*z)"),
            Map.entry("elu", "piecewise(z > 0, z, exp(z)-1)"),
            Map.entry("selu", "1.0507009874*piecewise(z > 0, z, 1.6732632424*(exp(z)-1))"),
            Map.entry("softplus", "ln(1+exp(z))"),
            Map.entry("softsign", "z/(1+abs(z))"),
            Map.entry("hard-sigmoid", "max(0, min(1, z/6+1/2))"),
            Map.entry("hard-tanh", "max(-1, min(1, z))"),
            Map.entry("gelu", "z/2*(1+erf(z/sqrt(2)))"),
            Map.entry("gelu-tanh", "z/2*(1+tanh(sqrt(2/pi)*(z+0.044715*z^3)))"),
            Map.entry("silu", "z/(1+exp(-z))"),
            Map.entry("mish", "z*tanh(ln(1+exp(z)))"),
            Map.entry("log-sigmoid", "-ln(1+exp(-z))"),
            Map.entry("gaussian", "exp(-z^2)"),
            Map.entry("arctan", "atan(z)"));

    static final List<String> VECTORS = List.of("softmax", "log-softmax", "log-sum-exp", "softmax-cross-entropy");

    private Names() {}

    /** The formula of that name in z; else the text is a formula. */
    static Expr formula(String text) {
        return ExprParser.parse(ACTIVATIONS.getOrDefault(text, text));
    }

    /** In the variable of the claim, where a name is given. */
    static Expr formula(String text, String wrt) {
        Expr formula = formula(text);
        return ACTIVATIONS.containsKey(text)
                ? Trees.replaced(formula, Expr.Symbol.of("z"), Expr.Symbol.of(wrt))
                : formula;
    }

    static Expr sum(String pattern, int entries) {
        List<String> terms = new ArrayList<>();
        for (int k = 1; k <= entries; k++) {
            terms.add(pattern.replace("#", String.valueOf(k)));
        }
        return ExprParser.parse(String.join("+", terms));
    }

    /** i is the first entry; j the same, or the second. */
    static Map<Expr, Expr> entries(int count, boolean same) {
        Map<Expr, Expr> names = new LinkedHashMap<>();
        Expr sum = sum("exp(z#)", count);
        names.put(Expr.Symbol.of("S"), sum);
        names.put(Expr.Symbol.of("N"), Expr.Num.of(count));
        names.put(Expr.Symbol.of("delta_ij"), Expr.Num.of(same ? 1 : 0));
        for (String[] index : new String[][] {{"i", "1"}, {"j", same ? "1" : "2"}}) {
            Expr z = Expr.Symbol.of("z" + index[1]);
            names.put(Expr.Symbol.of("z_" + index[0]), z);
            names.put(Expr.Symbol.of("t_" + index[0]), Expr.Symbol.of("t" + index[1]));
            names.put(Expr.Symbol.of("y_" + index[0]), new Expr.Quotient(Expr.Apply.of("exp", z), sum));
        }
        return names;
    }

    static Expr put(Expr formula, Map<Expr, Expr> names) {
        Expr result = formula;
        for (Map.Entry<Expr, Expr> name : names.entrySet()) {
            result = Trees.replaced(result, name.getKey(), name.getValue());
        }
        return result;
    }

    static Expr.Relation put(Expr.Relation relation, Map<Expr, Expr> names) {
        return new Expr.Relation(put(relation.left(), names), relation.operator(), put(relation.right(), names));
    }

    private static Expr vector(String name, int count) {
        Expr log = ExprParser.parse("ln(" + text("exp(z#)", count) + ")");
        return switch (name) {
            case "softmax" -> ExprParser.parse("exp(z1)/(" + text("exp(z#)", count) + ")");
            case "log-softmax" -> new Expr.Sum(List.of(Expr.Symbol.of("z1"), new Expr.Negation(log)));
            case "log-sum-exp" -> log;
            default -> new Expr.Sum(List.of(log, new Expr.Negation(sum("t#*z#", count)))); // the targets have sum 1
        };
    }

    static String text(String pattern, int entries) {
        List<String> terms = new ArrayList<>();
        for (int k = 1; k <= entries; k++) {
            terms.add(pattern.replace("#", String.valueOf(k)));
        }
        return String.join("+", terms);
    }

    /** A claim about softmax and its kin with so many entries. */
    static Statement statement(
            String of, String wrt, String claim, List<Expr.Relation> conditions, int count, boolean same) {
        Map<Expr, Expr> names = entries(count, same);
        List<Expr.Relation> where = conditions.stream()
                .filter(relation -> !Trees.variables(relation).contains(Expr.Symbol.of("i")))
                .map(relation -> put(relation, names))
                .toList();
        Expr last = ExprParser.parse("1-" + text("t#", count - 1).replace("+", "-"));
        Map<Expr, Expr> after =
                of.equals("softmax-cross-entropy") ? Map.of(Expr.Symbol.of("t" + count), last) : Map.of();
        return new Statement(
                vector(of, count),
                Optional.of(put(ExprParser.parse(wrt), names)),
                put(ExprParser.parse(claim), names),
                where,
                after,
                Map.of(),
                true);
    }
}
