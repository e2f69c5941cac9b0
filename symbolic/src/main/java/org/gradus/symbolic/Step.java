package org.gradus.symbolic;

import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * One arrow of a derivation: {@code after} follows from {@code before} by {@code rule}, and the kernel has proved them equal.
 *
 * @param condition the case in which the arrow holds ({@code i == j}, {@code z > 0}); empty if it always does
 */
public record Step(Rule rule, Expr before, Expr after, Optional<Expr.Relation> condition, Verdict.Proved proof) {}
