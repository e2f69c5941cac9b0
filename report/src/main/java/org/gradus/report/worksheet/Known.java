package org.gradus.report.worksheet;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;

/**
 * What is known of a line whatever the number of working places.
 *
 * @param line by the formula by which its value can be had
 * @param result as answers write it, if that can be had
 */
record Known(Definition line, Real real, Optional<Expr> exact, Optional<Written> result) {}
