package org.gradus.symbolic.random;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;

/**
 * A derivative with an error planted in it, on a random domain: something is added that is not zero anywhere, or only on a part, or so
 * small that no double shows it. The oracle is asked only about what gets through.
 */
public record PlantedClaim(long seed, Expr of, Expr.Symbol wrt, Expr claim, Domain domain) {
    private static final int POINTS = 40;

    /** X is the variable. */
    private static final List<String> ERRORS = List.of(
            "1/1000",
            "10^(-40)",
            "exp(-X^2)/100",
            "X^2+1/7",
            "sigmoid(X)*10^(-9)",
            "ln(2)-0.6931471805599453",
            "sqrt(2)-1.4142135623730951",
            "pi-22/7",
            "abs(X)-X",
            "sqrt(X^2)-X",
            "relu(X-3/2)",
            "relu(-2-X)",
            "max(0, X-100)",
            "piecewise(X > 1/2, 1/10, 0)",
            "piecewise(X < -5, X, 0)",
            "ln(X^2+0.99)-ln(X^2+1)",
            "abs(ln(X^2+0.99))-ln(X^2+0.99)",
            "sign(X)-1",
            "(X-1)*(X-2)/1000",
            "sin(X)/50",
            "X/10^6",
            "exp(X)-1-X");

    public static PlantedClaim of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 29);
        while (true) {
            Expr of = Functions.random(random);
            List<Expr.Symbol> names = new ArrayList<>(Trees.variables(of));
            if (!names.isEmpty()) {
                Expr.Symbol wrt = names.get(random.nextInt(names.size()));
                Domain domain = Domain.random(new LinkedHashSet<>(names), random);
                String variable = names.get(random.nextInt(names.size())).name();
                String error = ERRORS.get(random.nextInt(ERRORS.size())).replace("X", variable);
                Expr derivative = Rules.derivative(of, wrt);
                Expr planted = random.nextInt(5) == 0
                        ? Trees.times(derivative, ExprParser.parse("1+1/1000"))
                        : Trees.plus(derivative, ExprParser.parse(error));
                return new PlantedClaim(seed, of, wrt, Rephrasing.of(planted, random, random.nextInt(2)), domain);
            }
        }
    }

    public List<Expr.Relation> assume() {
        return domain.relations();
    }

    /** A point of the domain at which the claim is false by the oracle; none where the error does not reach. */
    public Optional<Map<Expr, Expr>> failure() {
        return domain.points(POINTS, new Random(seed)).stream()
                .filter(point -> RandomClaim.truthAt(of, wrt, claim, point) == RandomClaim.Truth.DIFFERS)
                .findFirst();
    }

    @Override
    public String toString() {
        return seed + ": d(" + TextWriter.write(of) + ")/d" + wrt.name() + " = " + TextWriter.write(claim) + " where "
                + assume().stream().map(TextWriter::write).toList();
    }
}
