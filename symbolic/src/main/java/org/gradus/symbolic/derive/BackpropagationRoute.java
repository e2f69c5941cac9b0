package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.partial;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.sum;
import static org.gradus.core.expr.Terms.times;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Shape;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Reading;

/** The equations of backpropagation for layers of any size; the steps are listed at {@link Backpropagation}. */
final class BackpropagationRoute {
    private static final Expr.Symbol C = Expr.Symbol.of("C");
    private static final Expr FIRST = Expr.Num.of(1);
    private static final Expr THIS = Expr.Symbol.of("l");
    private static final Expr NEXT = plus(THIS, Expr.Num.of(1));
    private static final Expr PREVIOUS = Terms.minus(THIS, Expr.Num.of(1));
    private static final Expr LAST = Expr.Symbol.of("L");
    private static final String SIGMA = "sigma";
    private static final Expr.Symbol SLOPE = Expr.Symbol.of("s");
    private static final Expr.Symbol GRADIENT = Expr.Symbol.of("g");
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol X = Expr.Symbol.of("x");

    private BackpropagationRoute() {}

    static List<Backpropagation> all() {
        return List.of(outputError(), hiddenError(), weights(), bias(), input());
    }

    // ---- the equations ----

    private static Backpropagation outputError() {
        Expr.Indexed zj = entry("z", LAST, "j");
        Expr.Indexed yk = of(Y, "k");
        Expr.Indexed yj = of(Y, "j");
        Expr result = times(partial(C, yj), prime(zj));
        List<Step> steps = Route.reading(outputReading())
                .line(Rule.CHAIN, partial(C, zj), sum("k", times(partial(C, yk), partial(yk, zj))))
                .then(Rule.OTHER_TERMS, times(partial(C, yj), partial(yj, zj)))
                .then(Rule.DEFINITION, result)
                .steps();
        Expr z = vector("z", LAST);
        return equation(
                Backpropagation.Kind.OUTPUT_ERROR,
                derivation("output-error", zj, List.of(define(yk, sigma(entry("z", LAST, "k")))), steps, result),
                Expr.Relation.equal(
                        vector("delta", LAST), new Expr.Hadamard(partial(C, Expr.Symbol.vector("y")), prime(z))));
    }

    private static Backpropagation hiddenError() {
        Expr.Indexed zj = entry("z", THIS, "j");
        Expr.Indexed next = entry("z", NEXT, "k");
        Expr.Indexed a = entry("a", THIS, "j");
        Expr delta = entry("delta", NEXT, "k");
        Expr w = entry("w", NEXT, "k", "j");
        Expr chain = sum("k", times(partial(C, next), partial(next, zj)));
        Expr result = times(sum("k", times(w, delta)), prime(zj));
        List<Step> steps = Route.reading(hiddenReading())
                .line(Rule.CHAIN, partial(C, zj), chain)
                .then(Rule.DEFINITION, sum("k", times(delta, partial(next, zj))))
                .line(Rule.OTHER_TERMS, partial(next, zj), times(w, partial(a, zj)))
                .then(Rule.DEFINITION, times(w, prime(zj)))
                .line(Rule.DEFINITION, partial(C, zj), sum("k", times(delta, w, prime(zj))))
                .then(Rule.CONSTANT_FACTOR, result)
                .steps();
        Expr back = times(new Expr.Transpose(matrix(NEXT)), vector("delta", NEXT));
        List<Expr.Relation> where =
                List.of(unit(NEXT, symbol("a", THIS)), define(entry("a", THIS, "k"), sigma(entry("z", THIS, "k"))));
        return equation(
                Backpropagation.Kind.HIDDEN_ERROR,
                derivation("hidden-error", zj, where, steps, result),
                Expr.Relation.equal(vector("delta", THIS), new Expr.Hadamard(back, prime(vector("z", THIS)))));
    }

    private static Backpropagation weights() {
        Expr.Indexed w = entry("w", THIS, "i", "j");
        Expr a = entry("a", PREVIOUS, "j");
        Expr result = times(entry("delta", THIS, "i"), a);
        List<Step> steps = own(w).line(Rule.OTHER_TERMS, partial(entry("z", THIS, "i"), w), a)
                .line(Rule.DEFINITION, partial(C, w), result)
                .steps();
        Expr outer = times(vector("delta", THIS), new Expr.Transpose(vector("a", PREVIOUS)));
        return equation(
                Backpropagation.Kind.WEIGHTS,
                derivation("weight-gradient", w, List.of(unit(THIS, symbol("a", PREVIOUS))), steps, result),
                Expr.Relation.equal(partial(C, matrix(THIS)), outer));
    }

    private static Backpropagation bias() {
        Expr.Indexed b = entry("b", THIS, "i");
        Expr result = entry("delta", THIS, "i");
        List<Step> steps = own(b).line(Rule.OTHER_TERMS, partial(entry("z", THIS, "i"), b), Expr.Num.of(1))
                .line(Rule.DEFINITION, partial(C, b), result)
                .steps();
        return equation(
                Backpropagation.Kind.BIAS,
                derivation("bias-gradient", b, List.of(unit(THIS, symbol("a", PREVIOUS))), steps, result),
                Expr.Relation.equal(partial(C, vector("b", THIS)), vector("delta", THIS)));
    }

    private static Backpropagation input() {
        Expr.Indexed x = of(X, "j");
        Expr.Indexed z = entry("z", FIRST, "k");
        Expr delta = entry("delta", FIRST, "k");
        Expr w = entry("w", FIRST, "k", "j");
        Expr result = sum("k", times(w, delta));
        List<Step> steps = Route.reading(layer(FIRST, X))
                .line(Rule.CHAIN, partial(C, x), sum("k", times(partial(C, z), partial(z, x))))
                .then(Rule.DEFINITION, sum("k", times(delta, partial(z, x))))
                .line(Rule.OTHER_TERMS, partial(z, x), w)
                .line(Rule.DEFINITION, partial(C, x), result)
                .steps();
        Expr back = times(new Expr.Transpose(matrix(FIRST)), vector("delta", FIRST));
        return equation(
                Backpropagation.Kind.INPUT,
                derivation("input-gradient", x, List.of(unit(FIRST, X)), steps, result),
                Expr.Relation.equal(partial(C, Expr.Symbol.vector("x")), back));
    }

    /** ∂C/∂p_i for a parameter that only z_i^l contains: {@code δ_i ∂z_i/∂p_i}. */
    private static Route own(Expr.Indexed parameter) {
        Expr.Indexed every = entry("z", THIS, "k");
        Expr.Indexed own = entry("z", THIS, "i");
        return Route.reading(ownReading())
                .line(Rule.CHAIN, partial(C, parameter), sum("k", times(partial(C, every), partial(every, parameter))))
                .then(Rule.OTHER_TERMS, times(partial(C, own), partial(own, parameter)))
                .then(Rule.DEFINITION, times(entry("delta", THIS, "i"), partial(own, parameter)));
    }

    /** C by its linear part in y, Σ_p g_p y_p with g_p = ∂C/∂y_p, and y_k = σ(z_k^L). */
    static Reading outputReading() {
        return new Reading()
                .linear(SIGMA, SLOPE)
                .define(of(Y, "k"), sigma(entry("z", LAST, "k")))
                .linear(C, Y, GRADIENT);
    }

    /** z^{l+1} by its weights and a_k^l = σ(z_k^l). */
    static Reading hiddenReading() {
        return layer(NEXT, symbol("a", THIS))
                .linear(SIGMA, SLOPE)
                .define(entry("a", THIS, "k"), sigma(entry("z", THIS, "k")));
    }

    /** z^l by its weights. */
    static Reading ownReading() {
        return layer(THIS, symbol("a", PREVIOUS));
    }

    /** z^l by its weights, and C by its linear part in z^l, Σ_p δ_p^l z_p^l. */
    private static Reading layer(Expr layer, Expr.Symbol input) {
        return new Reading().define(unit(layer, input)).linear(C, symbol("z", layer), symbol("delta", layer));
    }

    /** As it stands on the sheet: z_k^l := Σ_j w_kj^l a_j^{l−1} + b_k^l. */
    private static Expr.Relation unit(Expr layer, Expr.Symbol input) {
        Expr weighted = sum("j", times(entry("w", layer, "k", "j"), of(input, "j")));
        return define(entry("z", layer, "k"), plus(weighted, entry("b", layer, "k")));
    }

    // ---- terms ----

    private static Expr.Symbol symbol(String name, Expr layer) {
        return new Expr.Symbol(name, Shape.SCALAR, Optional.of(layer));
    }

    private static Expr.Indexed entry(String name, Expr layer, String... indices) {
        return of(symbol(name, layer), indices);
    }

    private static Expr.Indexed of(Expr.Symbol base, String... indices) {
        return new Expr.Indexed(
                base, List.of(indices).stream().<Expr>map(Expr.Symbol::of).toList());
    }

    private static Expr vector(String name, Expr layer) {
        return new Expr.Symbol(name, Shape.VECTOR, Optional.of(layer));
    }

    private static Expr matrix(Expr layer) {
        return new Expr.Symbol("W", Shape.MATRIX, Optional.of(layer));
    }

    private static Expr sigma(Expr argument) {
        return Expr.Apply.of(SIGMA, argument);
    }

    private static Expr prime(Expr argument) {
        return Terms.prime(sigma(argument), argument);
    }

    private static Derivation derivation(
            String name, Expr wrt, List<Expr.Relation> where, List<Step> steps, Expr result) {
        return new Derivation(name, C, wrt, where, steps, result, Optional.empty(), List.of());
    }

    private static Backpropagation equation(Backpropagation.Kind kind, Derivation derivation, Expr.Relation collected) {
        return new Backpropagation(kind, derivation, collected);
    }
}
