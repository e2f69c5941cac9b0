package org.gradus.report.plan;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/** W ← W − η ∂C/∂W. */
public final class GradientDescent implements Optimiser {
    @Override
    public List<Definition> update(Names names, QuantityId parameter, QuantityId gradient, Expr rate) {
        Expr step = Expr.Product.of(rate, gradient.symbol());
        return List.of(new Definition(parameter.after(), Expr.Sum.of(parameter.symbol(), new Expr.Negation(step))));
    }
}
