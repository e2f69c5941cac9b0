package org.gradus.symbolic;

import org.gradus.core.expr.Expr;

/** One arrow of a derivation: {@code after} follows from {@code before} by {@code rule}, and the kernel has proved them equal. */
public record Step(Rule rule, Expr before, Expr after, Verdict.Proved proof) {}
