package org.gradus.core.expr;

/** A closed interval with dyadic ends; every operation rounds outward. */
public final class Interval {
    private Interval() {}
}
