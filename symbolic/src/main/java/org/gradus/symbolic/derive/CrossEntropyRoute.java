package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.ln;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.negative;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.partial;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.sumToN;
import static org.gradus.core.expr.Terms.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.symbolic.kernel.Reading;

/** The gradients of the cross-entropies behind softmax and sigmoid; the steps are listed at {@link Derivations}. */
final class CrossEntropyRoute {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr.Symbol C = Expr.Symbol.of("C");
    private static final Expr.Symbol S = Expr.Symbol.of("S");
    private static final Expr.Symbol TOTAL = Expr.Symbol.of("T");
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol T = Expr.Symbol.of("t");
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol B = Expr.Symbol.of("b");
    private static final Expr.Indexed YK = Expr.Indexed.of("y", "k");
    private static final Expr TK = Expr.Indexed.of("t", "k");
    private static final Expr TJ = Expr.Indexed.of("t", "j");
    private static final Expr ZK = Expr.Indexed.of("z", "k");
    private static final Expr ZJ = SoftmaxRoute.ZJ;
    private static final Expr WJ = Expr.Indexed.of("w", "j");

    private CrossEntropyRoute() {}

    // ---- softmax ----

    static Derivation softmax() {
        Expr loss = softmaxLoss();
        Expr total = sum(TK);
        List<Expr.Relation> where = List.of(
                define(YK, over(exp(ZK), S)), define(S, SoftmaxRoute.SUM), define(TOTAL, total), define(C, loss));
        Expr lnS = ln(S);
        Expr weighted = sum(times(TK, ZK));
        Expr result = minus(times(TOTAL, SoftmaxRoute.YJ), TJ);
        List<Step> steps = new ArrayList<>(Route.reading(softmaxReading())
                .line(Rule.DEFINITION, C, loss)
                .then(Rule.DEFINITION, negative(sum(times(TK, minus(ZK, lnS)))))
                .then(Rule.REARRANGE, minus(times(TOTAL, lnS), weighted))
                .line(Rule.DEFINITION, partial(S, ZJ), partial(SoftmaxRoute.WRITTEN_OUT, ZJ))
                .then(Rule.OTHER_TERMS, SoftmaxRoute.EJ)
                .line(Rule.CHAIN, partial(lnS, ZJ), times(over(ONE, S), partial(S, ZJ)))
                .then(Rule.DEFINITION, over(SoftmaxRoute.EJ, S))
                .then(Rule.RECOGNISE, SoftmaxRoute.YJ)
                .line(Rule.SUM, partial(C, ZJ), minus(times(TOTAL, partial(lnS, ZJ)), partial(weighted, ZJ)))
                .then(Rule.OTHER_TERMS, minus(times(TOTAL, partial(lnS, ZJ)), TJ))
                .then(Rule.DEFINITION, result)
                .steps());
        Expr difference = minus(SoftmaxRoute.YJ, TJ);
        steps.addAll(new Route(List.of())
                .when(Expr.Relation.equal(TOTAL, ONE))
                .line(Rule.CASES, result, difference)
                .steps());
        Expr written = minus(times(total, SoftmaxRoute.YJ), TJ);
        return new Derivation("softmax-cross-entropy", loss, ZJ, where, steps, written, Optional.empty(), List.of());
    }

    private static Expr softmaxLoss() {
        return negative(sum(times(TK, ln(YK))));
    }

    /** y_k by its definition for every k, so that C is a function of z alone. */
    static Reading softmaxReading() {
        return new Reading()
                .define(C, softmaxLoss())
                .define(YK, over(exp(ZK), S))
                .define(S, SoftmaxRoute.SUM)
                .define(TOTAL, sum(TK));
    }

    // ---- sigmoid ----

    /** {@code −(t ln y + (1 − t) ln(1 − y))}. */
    private static final Expr BINARY = negative(plus(times(T, ln(Y)), times(minus(ONE, T), ln(minus(ONE, Y)))));

    private static final Expr SLOPE = times(Y, minus(ONE, Y));
    private static final Expr DIFFERENCE = minus(Y, T);

    private static final Expr SIGMA = Expr.Apply.of(FunctionName.SIGMOID, Z);

    /** C as a function of z. */
    static Reading sigmoidReading() {
        return new Reading().define(C, BINARY).define(Y, SIGMA);
    }

    static Derivation sigmoid() {
        Expr inY = over(DIFFERENCE, SLOPE);
        List<Step> steps = new ArrayList<>(Route.reading(new Reading().define(C, BINARY))
                .line(Rule.DEFINITION, C, BINARY)
                .line(Rule.SUM, partial(C, Y), plus(negative(over(T, Y)), over(minus(ONE, T), minus(ONE, Y))))
                .then(Rule.REARRANGE, inY)
                .steps());
        steps.addAll(Route.reading(
                        sigmoidReading().derived(Route.proved(partial(C, Y), inY, new Reading().define(C, BINARY))))
                .line(Rule.ELEMENTARY, partial(Y, Z), SLOPE)
                .line(Rule.CHAIN, partial(C, Z), times(partial(C, Y), partial(Y, Z)))
                .then(Rule.DEFINITION, times(inY, Y, minus(ONE, Y)))
                .then(Rule.REARRANGE, DIFFERENCE)
                .steps());
        List<Expr.Relation> where = List.of(define(Y, SIGMA), define(C, BINARY));
        return new Derivation(
                "sigmoid-cross-entropy", BINARY, Z, where, steps, DIFFERENCE, Optional.empty(), List.of());
    }

    // ---- one neuron ----

    static Derivation logisticRegression() {
        Expr written = plus(sum(times(Expr.Indexed.of("w", "k"), Expr.Indexed.of("x", "k"))), B);
        Reading reading =
                sigmoidReading().define(Z, written).derived(Route.proved(partial(C, Z), DIFFERENCE, sigmoidReading()));
        Expr xj = Expr.Indexed.of("x", "j");
        Expr result = times(DIFFERENCE, xj);
        List<Step> steps = Route.reading(reading)
                .line(Rule.CHAIN, partial(C, WJ), times(partial(C, Z), partial(Z, WJ)))
                .then(Rule.DEFINITION, times(DIFFERENCE, partial(Z, WJ)))
                .then(Rule.OTHER_TERMS, result)
                .line(Rule.CHAIN, partial(C, B), times(partial(C, Z), partial(Z, B)))
                .then(Rule.OTHER_TERMS, DIFFERENCE)
                .steps();
        List<Expr.Relation> where = List.of(define(Z, written), define(Y, SIGMA), define(C, BINARY));
        return new Derivation("logistic-regression", BINARY, WJ, where, steps, result, Optional.empty(), List.of());
    }

    /** ln(y/(1 − y)) = z. */
    static Identity logOdds() {
        Expr power = exp(negative(Z));
        Expr below = plus(ONE, power);
        List<Expr.Relation> where = List.of(define(Y, over(ONE, below)));
        Expr odds = over(Y, minus(ONE, Y));
        List<Step> steps = new Route(where)
                .line(Rule.DEFINITION, minus(ONE, Y), minus(ONE, over(ONE, below)))
                .then(Rule.REARRANGE, over(power, below))
                .line(Rule.DEFINITION, odds, over(ONE, power))
                .then(Rule.REARRANGE, exp(Z))
                .line(Rule.DEFINITION, ln(odds), ln(exp(Z)))
                .then(Rule.REARRANGE, Z)
                .steps();
        return Identity.of(Expr.Relation.equal(ln(odds), Z), where, steps);
    }

    private static Expr sum(Expr body) {
        return sumToN("k", body);
    }
}
