package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;

/** The Jacobian of a softmax layer: J_ij = y_j(1 − y_j) for i = j, else −y_i y_j, divided by the temperature; ids {@code J[i,j]}, inside the network {@code J1[i,j]}. */
final class SoftmaxJacobianLines {
    private final List<Evaluation> y;
    private final LayerTrace layer;
    private final boolean output;

    SoftmaxJacobianLines(LayerTrace layer, boolean output) {
        this.layer = layer;
        this.y = layer.activation();
        this.output = output;
    }

    List<List<Evaluation>> evaluate(Ledger ledger) {
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= y.size(); i++) {
            for (int j = 1; j <= y.size(); j++) {
                lines.add(i == j ? diagonal(ledger.names(), j) : offDiagonal(ledger.names(), i, j));
            }
        }
        return BackwardSolver.rows(ledger.evaluate(lines, Operands.EXACT_IF_SHORT), y.size());
    }

    private QuantityId name(Names names, int i, int j) {
        return output ? names.of(Letter.J, i, j) : names.ofLayer(Letter.J, layer.layer(), i, j);
    }

    /** y_j(1 − y_j); where the digits of 1 − y_j cancel, y_j times the sum of all other outputs. */
    private Definition diagonal(Names names, int j) {
        Expr own = y.get(j - 1).symbol();
        List<Expr> others = new ArrayList<>();
        y.forEach(output -> {
            if (!output.symbol().equals(own)) {
                others.add(output.symbol());
            }
        });
        Expr formula = Expr.Product.of(own, Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(own)));
        List<Expr> instead = others.isEmpty()
                ? List.of()
                : List.of(Expr.Product.of(own, others.size() == 1 ? others.get(0) : new Expr.Sum(others)));
        return new Definition(
                name(names, j, j),
                tempered(formula),
                instead.stream().map(this::tempered).toList());
    }

    private Definition offDiagonal(Names names, int i, int j) {
        Expr product = Expr.Product.of(y.get(i - 1).symbol(), y.get(j - 1).symbol());
        return new Definition(name(names, i, j), new Expr.Negation(tempered(product)));
    }

    private Expr tempered(Expr product) {
        return layer.function()
                .divisor()
                .<Expr>map(temperature -> new Expr.Quotient(product, temperature))
                .orElse(product);
    }
}
