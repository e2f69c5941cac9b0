package org.gradus.core.expr;

/** One method for each kind of node; a new kind is a compile error in every visitor. */
public interface ExprVisitor<R> {
    R num(Expr.Num num);

    R shown(Expr.Shown shown);

    R constant(Expr.Constant constant);

    R symbol(Expr.Symbol symbol);

    R indexed(Expr.Indexed indexed);

    R ellipsis(Expr.Ellipsis ellipsis);

    R negation(Expr.Negation negation);

    R sum(Expr.Sum sum);

    R product(Expr.Product product);

    R quotient(Expr.Quotient quotient);

    R power(Expr.Power power);

    R apply(Expr.Apply apply);

    R indexedSum(Expr.IndexedSum sum);

    R kronecker(Expr.Kronecker kronecker);

    R derivative(Expr.Derivative derivative);

    R transpose(Expr.Transpose transpose);

    R hadamard(Expr.Hadamard hadamard);

    R piecewise(Expr.Piecewise piecewise);

    R matrixLiteral(Expr.MatrixLiteral matrix);

    R sized(Expr.Sized sized);

    R underbrace(Expr.Underbrace underbrace);

    R ofSample(Expr.OfSample ofSample);

    R equationSystem(Expr.EquationSystem system);

    R relation(Expr.Relation relation);
}
