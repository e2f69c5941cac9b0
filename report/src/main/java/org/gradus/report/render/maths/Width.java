package org.gradus.report.render.maths;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Inline;

/**
 * Roughly how wide a formula is, in em: enough to decide where lines of Markdown break and what fits beside what. Errs on the wide side. In
 * LaTeX lines are broken by TeX itself.
 */
public final class Width implements ExprVisitor<Double> {
    private static final Width USUAL = new Width(Extent.USUAL);
    private static final double SIGN = 1.22;
    private static final double GAP = 3;
    private static final double RELATION = 1.33;
    private static final double SCRIPT = 0.72;
    private static final double FENCES = 0.8;
    private static final double HIGH_FENCES = 1.6;
    private static final double BRACKETS = 2.1;
    private static final double HIGH_BRACKETS = 2.4;

    private final Extent extent;

    private Width(Extent extent) {
        this.extent = extent;
    }

    public static double of(Expr expr) {
        return expr.accept(USUAL);
    }

    /** With as much of its sums and matrices. */
    public static double of(Expr expr, Extent extent) {
        return expr.accept(new Width(extent));
    }

    /** Data side by side, nothing of them left out. */
    public static double ofData(List<Chain> row) {
        double width = 0;
        for (Chain chain : row) {
            width += GAP + chain.left().map(Width::of).orElse(0.0);
            width += chain.links().stream()
                    .mapToDouble(link -> of(link.right(), Extent.WHOLE))
                    .sum();
        }
        return width;
    }

    /** Words, in the small type of remarks. */
    public static double ofText(List<Inline> text) {
        double width = 0;
        for (Inline inline : text) {
            if (inline instanceof Inline.Text plain) {
                width += 0.42 * plain.text().length();
            } else if (inline instanceof Inline.Strong strong) {
                width += 0.5 * strong.text().length();
            } else if (inline instanceof Inline.Formula formula) {
                width += formula.chain().left().map(Width::of).orElse(0.0);
                width += formula.chain().links().stream()
                        .mapToDouble(l -> RELATION + of(l.right()))
                        .sum();
            } else {
                width += 1.3;
            }
        }
        return width;
    }

    private double all(List<Expr> parts, double between) {
        double width = between * (parts.size() - 1);
        for (Expr part : parts) {
            width += part.accept(this);
        }
        return width;
    }

    @Override
    public Double num(Expr.Num num) {
        String plain = num.value().toPlainString();
        return 0.5 * plain.length() - (plain.indexOf('.') >= 0 ? 0.2 : 0) + (plain.charAt(0) == '-' ? 0.28 : 0);
    }

    @Override
    public Double shown(Expr.Shown shown) {
        return shown.source() instanceof Field field
                ? FieldSize.em(field)
                : shown.printed().accept(this);
    }

    @Override
    public Double constant(Expr.Constant constant) {
        return 0.55;
    }

    @Override
    public Double symbol(Expr.Symbol symbol) {
        double layer = symbol.layer().map(l -> SCRIPT * l.accept(this)).orElse(0.0);
        return (symbol.shape() == Expr.Shape.MATRIX ? 1.0 : 0.6) + nameTail(symbol) + layer;
    }

    private static double nameTail(Expr.Symbol symbol) {
        return Names.isOneSign(symbol.name()) ? 0 : 0.5 * (symbol.name().length() - 1);
    }

    @Override
    public Double indexed(Expr.Indexed indexed) {
        double below = SCRIPT * all(indexed.indices(), 0.1);
        double above = indexed.base().layer().map(l -> SCRIPT * l.accept(this)).orElse(0.0);
        return 0.6 + nameTail(indexed.base()) + Math.max(below, above);
    }

    @Override
    public Double ellipsis(Expr.Ellipsis ellipsis) {
        return ellipsis == Expr.Ellipsis.NOT_CALCULATED ? 7.0 : 1.2;
    }

    @Override
    public Double negation(Expr.Negation negation) {
        return 0.78 + fenced(negation.operand(), Place.NEGATED);
    }

    private double fenced(Expr expr, Place place) {
        double fences = Traits.height(expr) == Traits.Height.TALL ? HIGH_FENCES : FENCES;
        return expr.accept(this) + (Fences.needed(expr, place) ? fences : 0);
    }

    @Override
    public Double sum(Expr.Sum sum) {
        List<Expr> terms = extent == Extent.SHORTENED
                ? ElidedMatrix.elided(sum.terms(), MathsWriter.MOST_TERMS_WHEN_SHORT)
                : sum.terms();
        return all(terms, SIGN);
    }

    @Override
    public Double product(Expr.Product product) {
        double width = 0;
        for (Expr factor : product.factors()) {
            width += fenced(factor, Place.LATER_FACTOR);
        }
        return width
                + (Traits.isNumeric(product) ? 0.72 : 0.2) * (product.factors().size() - 1);
    }

    @Override
    public Double quotient(Expr.Quotient quotient) {
        return 0.3
                + Math.max(
                        quotient.numerator().accept(this),
                        quotient.denominator().accept(this));
    }

    @Override
    public Double power(Expr.Power power) {
        return fenced(power.base(), Place.BASE) + SCRIPT * power.exponent().accept(this);
    }

    @Override
    public Double apply(Expr.Apply apply) {
        if (Traits.isExp(apply)) {
            return 0.5 + SCRIPT * all(apply.arguments(), 0);
        }
        double name =
                apply.function().length() > 2 ? 0.2 + 0.6 * apply.function().length() : 0.8;
        return name + FENCES + all(apply.arguments(), 0.5);
    }

    @Override
    public Double indexedSum(Expr.IndexedSum sum) {
        return 1.8 + sum.body().accept(this);
    }

    @Override
    public Double kronecker(Expr.Kronecker kronecker) {
        return 0.5 + SCRIPT * (kronecker.left().accept(this) + kronecker.right().accept(this) + 0.8);
    }

    @Override
    public Double derivative(Expr.Derivative derivative) {
        double of = derivative.of().accept(this);
        double wrt = derivative.wrt().accept(this);
        boolean simple = derivative.of() instanceof Expr.Symbol || derivative.of() instanceof Expr.Indexed;
        if (derivative.style() == Expr.DerivativeStyle.PRIME) {
            return of + 0.3 + (simple ? 0 : FENCES);
        }
        return simple ? Math.max(of, wrt) + 0.8 : of + wrt + 1.0 + FENCES;
    }

    @Override
    public Double transpose(Expr.Transpose transpose) {
        return fenced(transpose.operand(), Place.BASE) + 0.6;
    }

    @Override
    public Double sized(Expr.Sized sized) {
        return Math.max(sized.operand().accept(this), 1.6);
    }

    @Override
    public Double underbrace(Expr.Underbrace underbrace) {
        return Math.max(
                underbrace.operand().accept(this), SCRIPT * underbrace.label().accept(this));
    }

    @Override
    public Double ofSample(Expr.OfSample ofSample) {
        return ofSample.quantity().accept(this)
                + SCRIPT * (0.8 + ofSample.sample().accept(this));
    }

    @Override
    public Double hadamard(Expr.Hadamard hadamard) {
        return fenced(hadamard.left(), Place.LATER_FACTOR) + fenced(hadamard.right(), Place.LATER_FACTOR) + SIGN;
    }

    @Override
    public Double piecewise(Expr.Piecewise piecewise) {
        double value = 0;
        double condition = 4;
        for (Expr.Case line : piecewise.cases()) {
            value = Math.max(value, line.value().accept(this));
            condition = Math.max(
                    condition, line.condition().map(c -> c.accept(this)).orElse(4.0));
        }
        return 2 + value + condition;
    }

    @Override
    public Double matrixLiteral(Expr.MatrixLiteral matrix) {
        Expr.MatrixLiteral elided = extent.of(matrix);
        int columns = elided.rows().get(0).size();
        double width = (elided.rows().size() > 2 ? HIGH_BRACKETS : BRACKETS) + columns - 1;
        for (int j = 0; j < columns; j++) {
            double column = 0;
            for (List<Expr> row : elided.rows()) {
                column = Math.max(column, row.get(j).accept(this));
            }
            width += column;
        }
        return width;
    }

    @Override
    public Double equationSystem(Expr.EquationSystem system) {
        double width = 0;
        for (Expr.Relation equation : system.equations()) {
            width = Math.max(width, equation.accept(this));
        }
        return width + 0.9;
    }

    @Override
    public Double relation(Expr.Relation relation) {
        return relation.left().accept(this) + relation.right().accept(this) + RELATION;
    }
}
