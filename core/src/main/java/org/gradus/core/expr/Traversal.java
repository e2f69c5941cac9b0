package org.gradus.core.expr;

import java.util.List;

/**
 * Visits every node of a formula that has a value, from left to right, parents first. Quantities are visited whole, not their
 * indices; what a {@link Expr.Shown} shows is visited in its place.
 */
abstract class Traversal implements Expr.Visitor<Traversal> {

    abstract void enter(Expr node);

    private Traversal leaf(Expr node) {
        enter(node);
        return this;
    }

    private Traversal node(Expr node, Expr... children) {
        return node(node, List.of(children));
    }

    private Traversal node(Expr node, List<Expr> children) {
        enter(node);
        for (Expr child : children) {
            child.accept(this);
        }
        return this;
    }

    @Override
    public Traversal num(Expr.Num num) {
        return leaf(num);
    }

    @Override
    public Traversal shown(Expr.Shown shown) {
        return shown.printed().accept(this);
    }

    @Override
    public Traversal constant(Expr.Constant constant) {
        return leaf(constant);
    }

    @Override
    public Traversal symbol(Expr.Symbol symbol) {
        return leaf(symbol);
    }

    @Override
    public Traversal indexed(Expr.Indexed indexed) {
        return leaf(indexed);
    }

    @Override
    public Traversal ellipsis(Expr.Ellipsis ellipsis) {
        return leaf(ellipsis);
    }

    @Override
    public Traversal negation(Expr.Negation negation) {
        return node(negation, negation.operand());
    }

    @Override
    public Traversal sum(Expr.Sum sum) {
        return node(sum, sum.terms());
    }

    @Override
    public Traversal product(Expr.Product product) {
        return node(product, product.factors());
    }

    @Override
    public Traversal quotient(Expr.Quotient quotient) {
        return node(quotient, quotient.numerator(), quotient.denominator());
    }

    @Override
    public Traversal power(Expr.Power power) {
        return node(power, power.base(), power.exponent());
    }

    @Override
    public Traversal apply(Expr.Apply apply) {
        return node(apply, apply.arguments());
    }

    @Override
    public Traversal indexedSum(Expr.IndexedSum sum) {
        enter(sum);
        sum.from().ifPresent(from -> from.accept(this));
        sum.to().ifPresent(to -> to.accept(this));
        return sum.body().accept(this);
    }

    @Override
    public Traversal kronecker(Expr.Kronecker kronecker) {
        return node(kronecker, kronecker.left(), kronecker.right());
    }

    @Override
    public Traversal derivative(Expr.Derivative derivative) {
        return node(derivative, derivative.of(), derivative.wrt());
    }

    @Override
    public Traversal transpose(Expr.Transpose transpose) {
        return node(transpose, transpose.operand());
    }

    @Override
    public Traversal sized(Expr.Sized sized) {
        return node(sized, sized.operand());
    }

    @Override
    public Traversal hadamard(Expr.Hadamard hadamard) {
        return node(hadamard, hadamard.left(), hadamard.right());
    }

    @Override
    public Traversal piecewise(Expr.Piecewise piecewise) {
        enter(piecewise);
        for (Expr.Case line : piecewise.cases()) {
            line.value().accept(this);
            line.condition().ifPresent(condition -> condition.accept(this));
        }
        return this;
    }

    @Override
    public Traversal matrixLiteral(Expr.MatrixLiteral matrix) {
        enter(matrix);
        matrix.rows().forEach(row -> row.forEach(entry -> entry.accept(this)));
        return this;
    }

    @Override
    public Traversal equationSystem(Expr.EquationSystem system) {
        enter(system);
        system.equations().forEach(equation -> equation.accept(this));
        return this;
    }

    @Override
    public Traversal relation(Expr.Relation relation) {
        return node(relation, relation.left(), relation.right());
    }
}
