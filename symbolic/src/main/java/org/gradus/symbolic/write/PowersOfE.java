package org.gradus.symbolic.write;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;

/** Writes {@code e^z} for {@code exp(z)}, so that the lines of a derivation write it in one way. */
public final class PowersOfE extends Rewriter {
    private static final PowersOfE WRITTEN = new PowersOfE();

    private PowersOfE() {}

    public static Expr written(Expr formula) {
        return formula.accept(WRITTEN);
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        List<Expr> arguments = rewrite(apply.arguments());
        return apply.function().equals(FunctionName.EXP.text())
                ? new Expr.Power(Expr.Constant.E, arguments.get(0))
                : new Expr.Apply(apply.function(), arguments);
    }
}
