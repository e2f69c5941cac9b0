package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/** Seeded exercises about functions of several variables: a graph, a Jacobian or a Hessian; the function also as Java calculates it. */
final class RandomFunctions {
    private static final List<String> NAMES = List.of("x", "y", "w", "b1");

    private final Random random;
    private final int variables;
    private final double[] point;
    private final List<String> written = new ArrayList<>();
    private final int kind;
    private final String rounding;
    private final List<Formula> formulas = new ArrayList<>();

    /** A formula as a file has it, and its value. */
    record Formula(String text, ToDoubleFunction<double[]> value) {}

    RandomFunctions(int seed, String rounding) {
        this.random = new Random(0x5eedL * 31 + seed);
        this.rounding = rounding;
        this.kind = seed % 3;
        this.variables = 1 + random.nextInt(3);
        this.point = new double[variables];
        for (int i = 0; i < variables; i++) {
            int tenths = random.nextInt(41) - 20;
            String decimal = random.nextInt(3) == 0 ? Integer.toString(tenths / 10) : decimal(tenths);
            written.add(decimal);
            point[i] = Double.parseDouble(decimal);
        }
        int count = kind == 1 ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < count; i++) {
            formulas.add(sumWithAll(formula(kind == 2 ? 2 : 3)));
        }
    }

    private static String decimal(int tenths) {
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** Every variable occurs. */
    private Formula sumWithAll(Formula formula) {
        Formula all = formula;
        for (int i = 0; i < variables; i++) {
            Formula before = all;
            Formula variable = variable(i);
            all = new Formula(
                    before.text + " + " + variable.text,
                    x -> before.value.applyAsDouble(x) + variable.value.applyAsDouble(x));
        }
        return all;
    }

    private static Formula variable(int i) {
        return new Formula(NAMES.get(i), x -> x[i]);
    }

    private Formula formula(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return variable(random.nextInt(variables));
        }
        Formula a = formula(depth - 1);
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                Formula b = formula(depth - 1);
                return new Formula(
                        "(" + a.text + ")*(" + b.text + ")", x -> a.value.applyAsDouble(x) * b.value.applyAsDouble(x));
            }
            case 2 -> {
                Formula b = formula(depth - 1);
                return new Formula(
                        "((" + a.text + ") - (" + b.text + "))",
                        x -> a.value.applyAsDouble(x) - b.value.applyAsDouble(x));
            }
            case 3 -> {
                return new Formula("sigmoid(" + a.text + ")", x -> 1 / (1 + Math.exp(-a.value.applyAsDouble(x))));
            }
            case 4 -> {
                return new Formula("tanh(" + a.text + ")", x -> Math.tanh(a.value.applyAsDouble(x)));
            }
            case 5 -> {
                return new Formula("exp(-(" + a.text + ")^2)", x -> Math.exp(-Math.pow(a.value.applyAsDouble(x), 2)));
            }
            case 6 -> {
                return new Formula("(" + a.text + ")^2", x -> Math.pow(a.value.applyAsDouble(x), 2));
            }
            case 7 -> {
                return new Formula("3/(2 + (" + a.text + ")^2)", x -> 3 / (2 + Math.pow(a.value.applyAsDouble(x), 2)));
            }
            case 8 -> {
                return new Formula("sin(" + a.text + ")", x -> Math.sin(a.value.applyAsDouble(x)));
            }
            default -> {
                return kind == 0
                        ? new Formula("max(" + a.text + ", 0.55)", x -> Math.max(a.value.applyAsDouble(x), 0.55))
                        : new Formula("0.5*(" + a.text + ")", x -> 0.5 * a.value.applyAsDouble(x));
            }
        }
    }

    String yaml() {
        StringJoiner at = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < variables; i++) {
            at.add(NAMES.get(i) + ": " + written.get(i));
        }
        StringJoiner of = new StringJoiner(", ", "[", "]");
        formulas.forEach(formula -> of.add("\"" + formula.text + "\""));
        String wrt = "[" + String.join(", ", NAMES.subList(0, variables)) + "]";
        String task = switch (kind) {
            case 0 -> "{graph: {formula: \"" + formulas.get(0).text + "\", at: " + at + "}}";
            case 1 -> "{jacobian: {of: " + of + ", wrt: " + wrt + ", at: " + at + "}}";
            default -> "{hessian: {of: \"" + formulas.get(0).text + "\", wrt: " + wrt + ", at: " + at + "}}";
        };
        return "rounding: {digits: " + (2 + random.nextInt(4)) + ", mode: " + rounding + "}\ntasks: [" + task + "]\n";
    }

    boolean isGraph() {
        return kind == 0;
    }

    boolean isJacobian() {
        return kind == 1;
    }

    int variables() {
        return variables;
    }

    int functions() {
        return formulas.size();
    }

    String name(int variable) {
        return NAMES.get(variable);
    }

    /** A central difference quotient of a function. */
    double slope(int function, int variable) {
        double step = 1e-5;
        return (at(function, variable, step) - at(function, variable, -step)) / (2 * step);
    }

    double value() {
        return formulas.get(0).value.applyAsDouble(point);
    }

    /** A second difference quotient. */
    double curvature(int one, int other) {
        double step = 1e-4;
        double[] x = point.clone();
        x[one] += step;
        double up = slopeAt(x, other, step);
        x[one] -= 2 * step;
        return (up - slopeAt(x, other, step)) / (2 * step);
    }

    private double slopeAt(double[] at, int variable, double step) {
        double[] x = at.clone();
        x[variable] += step;
        double up = formulas.get(0).value.applyAsDouble(x);
        x[variable] -= 2 * step;
        return (up - formulas.get(0).value.applyAsDouble(x)) / (2 * step);
    }

    private double at(int function, int variable, double step) {
        double[] x = point.clone();
        x[variable] += step;
        return formulas.get(function).value.applyAsDouble(x);
    }
}
