package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.cases;
import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.negative;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.partial;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.square;
import static org.gradus.core.expr.Terms.times;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/** The derivative of softmax for general N; the steps are listed at {@link Derivations#softmax}. */
public final class SoftmaxRoute {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr.Symbol I = Expr.Symbol.of("i");
    private static final Expr.Symbol J = Expr.Symbol.of("j");
    private static final Expr.Symbol U = Expr.Symbol.of("u");
    public static final Expr.Symbol S = Expr.Symbol.of("S");
    public static final Expr YI = Expr.Indexed.of("y", "i");
    public static final Expr YJ = Expr.Indexed.of("y", "j");
    public static final Expr ZJ = Expr.Indexed.of("z", "j");
    public static final Expr EI = exp(Expr.Indexed.of("z", "i"));
    public static final Expr EJ = exp(ZJ);
    static final Expr SUM = new Expr.IndexedSum(
            "k", Optional.of(ONE), Optional.of(Expr.Symbol.of("N")), exp(Expr.Indexed.of("z", "k")));
    static final Expr WRITTEN_OUT = plus(
            exp(Expr.Indexed.of("z", 1)),
            Expr.Ellipsis.HORIZONTAL,
            EJ,
            Expr.Ellipsis.HORIZONTAL,
            exp(Expr.Indexed.of("z", "N")));

    private static final Expr.Relation SAME = Expr.Relation.equal(I, J);
    static final Expr.Relation DIFFERENT = new Expr.Relation(I, Expr.Relation.Operator.NOT_EQUAL, J);
    private static final List<Expr.Relation> WHERE =
            List.of(define(U, EI), define(S, SUM), define(YI, over(EI, S)), define(YJ, over(EJ, S)));

    private SoftmaxRoute() {}

    static Derivation derivation() {
        Expr derivative = partial(YI, ZJ);
        Expr diagonal = times(YJ, minus(ONE, YJ));
        Expr offDiagonal = negative(times(YI, YJ));
        Expr result = cases(SAME, diagonal, DIFFERENT, offDiagonal);
        List<Step> steps = new Route(WHERE)
                .line(Rule.DEFINITION, YI, over(U, S))
                .line(Rule.DEFINITION, partial(S, ZJ), partial(WRITTEN_OUT, ZJ))
                .then(Rule.OTHER_TERMS, EJ)
                .line(Rule.CASES, partial(U, ZJ), cases(SAME, EJ, DIFFERENT, ZERO))
                .when(SAME)
                .line(Rule.QUOTIENT, derivative, over(minus(times(EJ, S), times(EJ, EJ)), square(S)))
                .then(Rule.SPLIT_FRACTION, times(over(EJ, S), over(minus(S, EJ), S)))
                .then(Rule.DIVIDE_TERMS, times(over(EJ, S), minus(ONE, over(EJ, S))))
                .then(Rule.RECOGNISE, diagonal)
                .when(DIFFERENT)
                .line(Rule.QUOTIENT, derivative, over(minus(times(ZERO, S), times(EI, EJ)), square(S)))
                .then(Rule.SPLIT_FRACTION, negative(times(over(EI, S), over(EJ, S))))
                .then(Rule.RECOGNISE, offDiagonal)
                .always()
                .line(Rule.CASES, derivative, result)
                .steps();
        return new Derivation("softmax", over(EI, SUM), ZJ, WHERE, steps, result, Optional.of(result), List.of());
    }
}
