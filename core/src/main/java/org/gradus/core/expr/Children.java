package org.gradus.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The operands of a node, in the order in which they are written. */
public final class Children implements ExprVisitor<List<Expr>> {
    private static final Children VISITOR = new Children();

    private Children() {}

    public static List<Expr> of(Expr expr) {
        return expr.accept(VISITOR);
    }

    /**
     * Shows every node that has a value to {@code each}, from left to right, parents first. Quantities are shown whole, not their
     * indices; what a {@link Expr.Shown} shows is shown in its place.
     */
    public static void walk(Expr expr, Consumer<Expr> each) {
        any(expr, node -> {
            each.accept(node);
            return false;
        });
    }

    /** Whether a node that {@link #walk} shows passes the test. */
    public static boolean any(Expr expr, Predicate<Expr> test) {
        if (expr instanceof Expr.Shown shown) {
            return any(shown.printed(), test);
        }
        if (test.test(expr)) {
            return true;
        }
        if (expr instanceof Expr.Num || expr instanceof Expr.Symbol || expr instanceof Expr.Indexed) {
            return false;
        }
        List<Expr> children = of(expr);
        for (int i = 0; i < children.size(); i++) { // an iterator for each node would be a fiftieth of a sheet's time
            if (any(children.get(i), test)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Expr> num(Expr.Num num) {
        return List.of();
    }

    @Override
    public List<Expr> shown(Expr.Shown shown) {
        return List.of(shown.printed());
    }

    @Override
    public List<Expr> constant(Expr.Constant constant) {
        return List.of();
    }

    @Override
    public List<Expr> symbol(Expr.Symbol symbol) {
        return List.of();
    }

    @Override
    public List<Expr> indexed(Expr.Indexed indexed) {
        return indexed.indices();
    }

    @Override
    public List<Expr> ellipsis(Expr.Ellipsis ellipsis) {
        return List.of();
    }

    @Override
    public List<Expr> negation(Expr.Negation negation) {
        return List.of(negation.operand());
    }

    @Override
    public List<Expr> sum(Expr.Sum sum) {
        return sum.terms();
    }

    @Override
    public List<Expr> product(Expr.Product product) {
        return product.factors();
    }

    @Override
    public List<Expr> quotient(Expr.Quotient quotient) {
        return List.of(quotient.numerator(), quotient.denominator());
    }

    @Override
    public List<Expr> power(Expr.Power power) {
        return List.of(power.base(), power.exponent());
    }

    @Override
    public List<Expr> apply(Expr.Apply apply) {
        return apply.arguments();
    }

    @Override
    public List<Expr> indexedSum(Expr.IndexedSum sum) {
        List<Expr> children = new ArrayList<>();
        sum.from().ifPresent(children::add);
        sum.to().ifPresent(children::add);
        children.add(sum.body());
        return children;
    }

    @Override
    public List<Expr> kronecker(Expr.Kronecker kronecker) {
        return List.of(kronecker.left(), kronecker.right());
    }

    @Override
    public List<Expr> derivative(Expr.Derivative derivative) {
        return List.of(derivative.of(), derivative.wrt());
    }

    @Override
    public List<Expr> transpose(Expr.Transpose transpose) {
        return List.of(transpose.operand());
    }

    @Override
    public List<Expr> sized(Expr.Sized sized) {
        return List.of(sized.operand());
    }

    @Override
    public List<Expr> underbrace(Expr.Underbrace underbrace) {
        return List.of(underbrace.operand());
    }

    @Override
    public List<Expr> ofSample(Expr.OfSample ofSample) {
        return List.of(ofSample.quantity(), ofSample.sample());
    }

    @Override
    public List<Expr> hadamard(Expr.Hadamard hadamard) {
        return List.of(hadamard.left(), hadamard.right());
    }

    @Override
    public List<Expr> piecewise(Expr.Piecewise piecewise) {
        List<Expr> children = new ArrayList<>();
        for (Expr.Case line : piecewise.cases()) {
            children.add(line.value());
            line.condition().ifPresent(children::add);
        }
        return children;
    }

    @Override
    public List<Expr> matrixLiteral(Expr.MatrixLiteral matrix) {
        List<Expr> children = new ArrayList<>();
        matrix.rows().forEach(children::addAll);
        return children;
    }

    @Override
    public List<Expr> equationSystem(Expr.EquationSystem system) {
        return List.copyOf(system.equations());
    }

    @Override
    public List<Expr> relation(Expr.Relation relation) {
        return List.of(relation.left(), relation.right());
    }
}
