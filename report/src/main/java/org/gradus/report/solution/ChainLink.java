package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * One equation of a chain.
 *
 * @param number counted from 1
 * @param left absent where it is the derivative that the chain begins with
 * @param operator {@code =} or {@code ≈}
 */
public record ChainLink(int number, Optional<Expr> left, Expr.Relation.Operator operator, Expr right) {}
