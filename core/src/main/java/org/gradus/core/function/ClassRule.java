package org.gradus.core.function;

/** How the class, 1 or 0, is read from the output y = σ(z) of a single unit. The class changes at z = 0 and nowhere else. */
public enum ClassRule {
    /** y itself: the unit says 0 or 1. */
    OUTPUT,
    /** 1 where y ≥ ½: y is the probability of class 1. */
    AT_LEAST_HALF,
    /** 1 where y ≥ 0. */
    AT_LEAST_ZERO
}
