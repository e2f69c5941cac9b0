package org.gradus.symbolic.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/** The false claims about formulas among those that came with the issue, for whoever must not prove them. */
public final class Falsehoods {
    private Falsehoods() {}

    /** The derivative of {@code of} is not {@code claim}; {@code at} is empty where the claim is not about one point. */
    public record Claim(Expr of, Expr wrt, Expr claim, List<Expr.Relation> conditions, Map<Expr.Symbol, Expr> at) {}

    /** Of the three files, without claims about whole vectors. */
    public static List<Claim> all() {
        List<Line> lines = new ArrayList<>(Specs.yaml("found-by-attack.yaml"));
        lines.addAll(Specs.yaml("C2-claims-of-issue-threads.yaml"));
        lines.addAll(Specs.yaml("C3-false-claims-with-bounded-variables.yaml"));
        List<Claim> claims = new ArrayList<>();
        for (Line line : lines) {
            if (line.stated() == Line.Truth.FALSE && line.statements().size() == 1) {
                claims.add(claim(line.statements().get(0)));
            }
        }
        return claims;
    }

    private static Claim claim(Statement statement) {
        List<Expr.Relation> conditions = new ArrayList<>(statement.where());
        for (Map.Entry<Expr, Expr> put : statement.after().entrySet()) {
            conditions.add(Expr.Relation.equal(put.getKey(), put.getValue()));
        }
        Map<Expr.Symbol, Expr> at = new LinkedHashMap<>();
        statement.at().forEach((name, value) -> at.put((Expr.Symbol) name, value));
        return new Claim(statement.left(), statement.wrt().orElseThrow(), statement.right(), conditions, at);
    }
}
