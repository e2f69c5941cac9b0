package org.gradus.report.exercise;

import org.gradus.core.expr.Expr;

/**
 * What is added to the loss so that weights stay small: λ/2 Σ w².
 *
 * @param l2 λ, a positive exact constant
 * @param biases whether the biases are in the sum too
 */
public record Regularisation(Expr l2, boolean biases) {}
