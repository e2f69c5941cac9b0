package org.gradus.core.function;

import java.util.List;
import org.gradus.core.expr.Expr;

/** What the constants of the catalogue have in common: a name and the kinks. */
abstract class Elementwise implements ScalarActivation {
    private final String name;
    private final List<Expr> kinks;

    Elementwise(String name, List<Expr> kinks) {
        this.name = name;
        this.kinks = kinks;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean isPrecise() {
        return true;
    }

    @Override
    public final List<Expr> kinks() {
        return kinks;
    }

    @Override
    public final String toString() {
        return ScalarActivation.text(this);
    }
}
