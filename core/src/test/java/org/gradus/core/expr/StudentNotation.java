package org.gradus.core.expr;

import java.util.List;
import java.util.Random;
import org.gradus.core.expr.Precedence.Place;

/** Writes a formula as a student might: products without a sign, fractions of LaTeX, braces, bars, functions without parentheses. */
final class StudentNotation {
    private final Random random;

    StudentNotation(Random random) {
        this.random = random;
    }

    private String one(String... ways) {
        return ways[random.nextInt(ways.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String write(Expr expr) {
        if (expr instanceof Expr.Num || expr instanceof Expr.Constant) {
            return TextWriter.write(expr);
        } else if (expr instanceof Expr.Symbol symbol) {
            return symbol(symbol.name());
        } else if (expr instanceof Expr.Negation negation) {
            return one("-", "−", "- ") + at(negation.operand(), Place.NEGATED);
        } else if (expr instanceof Expr.Sum sum) {
            return sum(sum.terms());
        } else if (expr instanceof Expr.Product product) {
            return product(product.factors());
        } else if (expr instanceof Expr.Quotient quotient) {
            return chance(50)
                    ? one("\\frac", "\\tfrac", "\\dfrac") + "{" + write(quotient.numerator()) + "}{"
                            + write(quotient.denominator()) + "}"
                    : at(quotient.numerator(), Place.NUMERATOR)
                            + one("/", " / ", "÷")
                            + at(quotient.denominator(), Place.DENOMINATOR);
        } else if (expr instanceof Expr.Power power) {
            return at(power.base(), Place.BASE) + exponent(power.exponent());
        } else if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        }
        throw new AssertionError(expr);
    }

    private String symbol(String name) {
        return switch (name) {
            case "alpha" -> one("alpha", "α", "\\alpha ");
            case "x_1" -> one("x_1", "x₁", "x_{1}");
            case "w_ij" -> one("w_ij", "w_{ij}", "w_{i,j}");
            default -> name;
        };
    }

    private String at(Expr operand, Place place) {
        Precedence strength = Precedence.of(operand);
        boolean fraction = operand instanceof Expr.Quotient;
        if (!place.needs(strength) && !(fraction && place != Place.ALONE) || chance(3)) {
            return place.needs(strength) ? fenced(operand) : write(operand);
        }
        return fenced(operand);
    }

    private String fenced(Expr operand) {
        String inside = write(operand);
        return one(
                "(" + inside + ")",
                "{" + inside + "}",
                "\\left(" + inside + "\\right)",
                "[" + inside + "]",
                "(" + inside + ")");
    }

    private String sum(List<Expr> terms) {
        StringBuilder out = new StringBuilder(at(terms.get(0), Place.FIRST_TERM));
        for (Expr term : terms.subList(1, terms.size())) {
            SignedTerm signed = SignedTerm.of(term);
            out.append(signed.subtracted() ? one("-", " - ", " −") : one("+", " + "));
            out.append(at(signed.operand(), Place.LATER_TERM));
        }
        return out.toString();
    }

    private String product(List<Expr> factors) {
        StringBuilder out = new StringBuilder(at(factors.get(0), Place.FIRST_FACTOR));
        for (Expr factor : factors.subList(1, factors.size())) {
            String next = at(factor, Place.LATER_FACTOR);
            String sign = one("*", " * ", " ", "", " ", "", "·", "\\cdot ", "\\,");
            out.append(sign.isEmpty() && wouldJoin(out, next) ? " " : sign).append(next);
        }
        return out.toString();
    }

    /** Whether two factors side by side would be one word; a number in front of a letter is not. */
    private static boolean wouldJoin(CharSequence before, String next) {
        char last = before.charAt(before.length() - 1);
        boolean word = Character.isLetterOrDigit(last) && Character.isLetterOrDigit(next.charAt(0));
        boolean number = before.toString().matches("(.*[^\\w.])?\\d+") && Character.isLetter(next.charAt(0));
        return word && !number;
    }

    private String exponent(Expr exponent) {
        if (exponent.equals(Expr.Num.of(2)) && chance(30)) {
            return "²";
        }
        String plain = write(exponent);
        boolean open = !Place.EXPONENT.needs(Precedence.of(exponent)) || exponent instanceof Expr.Negation;
        boolean power =
                exponent instanceof Expr.Negation negation && Place.NEGATED.needs(Precedence.of(negation.operand()));
        boolean product =
                exponent instanceof Expr.Negation minus && Precedence.of(minus.operand()) == Precedence.PRODUCT
                        || exponent instanceof Expr.Negation over && over.operand() instanceof Expr.Quotient;
        if (open && !power && !product && chance(40)) {
            return "^" + plain;
        }
        return one("^{" + plain + "}", "^(" + plain + ")", "**(" + plain + ")");
    }

    private String apply(Expr.Apply apply) {
        String name = apply.function();
        if (apply.arguments().size() > 1) {
            String inside = write(apply.arguments().get(0)) + ", "
                    + write(apply.arguments().get(1));
            return one(name + "(" + inside + ")", "\\" + name + "(" + inside + ")", name + "{" + inside + "}");
        }
        Expr argument = apply.arguments().get(0);
        String inside = write(argument);
        if (name.equals("abs")) {
            return one("|" + inside + "|", "\\lvert " + inside + "\\rvert", "abs(" + inside + ")");
        }
        if (name.equals("sqrt")) {
            return one("\\sqrt{" + inside + "}", "√(" + inside + ")", "sqrt(" + inside + ")");
        }
        if (name.equals("sigmoid")) {
            return one("σ(", "sigma(", "\\sigma(", "sigmoid(", "\\sigma\\left(").replace("\\left(", "(") + inside + ")";
        }
        boolean single = argument instanceof Expr.Symbol
                || argument instanceof Expr.Num num && num.value().signum() >= 0;
        return single && chance(40)
                ? one(name, "\\" + name) + " " + inside
                : one(name, "\\" + name, "np." + name) + "(" + inside + ")";
    }
}
