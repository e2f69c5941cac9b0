package org.gradus.core.expr;

import java.util.List;

/**
 * Rebuilds a tree node by node; a subclass overrides the nodes it changes.
 *
 * <p>The base of an {@link Expr.Indexed} stays a symbol: only its layer is rewritten.
 */
public class Rewriter implements ExprVisitor<Expr> {

    /** The rewritten {@code expr}. */
    protected final Expr rewrite(Expr expr) {
        return expr.accept(this);
    }

    protected final List<Expr> rewrite(List<Expr> exprs) {
        return exprs.stream().map(this::rewrite).toList();
    }

    @Override
    public Expr num(Expr.Num num) {
        return num;
    }

    @Override
    public Expr shown(Expr.Shown shown) {
        return new Expr.Shown(rewrite(shown.printed()), shown.source(), shown.exact());
    }

    @Override
    public Expr constant(Expr.Constant constant) {
        return constant;
    }

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        return withLayer(symbol);
    }

    @Override
    public Expr indexed(Expr.Indexed indexed) {
        return new Expr.Indexed(withLayer(indexed.base()), rewrite(indexed.indices()));
    }

    private Expr.Symbol withLayer(Expr.Symbol symbol) {
        return symbol.layer().isEmpty()
                ? symbol
                : new Expr.Symbol(symbol.name(), symbol.shape(), symbol.layer().map(this::rewrite));
    }

    @Override
    public Expr ellipsis(Expr.Ellipsis ellipsis) {
        return ellipsis;
    }

    @Override
    public Expr negation(Expr.Negation negation) {
        return new Expr.Negation(rewrite(negation.operand()));
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        return new Expr.Sum(rewrite(sum.terms()));
    }

    @Override
    public Expr product(Expr.Product product) {
        return new Expr.Product(rewrite(product.factors()));
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        return new Expr.Quotient(rewrite(quotient.numerator()), rewrite(quotient.denominator()));
    }

    @Override
    public Expr power(Expr.Power power) {
        return new Expr.Power(rewrite(power.base()), rewrite(power.exponent()));
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        return new Expr.Apply(apply.function(), rewrite(apply.arguments()));
    }

    @Override
    public Expr indexedSum(Expr.IndexedSum sum) {
        return new Expr.IndexedSum(
                sum.index(), sum.from().map(this::rewrite), sum.to().map(this::rewrite), rewrite(sum.body()));
    }

    @Override
    public Expr kronecker(Expr.Kronecker kronecker) {
        return new Expr.Kronecker(rewrite(kronecker.left()), rewrite(kronecker.right()));
    }

    @Override
    public Expr derivative(Expr.Derivative derivative) {
        return new Expr.Derivative(rewrite(derivative.of()), rewrite(derivative.wrt()), derivative.style());
    }

    @Override
    public Expr transpose(Expr.Transpose transpose) {
        return new Expr.Transpose(rewrite(transpose.operand()));
    }

    @Override
    public Expr sized(Expr.Sized sized) {
        return new Expr.Sized(rewrite(sized.operand()), sized.rows(), sized.columns());
    }

    @Override
    public Expr underbrace(Expr.Underbrace underbrace) {
        return new Expr.Underbrace(rewrite(underbrace.operand()), rewrite(underbrace.label()));
    }

    @Override
    public Expr ofSample(Expr.OfSample ofSample) {
        return new Expr.OfSample(rewrite(ofSample.quantity()), ofSample.sample());
    }

    @Override
    public Expr hadamard(Expr.Hadamard hadamard) {
        return new Expr.Hadamard(rewrite(hadamard.left()), rewrite(hadamard.right()));
    }

    @Override
    public Expr piecewise(Expr.Piecewise piecewise) {
        return new Expr.Piecewise(piecewise.cases().stream()
                .map(line ->
                        new Expr.Case(rewrite(line.value()), line.condition().map(this::rewriteRelation)))
                .toList());
    }

    @Override
    public Expr matrixLiteral(Expr.MatrixLiteral matrix) {
        return new Expr.MatrixLiteral(matrix.rows().stream().map(this::rewrite).toList());
    }

    @Override
    public Expr equationSystem(Expr.EquationSystem system) {
        return new Expr.EquationSystem(
                system.equations().stream().map(this::rewriteRelation).toList());
    }

    @Override
    public Expr relation(Expr.Relation relation) {
        return rewriteRelation(relation);
    }

    /** A relation stays one, whatever happens to its sides. */
    protected final Expr.Relation rewriteRelation(Expr.Relation relation) {
        return new Expr.Relation(rewrite(relation.left()), relation.operator(), rewrite(relation.right()));
    }
}
