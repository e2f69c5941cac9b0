package org.gradus.symbolic.kernel;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;

/**
 * What was proved: a statement, what it is proved under, and by which procedure. Only the kernel makes theorems, so that none fits under
 * another statement.
 */
public final class Theorem {
    private final Expr.Relation statement;
    private final List<Expr.Relation> under;
    private final String method;

    Theorem(Expr.Relation statement, List<Expr.Relation> under, String method) {
        this.statement = statement;
        this.under = List.copyOf(under);
        this.method = method;
    }

    /** An equation or inequality; {@code ~=} where the right side is the left one, rounded correctly to its decimal places. */
    public Expr.Relation statement() {
        return statement;
    }

    /** What names stand for ({@code :=}) and what is assumed. */
    public List<Expr.Relation> under() {
        return under;
    }

    /** The name of the procedure that decided, for example {@code "exponential-polynomials"}. */
    public String method() {
        return method;
    }

    public boolean states(Expr left, Expr right) {
        return statement.equals(Expr.Relation.equal(left, right));
    }

    /** {@code z^2 = z*z by exponential-polynomials}. */
    @Override
    public String toString() {
        return TextWriter.write(statement) + " by " + method;
    }
}
