package org.gradus.core.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.jspecify.annotations.Nullable;

/** An activation whose formula is written in the syntax of exercise files and read when it is first asked for. */
abstract class Written extends Elementwise {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private final String text;
    private volatile @Nullable Expr parsed;

    /**
     * @param text the formula in z
     * @param kinks whole numbers
     */
    Written(String name, String text, int... kinks) {
        super(name, constants(kinks));
        this.text = text;
    }

    private static List<Expr> constants(int[] points) {
        List<Expr> result = new ArrayList<>();
        for (int point : points) {
            result.add(Expr.Num.of(point));
        }
        return List.copyOf(result);
    }

    @Override
    public final Expr formula(Expr z) {
        Expr formula = parsed;
        if (formula == null) {
            // racing threads read the same formula; either may win
            formula = ExprParser.parse(text);
            parsed = formula;
        }
        return Substitution.apply(formula, quantity -> quantity.equals(Z) ? Optional.of(z) : Optional.empty());
    }

    /** 1/(1+e^{-z}), precise in both tails. */
    static double sigmoid(double z) {
        return Activations.SIGMOID.value(z);
    }
}
