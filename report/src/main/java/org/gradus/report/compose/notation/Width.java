package org.gradus.report.compose.notation;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** About how wide a formula is on paper, in digits. Only good enough to decide where a long chain is continued. */
public final class Width implements ExprVisitor<Double> {
    private static final Width MEASURE = new Width();
    private static final double SIGN = 2.7;
    private static final double SCRIPT = 0.7;
    private static final double REMARK_LETTER = 0.8;

    private Width() {}

    public static double of(Expr expr) {
        return expr.accept(MEASURE);
    }

    public static double of(Chain chain) {
        double width = text(chain.lead()) + chain.left().map(Width::of).orElse(0.0);
        for (Chain.Link link : chain.links()) {
            width += of(link);
        }
        return width;
    }

    public static double of(Chain.Link link) {
        return SIGN + of(link.right());
    }

    /** The width of a remark at the right edge, in small type. */
    public static double text(List<Inline> text) {
        double width = 0;
        for (Inline part : text) {
            if (part instanceof Inline.Text words) {
                width += REMARK_LETTER * words.text().length();
            } else if (part instanceof Inline.Strong words) {
                width += words.text().length();
            } else if (part instanceof Inline.Formula formula) {
                width += REMARK_LETTER * of(formula.chain());
            } else {
                width += 3 * REMARK_LETTER;
            }
        }
        return width;
    }

    private static double all(List<Expr> exprs, double between) {
        double width = between * (exprs.size() - 1);
        for (Expr expr : exprs) {
            width += of(expr);
        }
        return width;
    }

    @Override
    public Double num(Expr.Num num) {
        return num.value().toPlainString().length() + (num.value().signum() < 0 ? 0.5 : 0);
    }

    @Override
    public Double shown(Expr.Shown shown) {
        return of(shown.printed());
    }

    @Override
    public Double constant(Expr.Constant constant) {
        return constant == Expr.Constant.INFINITY ? 2.0 : 1.0;
    }

    @Override
    public Double symbol(Expr.Symbol symbol) {
        double letters = symbol.name().length() == 1 ? 1.2 : 1.5;
        return letters + symbol.layer().map(layer -> SCRIPT * of(layer)).orElse(0.0);
    }

    @Override
    public Double indexed(Expr.Indexed indexed) {
        double below = SCRIPT * all(indexed.indices(), 0);
        double above = indexed.base().layer().map(layer -> SCRIPT * of(layer)).orElse(0.0);
        return 1.2 + Math.max(below, above);
    }

    @Override
    public Double ellipsis(Expr.Ellipsis ellipsis) {
        return switch (ellipsis) {
            case VERTICAL, ABSENT -> 1.0;
            case HORIZONTAL, DIAGONAL -> 2.3;
            case NOT_CALCULATED -> 14.0;
        };
    }

    @Override
    public Double negation(Expr.Negation negation) {
        return 1.5 + of(negation.operand());
    }

    @Override
    public Double sum(Expr.Sum sum) {
        return all(sum.terms(), SIGN);
    }

    @Override
    public Double product(Expr.Product product) {
        double width = 0;
        for (Expr factor : product.factors()) {
            boolean bracketed = factor instanceof Expr.Sum || isNegative(factor);
            boolean number = factor instanceof Expr.Num || factor instanceof Expr.Shown;
            width += of(factor) + (bracketed ? 1.6 : 0) + (number ? 1.2 : 0.3);
        }
        return width;
    }

    private static boolean isNegative(Expr factor) {
        Expr printed = factor instanceof Expr.Shown shown ? shown.printed() : factor;
        return printed instanceof Expr.Num num && num.value().signum() < 0 || printed instanceof Expr.Negation;
    }

    @Override
    public Double quotient(Expr.Quotient quotient) {
        return Math.max(of(quotient.numerator()), of(quotient.denominator())) + 0.5;
    }

    @Override
    public Double power(Expr.Power power) {
        return of(power.base()) + SCRIPT * of(power.exponent());
    }

    @Override
    public Double apply(Expr.Apply apply) {
        if (apply.function().equals("exp")) {
            return 1 + SCRIPT * of(apply.arguments().get(0));
        }
        double name = apply.function().equals("sigma") ? 1.2 : apply.function().length();
        return name + 1.6 + all(apply.arguments(), 1);
    }

    @Override
    public Double indexedSum(Expr.IndexedSum sum) {
        return 3.5 + of(sum.body());
    }

    @Override
    public Double kronecker(Expr.Kronecker kronecker) {
        return 3.5;
    }

    @Override
    public Double derivative(Expr.Derivative derivative) {
        return derivative.style() == Expr.DerivativeStyle.PRIME
                ? of(derivative.of()) + 0.7
                : Math.max(of(derivative.of()), of(derivative.wrt())) + 1.5;
    }

    @Override
    public Double transpose(Expr.Transpose transpose) {
        return of(transpose.operand()) + 0.8;
    }

    @Override
    public Double sized(Expr.Sized sized) {
        return Math.max(of(sized.operand()), 3);
    }

    @Override
    public Double underbrace(Expr.Underbrace underbrace) {
        return of(underbrace.operand());
    }

    @Override
    public Double ofSample(Expr.OfSample ofSample) {
        return of(ofSample.quantity()) + 2;
    }

    @Override
    public Double hadamard(Expr.Hadamard hadamard) {
        return of(hadamard.left()) + SIGN + of(hadamard.right());
    }

    @Override
    public Double piecewise(Expr.Piecewise piecewise) {
        double width = 0;
        for (Expr.Case line : piecewise.cases()) {
            double condition = line.condition().map(Width::of).orElse(5.0);
            width = Math.max(width, of(line.value()) + 2 + condition);
        }
        return width + 1.5;
    }

    @Override
    public Double matrixLiteral(Expr.MatrixLiteral matrix) {
        double width = 1.6;
        for (int j = 0; j < matrix.rows().get(0).size(); j++) {
            double column = 0;
            for (List<Expr> row : matrix.rows()) {
                column = Math.max(column, of(row.get(j)));
            }
            width += column + (j == 0 ? 0 : 1.9);
        }
        return width;
    }

    @Override
    public Double equationSystem(Expr.EquationSystem system) {
        double width = 0;
        for (Expr.Relation equation : system.equations()) {
            width = Math.max(width, of(equation));
        }
        return width + 1.5;
    }

    @Override
    public Double relation(Expr.Relation relation) {
        return of(relation.left()) + SIGN + of(relation.right());
    }
}
