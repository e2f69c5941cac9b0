package org.gradus.report.worksheet;

import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;

/** Lines with numbers put in. */
public final class Inserted {
    private Inserted() {}

    /** Whether every number put in is exactly the quantity it stands for. */
    public static boolean isExact(Expr substituted) {
        return substituted instanceof Expr.Shown shown
                ? shown.exact()
                : Children.of(substituted).stream().allMatch(Inserted::isExact);
    }
}
