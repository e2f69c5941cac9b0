package org.gradus.report.exercise;

import org.gradus.core.expr.Expr;

/**
 * How the task training goes down the gradient. Of the numbers each method takes those that belong to it.
 *
 * @param momentum µ of momentum and Nesterov, from 0 to below 1
 * @param beta1 how much of the mean of the gradients stays, from 0 to below 1
 * @param beta2 how much of the mean of their squares stays, from 0 to below 1
 * @param epsilon ε ≥ 0, outside the root
 */
public record OptimiserChoice(Method method, Expr momentum, Expr beta1, Expr beta2, Expr epsilon) {
    /** W ← W − η ∂C/∂W. */
    public static final OptimiserChoice PLAIN =
            new OptimiserChoice(Method.PLAIN, Expr.Num.of(0), Expr.Num.of(0), Expr.Num.of(0), Expr.Num.of(0));

    /** The update rules. */
    public enum Method {
        /** Along the gradient. */
        PLAIN,
        /** v ← µv − ηg, θ ← θ + v (Polyak 1964). */
        MOMENTUM,
        /** The gradient taken at θ + µv (Nesterov 1983, in the form of Sutskever et al. 2013). */
        NESTEROV,
        /** Duchi et al. 2011. */
        ADAGRAD,
        /** Hinton 2012. */
        RMSPROP,
        /** Kingma and Ba 2015, with bias correction. */
        ADAM
    }

    /** Whether an update is made of more than the gradient of its own step. */
    public boolean remembers() {
        return method != Method.PLAIN;
    }
}
