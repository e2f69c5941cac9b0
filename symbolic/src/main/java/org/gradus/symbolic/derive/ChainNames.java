package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.write.Notation;

/**
 * The chain that a neuron is: z for what goes into the activation function, y for what comes out, C for what is made of y. The derivative is
 * then a product with a factor for each link, {@code ∂C/∂w = (y − t)·y(1 − y)·x}, in which the names stay.
 *
 * @param of the function of y, or the activation of z where nothing is made of it
 * @param value its name
 */
record ChainNames(Expr.Symbol value, Expr of, List<Expr.Relation> where) {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol C = Expr.Symbol.of("C");
    private static final Set<String> UNITS = Set.of(FunctionName.SIGMOID.text(), FunctionName.TANH.text());

    /** Nothing where the formula is no such chain, or uses these letters itself. */
    static Optional<ChainNames> of(Expr formula, Differentiator plain) {
        Set<Expr.Apply> units = new LinkedHashSet<>();
        Set<Expr> letters = new HashSet<>();
        Children.walk(formula, node -> {
            if (node instanceof Expr.Apply apply && UNITS.contains(apply.function()) && !plain.isFree(apply)) {
                units.add(apply);
            }
            letters.add(node);
        });
        boolean taken = letters.contains(Z) || letters.contains(Y) || letters.contains(C);
        if (units.size() != 1 || taken) {
            return Optional.empty();
        }
        Expr.Apply unit = units.iterator().next();
        Expr inside = unit.arguments().get(0);
        Expr outer = formula.accept(new Replacing(Map.of(unit, Y)));
        if (inside instanceof Expr.Symbol || !plain.isFree(outer)) {
            return Optional.empty();
        }
        Expr activation = new Expr.Apply(unit.function(), List.of(Z));
        Expr.Relation argument = Terms.define(Z, inside);
        return Optional.of(
                outer.equals(Y)
                        ? new ChainNames(Y, activation, List.of(argument))
                        : new ChainNames(C, outer, List.of(argument, Terms.define(Y, activation))));
    }

    /** Whole parts of a formula by what stands for them. */
    private static final class Replacing extends Rewriter {
        private final Map<Expr, Expr> parts;

        Replacing(Map<Expr, Expr> parts) {
            this.parts = parts;
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            Expr instead = parts.get(apply);
            return instead == null ? super.apply(apply) : instead;
        }

        @Override
        public Expr derivative(Expr.Derivative derivative) {
            Expr instead = parts.get(derivative);
            return instead == null ? derivative : instead;
        }
    }

    /** The lines, link by link; the derivative in terms of the names. Nothing where it is no product with a factor for each link. */
    Optional<Expr> derive(Differentiator plain, SmoothRoute smooth, Route route) {
        List<Expr.Relation> lines = new ArrayList<>(where);
        lines.add(Terms.define(value, of));
        Expr before = Expr.Num.of(1);
        Expr.Symbol name = Z;
        for (Expr.Relation link : lines) {
            Expr line = smooth.chain(link.left(), link.right());
            Expr written = line.accept(new Replacing(Map.of(link.right(), link.left())));
            if (!written.equals(line)) {
                route.then(Rule.RECOGNISE, written);
            }
            if (!link.left().equals(Z)) {
                Optional<Expr> product = linked(written, plain.derivative(name), before);
                if (product.isEmpty()) {
                    return Optional.empty();
                }
                if (!product.get().equals(written)) {
                    route.then(Rule.DEFINITION, product.get());
                }
                written = product.get();
            }
            before = written;
            name = (Expr.Symbol) link.left();
        }
        return Optional.of(before);
    }

    /** The factors of the line, then those of the link that stands among them. */
    private static Optional<Expr> linked(Expr line, Expr derivative, Expr link) {
        if (line instanceof Expr.Negation negation) {
            return linked(negation.operand(), derivative, link).map(Notation::negative);
        }
        List<Expr> factors = new ArrayList<>(line instanceof Expr.Product product ? product.factors() : List.of(line));
        if (!factors.remove(derivative) || factors.stream().anyMatch(factor -> holds(factor, derivative))) {
            return Optional.empty();
        }
        if (!link.equals(Expr.Num.of(1))) {
            factors.addAll(link instanceof Expr.Product product ? product.factors() : List.of(link));
        }
        return Optional.of(factors.isEmpty() ? Expr.Num.of(1) : Notation.product(squared(factors)));
    }

    /** y·y(1 − y) as y²(1 − y). */
    private static List<Expr> squared(List<Expr> factors) {
        List<Expr> written = new ArrayList<>();
        for (Expr factor : factors) {
            int at = factor instanceof Expr.Num ? -1 : written.indexOf(factor);
            if (at >= 0) {
                written.set(at, Terms.square(factor));
            } else {
                written.add(factor);
            }
        }
        return written;
    }

    private static boolean holds(Expr formula, Expr part) {
        return Children.any(formula, part::equals);
    }
}
