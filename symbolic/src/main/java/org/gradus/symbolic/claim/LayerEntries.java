package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerShape;
import org.gradus.core.layer.LayerShapes;

/** One entry of a formula between layers as a formula of entries: a product is a sum over an index of its own. */
final class LayerEntries {
    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr J = Expr.Symbol.of("j");

    private static final List<String> LETTERS = List.of("k", "m", "n", "q", "r", "u");

    private int sums;

    LayerEntries() {}

    /** The entry of row i and column j; of a column the entry j, as the sheet counts δ_j, of ∂C/∂b the entry i. */
    Expr entry(LayerEquation equation, Expr formula) {
        return switch (equation.kind()) {
            case WEIGHTS -> at(formula, I, J);
            case BIAS -> at(formula, I, I);
            default -> at(formula, J, J);
        };
    }

    /** Of what ∂C/∂y is the entry k. */
    static Expr ofOutput(Expr gradient) {
        Expr k = Expr.Symbol.of("k");
        return new LayerEntries().at(gradient, k, k);
    }

    /** Of a size 1 the index says nothing. */
    private Expr at(Expr formula, Expr row, Expr column) {
        if (formula instanceof Expr.Num) {
            return formula;
        }
        if (formula instanceof Expr.Negation negation) {
            return Terms.negative(at(negation.operand(), row, column));
        }
        if (formula instanceof Expr.Transpose transpose) {
            return at(transpose.operand(), column, row);
        }
        if (formula instanceof Expr.Quotient quotient) {
            return Terms.over(at(quotient.numerator(), row, column), quotient.denominator());
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            return Terms.times(at(hadamard.left(), row, column), at(hadamard.right(), row, column));
        }
        if (formula instanceof Expr.Sum sum) {
            return new Expr.Sum(
                    sum.terms().stream().map(term -> at(term, row, column)).toList());
        }
        if (formula instanceof Expr.Product product) {
            return product(product.factors(), row, column);
        }
        return letter(formula, row, column);
    }

    /** The last factor with all before it, as the product is read. */
    private Expr product(List<Expr> factors, Expr row, Expr column) {
        Expr last = factors.get(factors.size() - 1);
        if (factors.size() == 1) {
            return at(last, row, column);
        }
        List<Expr> before = factors.subList(0, factors.size() - 1);
        LayerShape left = LayerShapes.of(new Expr.Product(before));
        LayerShape right = LayerShapes.of(last);
        if (left.isScalar() || right.isScalar() || left.columns().layer().isEmpty()) {
            return Terms.times(product(before, row, column), at(last, row, column));
        }
        String index = sums < LETTERS.size() ? LETTERS.get(sums) : LETTERS.get(0) + sums;
        sums++;
        Expr k = Expr.Symbol.of(index);
        return Terms.sum(index, Terms.times(product(before, row, k), at(last, k, column)));
    }

    private static Expr letter(Expr formula, Expr row, Expr column) {
        if (formula instanceof Expr.Derivative derivative) {
            Expr by = letter(derivative.wrt(), row, column);
            return derivative.style() == Expr.DerivativeStyle.PRIME
                    ? Terms.prime(Expr.Apply.of("sigma", by), by)
                    : Terms.partial(derivative.of(), by);
        }
        Expr.Symbol symbol = (Expr.Symbol) formula;
        boolean matrix = symbol.shape() == Expr.Shape.MATRIX;
        String name = matrix ? "w" : symbol.name();
        List<Expr> indices = new ArrayList<>(List.of(row));
        if (matrix) {
            indices.add(column);
        }
        return new Expr.Indexed(new Expr.Symbol(name, Expr.Shape.SCALAR, symbol.layer()), indices);
    }
}
