package org.gradus.report.plan;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/** How parameters are updated: a producer of the definitions of one step. */
public interface Optimiser {
    /** What it remembers of a parameter from step to step, each with its value before the first; nothing for a plain step. */
    default List<LayerKind.Parameter> memory(Names names, QuantityId parameter) {
        return List.of();
    }

    /** Numbers of the method itself: µ, β. */
    default List<LayerKind.Parameter> constants(Names names) {
        return List.of();
    }

    /** Where the gradient is taken, if not at the parameter itself; from the parameter and what is remembered of it. */
    default Optional<Definition> ahead(Names names, QuantityId parameter) {
        return Optional.empty();
    }

    /** The lines of one step for one parameter, the last of which is the parameter after it. */
    List<Definition> update(Names names, QuantityId parameter, QuantityId gradient, Expr rate);
}
