package org.gradus.symbolic.random;

import java.util.List;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;

/** Random formulas of the field: activations of units, losses, powers, logarithms, and what one makes of two of them. */
final class Functions {
    private static final int MOST_VARIABLES = 3;

    /** U is what the unit gets. */
    private static final List<String> ACTIVATIONS = List.of(
            "sigmoid(U)",
            "1/(1+exp(-(U)))",
            "tanh(U)",
            "softplus(U)",
            "ln(1+exp(U))",
            "relu(U)",
            "max(0, U)",
            "piecewise(U > 0, U, 0.01*(U))",
            "piecewise(U > 0, U, exp(U)-1)",
            "max(0, U)+a*min(0, U)",
            "(U)/(1+abs(U))",
            "(U)*sigmoid(U)",
            "(U)*Phi(U)",
            "(U)/2*(1+erf((U)/sqrt(2)))",
            "(U)*tanh(softplus(U))",
            "exp(-(U)^2)",
            "atan(U)",
            "erf(U)",
            "sin(U)",
            "max(0, min(1, (U)/6+1/2))",
            "max(-1, min(1, U))",
            "-softplus(-(U))",
            "((U)+sqrt((U)^2+4))/2",
            "ln(cosh(U))",
            "(U)^2",
            "(U)^3",
            "exp(U)",
            "abs(U)",
            "sqrt(1+(U)^2)",
            "1/(1+(U)^2)",
            "0.5*(U)*(1+tanh(sqrt(2/pi)*((U)+0.044715*(U)^3)))");

    private static final List<String> INNER = List.of(
            "x",
            "x",
            "w*x",
            "w*x+b",
            "a*x",
            "x/T",
            "x^2",
            "2*x+1",
            "-x",
            "3*x-w",
            "x-t",
            "w*x+0.25",
            "x*z",
            "x+sin(x)");
    private static final List<String> LOSSES = List.of(
            "-(t*ln(p)+(1-t)*ln(1-p))",
            "-ln(p)",
            "-t*ln(p)",
            "-(1-p)^g*ln(p)",
            "-a*(1-p)^g*ln(p)",
            "-(q*(1-p)^g*ln(p)+(1-q)*p^g*ln(1-p))",
            "-(1-p)^2*ln(p)",
            "(x-t)^2/2",
            "(w*x-t)^2",
            "(w*x+b-t)^2/2",
            "(w*x-t)^2/2+c*w^2/2",
            "(sigmoid(x)-t)^2/2",
            "(sigmoid(w*x)-t)^2",
            "abs(x-t)",
            "max(0, 1-t*x)",
            "max(0, 1-w*x)^2",
            "ln(cosh(x-t))",
            "piecewise(abs(x-t) <= d, (x-t)^2/2, d*(abs(x-t)-d/2))",
            "p*ln(p/q)",
            "p*ln(p/q)+(1-p)*ln((1-p)/(1-q))",
            "-(p*ln(p)+(1-p)*ln(1-p))",
            "ln(p/(1-p))",
            "exp(x)-t*x",
            "exp(-t*x)",
            "max(a*(t-x), (a-1)*(t-x))",
            "exp(x)/(exp(x)+exp(z))",
            "exp(x)/(exp(x)+exp(z)+exp(b))",
            "ln(exp(x)+exp(z))-x",
            "exp(x/T)/(exp(x/T)+exp(z/T))",
            "2*p*q/(p+q)",
            "p*q/(p+q-p*q)",
            "1-(2*p*t+1)/(p+t+1)",
            "x*w/sqrt(x^2+w^2)",
            "ln(s)+(x-w)^2/(2*s^2)",
            "exp(-(x-w)^2/(2*s^2))/(s*sqrt(2*pi))",
            "ln(1+exp(-t*x))",
            "(1-t)*x+ln(1+exp(-x))",
            "-ln(p)-ln(1-p-q)",
            "p*ln(p/q)*T^2",
            "sqrt(p)",
            "p^g",
            "(1-p)^g+p^g",
            "a^x",
            "x^3-2*x^2+5",
            "log10(a)*x",
            "ln(a)^2",
            "sqrt(a*c)",
            "ln(a/c)",
            "(a-c)/(a+c)",
            "a^(1/3)*x",
            "p^(3/2)",
            "sin(x)*exp(-z)",
            "x*ln(c)+c^2",
            "tan(p)",
            "asin(p)",
            "acos(p)*q",
            "1/ln(p)",
            "a*c",
            "q^2",
            "x*w");

    private Functions() {}

    /** With one to three variables, perhaps one more where a template has four. */
    static Expr random(Random random) {
        while (true) {
            String text = random.nextInt(3) == 0 ? "(" + basic(random) + ")" + joined(random) : basic(random);
            Expr formula = ExprParser.parse(text);
            int variables = Trees.variables(formula).size();
            if (variables >= 1 && variables <= MOST_VARIABLES) {
                return formula;
            }
        }
    }

    private static String joined(Random random) {
        String second = "(" + basic(random) + ")";
        return switch (random.nextInt(4)) {
            case 0 -> "+" + second;
            case 1 -> "-" + second;
            case 2 -> "/(1+" + second + "^2)";
            default -> "*" + second;
        };
    }

    private static String basic(Random random) {
        if (random.nextInt(5) < 2) {
            return any(LOSSES, random);
        }
        String inner =
                random.nextInt(8) == 0 ? any(ACTIVATIONS, random).replace("U", any(INNER, random)) : any(INNER, random);
        return any(ACTIVATIONS, random).replace("U", inner);
    }

    private static String any(List<String> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
