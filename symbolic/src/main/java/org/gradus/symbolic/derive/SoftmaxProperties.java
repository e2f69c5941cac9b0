package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.negative;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.partial;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.times;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** What a lecture proves about softmax, for general N; every step and every statement is proved by the kernel. */
public final class SoftmaxProperties {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr.Symbol C = Expr.Symbol.of("c");
    private static final Expr S = SoftmaxRoute.S;
    private static final Expr YI = SoftmaxRoute.YI;
    private static final Expr YJ = SoftmaxRoute.YJ;
    private static final Expr ZK = Expr.Indexed.of("z", "k");
    private static final Expr EI = SoftmaxRoute.EI;
    private static final Expr.Relation SUM = define(SoftmaxRoute.S, SoftmaxRoute.SUM);
    private static final Expr.Relation OUTPUT = define(YI, over(EI, S));
    private static final Expr.Relation OTHER_OUTPUT = define(YJ, over(SoftmaxRoute.EJ, S));

    private SoftmaxProperties() {}

    /** All, in the order in which they are taught. */
    public static List<Property> all() {
        return List.of(betweenZeroAndOne(), sumIsOne(), shift(), twoOutputs(), jacobian());
    }

    /** With a second output {@code j ≠ i}: {@code 1 − y_i = (S − e^{z_i})/S}, where {@code e^{z_j}} is left above the line. */
    public static Property betweenZeroAndOne() {
        List<Expr.Relation> where = List.of(OUTPUT, OTHER_OUTPUT, SUM, SoftmaxRoute.DIFFERENT);
        List<Step> steps = new Route(where)
                .line(Rule.DEFINITION, YI, over(EI, S))
                .line(Rule.DEFINITION, minus(ONE, YI), minus(ONE, over(EI, S)))
                .then(Rule.REARRANGE, over(minus(S, EI), S))
                .steps();
        return property(
                Property.Kind.BETWEEN_ZERO_AND_ONE,
                where,
                steps,
                new Expr.Relation(YI, Expr.Relation.Operator.GREATER, ZERO),
                new Expr.Relation(YI, Expr.Relation.Operator.LESS, ONE));
    }

    /** {@code Σ_k e^{z_k}/S = (Σ_k e^{z_k})/S = S/S = 1}. */
    public static Property sumIsOne() {
        List<Expr.Relation> where = List.of(SUM);
        Expr outputs = sum(over(exp(ZK), S));
        List<Step> steps = new Route(where)
                .line(Rule.CONSTANT_FACTOR, outputs, over(SoftmaxRoute.SUM, S))
                .then(Rule.DEFINITION, over(S, S))
                .then(Rule.REARRANGE, ONE)
                .steps();
        return property(Property.Kind.SUM_IS_ONE, where, steps, Expr.Relation.equal(outputs, ONE));
    }

    /** {@code e^{z_i+c}/Σ_k e^{z_k+c} = e^c e^{z_i}/(e^c S) = y_i}. */
    public static Property shift() {
        List<Expr.Relation> where = List.of(OUTPUT, SUM);
        Expr shifted = over(exp(plus(Expr.Indexed.of("z", "i"), C)), sum(exp(plus(ZK, C))));
        List<Step> steps = new Route(where)
                .line(Rule.REARRANGE, shifted, over(times(exp(C), EI), times(exp(C), SoftmaxRoute.SUM)))
                .then(Rule.REARRANGE, over(EI, SoftmaxRoute.SUM))
                .then(Rule.DEFINITION, over(EI, S))
                .then(Rule.RECOGNISE, YI)
                .steps();
        return property(Property.Kind.SHIFT, where, steps, Expr.Relation.equal(shifted, YI));
    }

    /** {@code e^{z_1}/(e^{z_1} + e^{z_2}) = 1/(1 + e^{−(z_1−z_2)}) = σ(z_1 − z_2)}. */
    public static Property twoOutputs() {
        Expr first = Expr.Indexed.of("z", 1);
        Expr second = Expr.Indexed.of("z", 2);
        Expr difference = minus(first, second);
        Expr softmax = over(exp(first), plus(exp(first), exp(second)));
        Expr sigmoid = Expr.Apply.of(FunctionName.SIGMOID, difference);
        List<Step> steps = new Route(List.of())
                .line(Rule.REARRANGE, softmax, over(ONE, plus(ONE, over(exp(second), exp(first)))))
                .then(Rule.REARRANGE, over(ONE, plus(ONE, exp(negative(difference)))))
                .then(Rule.RECOGNISE, sigmoid)
                .steps();
        return property(Property.Kind.TWO_OUTPUTS, List.of(), steps, Expr.Relation.equal(softmax, sigmoid));
    }

    /** Both cases of the derivative with one δ. */
    public static Property jacobian() {
        List<Expr.Relation> where = List.of(OUTPUT, OTHER_OUTPUT, SUM);
        Expr delta = new Expr.Kronecker(Expr.Symbol.of("i"), Expr.Symbol.of("j"));
        Expr entry = partial(YI, SoftmaxRoute.ZJ);
        List<Step> steps = new Route(where)
                .line(
                        Rule.QUOTIENT,
                        entry,
                        over(minus(times(delta, EI, S), times(EI, SoftmaxRoute.EJ)), Terms.square(S)))
                .then(Rule.SPLIT_FRACTION, times(over(EI, S), minus(delta, over(SoftmaxRoute.EJ, S))))
                .then(Rule.RECOGNISE, times(YI, minus(delta, YJ)))
                .steps();
        return property(Property.Kind.JACOBIAN, where, steps, Expr.Relation.equal(entry, times(YI, minus(delta, YJ))));
    }

    private static Expr sum(Expr body) {
        return Terms.sumToN("k", body);
    }

    private static Property property(
            Property.Kind kind, List<Expr.Relation> where, List<Step> steps, Expr.Relation... relations) {
        List<Property.Statement> statements = new ArrayList<>();
        for (Expr.Relation relation : relations) {
            Verdict verdict = Prover.holds(relation, where);
            if (!(verdict instanceof Verdict.Proved proof)) {
                throw new IllegalStateException("not proved: " + relation + " (" + verdict + ")");
            }
            statements.add(new Property.Statement(proof));
        }
        return new Property(kind, where, steps, statements);
    }
}
