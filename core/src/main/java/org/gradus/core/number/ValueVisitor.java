package org.gradus.core.number;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.FunctionName;
import org.jspecify.annotations.Nullable;

/** The base of everything that gives a formula a value: nodes that are notation only are refused by name. */
abstract class ValueVisitor<R> implements ExprVisitor<R> {
    private final @Nullable Effort effort = Effort.current().orElse(null);

    final R value(Expr expr) {
        if (effort != null) {
            effort.count(1);
        }
        return expr.accept(this);
    }

    final List<R> values(List<Expr> exprs) {
        return exprs.stream().map(this::value).toList();
    }

    /** The value of a symbol or indexed symbol. */
    abstract R quantity(Expr quantity);

    /** The value of a function; the number of arguments is right. */
    abstract R function(FunctionName function, List<Expr> arguments);

    @Override
    public final R shown(Expr.Shown shown) {
        return value(shown.printed());
    }

    @Override
    public final R symbol(Expr.Symbol symbol) {
        return quantity(symbol);
    }

    @Override
    public final R indexed(Expr.Indexed indexed) {
        return quantity(indexed);
    }

    @Override
    public final R apply(Expr.Apply apply) {
        FunctionName function = FunctionName.of(apply.function())
                .orElseThrow(() -> new IllegalArgumentException("the function \"" + apply.function()
                        + "\" is notation only and has no value; functions with a value are listed in FunctionName"));
        int count = apply.arguments().size();
        if (!function.takes(count)) {
            throw new IllegalArgumentException("the function \"" + function.text() + "\" does not take " + count
                    + (count == 1 ? " argument" : " arguments"));
        }
        return function(function, apply.arguments());
    }

    static ArithmeticException infinite() {
        return new ArithmeticException("infinity has no value; it may stand only as e^(-infinity)");
    }

    private static IllegalArgumentException notation(Expr node) {
        return new IllegalArgumentException(
                node.getClass().getSimpleName() + " is notation only and has no value: " + node);
    }

    @Override
    public final R ellipsis(Expr.Ellipsis ellipsis) {
        throw notation(ellipsis);
    }

    @Override
    public final R indexedSum(Expr.IndexedSum sum) {
        throw notation(sum);
    }

    @Override
    public final R kronecker(Expr.Kronecker kronecker) {
        throw notation(kronecker);
    }

    @Override
    public final R derivative(Expr.Derivative derivative) {
        throw notation(derivative);
    }

    @Override
    public final R transpose(Expr.Transpose transpose) {
        throw notation(transpose);
    }

    @Override
    public final R sized(Expr.Sized sized) {
        return sized.operand().accept(this);
    }

    @Override
    public final R underbrace(Expr.Underbrace underbrace) {
        return underbrace.operand().accept(this);
    }

    @Override
    public final R ofSample(Expr.OfSample ofSample) {
        throw notation(ofSample);
    }

    @Override
    public final R hadamard(Expr.Hadamard hadamard) {
        throw notation(hadamard);
    }

    @Override
    public final R matrixLiteral(Expr.MatrixLiteral matrix) {
        throw notation(matrix);
    }

    @Override
    public final R equationSystem(Expr.EquationSystem system) {
        throw notation(system);
    }

    @Override
    public final R relation(Expr.Relation relation) {
        throw notation(relation);
    }
}
