package org.gradus.symbolic.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/** The false claims about formulas among those that came with the issue, for whoever must not prove them. */
public final class Falsehoods {
    private Falsehoods() {}

    /** The derivative of {@code of} is not {@code claim}. */
    public record Claim(Expr of, Expr wrt, Expr claim, List<Expr.Relation> conditions) {}

    /** Of the three files, without claims about single points and whole vectors. */
    public static List<Claim> all() {
        List<Line> lines = new ArrayList<>(Specs.yaml("found-by-attack.yaml"));
        lines.addAll(Specs.yaml("C2-claims-of-issue-threads.yaml"));
        lines.addAll(Specs.yaml("C3-false-claims-with-bounded-variables.yaml"));
        List<Claim> claims = new ArrayList<>();
        for (Line line : lines) {
            if (line.stated() == Line.Truth.FALSE && line.statements().size() == 1) {
                Statement statement = line.statements().get(0);
                if (statement.at().isEmpty()) {
                    claims.add(claim(statement));
                }
            }
        }
        return claims;
    }

    private static Claim claim(Statement statement) {
        List<Expr.Relation> conditions = new ArrayList<>(statement.where());
        for (Map.Entry<Expr, Expr> put : statement.after().entrySet()) {
            conditions.add(Expr.Relation.equal(put.getKey(), put.getValue()));
        }
        return new Claim(statement.left(), statement.wrt().orElseThrow(), statement.right(), conditions);
    }
}
