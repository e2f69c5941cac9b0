package org.gradus.core.layer;

import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.layer.LayerShape.Size;
import org.gradus.core.layer.ShapeFault.Hint;
import org.gradus.core.layer.ShapeFault.Sign;

/** The shape of a formula between layers, or the first place at which shapes do not fit. */
public final class LayerShapes {
    private LayerShapes() {}

    /** Two shapes that do not fit. */
    private static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ShapeFault fault;

        Misfit(ShapeFault fault) {
            super("shapes that do not fit", null, false, false);
            this.fault = fault;
        }
    }

    /** Of an equation too: both sides have one shape. */
    public static Optional<ShapeFault> fault(Expr formula) {
        try {
            if (formula instanceof Expr.Relation equation) {
                alike(Sign.EQUATION, equation.left(), equation.right());
            } else {
                shape(formula);
            }
            return Optional.empty();
        } catch (Misfit misfit) {
            return Optional.of(misfit.fault);
        }
    }

    /** Of a formula without fault. */
    public static LayerShape of(Expr formula) {
        try {
            return shape(formula);
        } catch (Misfit misfit) {
            throw new IllegalArgumentException("shapes that do not fit: " + formula, misfit);
        }
    }

    private static LayerShape shape(Expr formula) {
        if (formula instanceof Expr.Num) {
            return LayerShape.SCALAR;
        }
        if (formula instanceof Expr.Transpose transpose) {
            return shape(transpose.operand()).transposed();
        }
        if (formula instanceof Expr.Negation negation) {
            return shape(negation.operand());
        }
        if (formula instanceof Expr.Quotient quotient) {
            return shape(quotient.numerator());
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            return alike(Sign.ENTRIES, hadamard.left(), hadamard.right());
        }
        if (formula instanceof Expr.Sum sum) {
            for (Expr term : sum.terms()) {
                alike(Sign.SUM, sum.terms().get(0), positive(term));
            }
            return shape(sum.terms().get(0));
        }
        if (formula instanceof Expr.Product product) {
            return product(product);
        }
        if (formula instanceof Expr.Derivative derivative
                && derivative.style() == Expr.DerivativeStyle.PARTIAL
                && LayerLetter.of(derivative.wrt()).isPresent()) {
            return shape(derivative.wrt());
        }
        return LayerLetter.of(formula)
                .map(LayerLetter::shape)
                .orElseThrow(() -> new IllegalArgumentException("no vector or matrix of a layer: " + formula));
    }

    private static Expr positive(Expr term) {
        return term instanceof Expr.Negation negation ? negation.operand() : term;
    }

    private static LayerShape alike(Sign sign, Expr left, Expr right) {
        LayerShape one = shape(left);
        LayerShape other = shape(right);
        if (!one.equals(other)) {
            Optional<Hint> hint = one.transposed().equals(other) ? Optional.of(Hint.TRANSPOSE_RIGHT) : Optional.empty();
            throw new Misfit(new ShapeFault(sign, left, one, right, other, hint));
        }
        return one;
    }

    private static LayerShape product(Expr.Product product) {
        Expr left = product.factors().get(0);
        LayerShape shape = shape(left);
        for (Expr factor : product.factors().subList(1, product.factors().size())) {
            LayerShape next = shape(factor);
            if (shape.isScalar() || next.isScalar()) {
                shape = shape.isScalar() ? next : shape;
            } else if (shape.columns().equals(next.rows())) {
                shape = new LayerShape(shape.rows(), next.columns());
            } else {
                throw new Misfit(new ShapeFault(Sign.PRODUCT, left, shape, factor, next, hint(shape, next)));
            }
            left = left instanceof Expr.Product before
                            && !left.equals(product.factors().get(0))
                    ? with(before, factor)
                    : Expr.Product.of(left, factor);
        }
        return shape;
    }

    private static Expr with(Expr.Product before, Expr factor) {
        return new Expr.Product(
                Stream.concat(before.factors().stream(), Stream.of(factor)).toList());
    }

    private static Optional<Hint> hint(LayerShape left, LayerShape right) {
        boolean vectors = left.equals(right) && left.columns().equals(Size.ONE);
        if (vectors) {
            return Optional.of(Hint.ENTRIES);
        }
        if (left.rows().equals(right.rows())) {
            return Optional.of(Hint.TRANSPOSE_LEFT);
        }
        if (left.columns().equals(right.columns())) {
            return Optional.of(Hint.TRANSPOSE_RIGHT);
        }
        return right.columns().equals(left.rows()) ? Optional.of(Hint.SWAP) : Optional.empty();
    }
}
