package org.gradus.symbolic.random;

import static org.gradus.symbolic.random.Trees.ONE;
import static org.gradus.symbolic.random.Trees.greater;
import static org.gradus.symbolic.random.Trees.negative;
import static org.gradus.symbolic.random.Trees.plus;
import static org.gradus.symbolic.random.Trees.times;
import static org.gradus.symbolic.random.Trees.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;

/** What goes wrong in a derivative. Whether the result is really false is for the oracle to say. */
enum Slip {
    FORGOTTEN_INNER_DERIVATIVE,
    SIGN,
    FACTOR_TWO,
    WRONG_CONSTANT,
    NEARLY_RIGHT_CONSTANT,
    SWAPPED_VARIABLE,
    OTHER_VARIABLE,
    CONSTANT_SEVEN,
    WRONG_ON_A_PART,
    MISSING_TERM;

    private static final int TRIES = 20;

    /** @param point of the domain: a part of it that is to be wrong begins there */
    Optional<Expr> plantedIn(Expr of, Expr.Symbol wrt, Expr derivative, Map<Expr, Expr> point, Random random) {
        return switch (this) {
            case FORGOTTEN_INNER_DERIVATIVE -> {
                int chance = random.nextInt(4);
                yield Optional.of(Rules.slipped(of, wrt, number -> number == chance));
            }
            case OTHER_VARIABLE -> other(of, wrt, random).map(name -> Rules.derivative(of, name));
            case CONSTANT_SEVEN -> Optional.of(Expr.Num.of(7));
            case WRONG_ON_A_PART -> Optional.of(onAPart(derivative, point, random));
            default -> somewhere(of, derivative, random);
        };
    }

    private Optional<Expr> somewhere(Expr of, Expr derivative, Random random) {
        int nodes = Trees.nodes(derivative);
        for (int i = 0; i < TRIES; i++) {
            Optional<Expr> slipped =
                    Trees.changedAt(derivative, random.nextInt(nodes), node -> changed(node, of, random));
            if (slipped.isPresent()) {
                return slipped;
            }
        }
        return Optional.empty();
    }

    private Optional<Expr> changed(Expr node, Expr of, Random random) {
        return switch (this) {
            case SIGN -> Optional.of(negative(node));
            case FACTOR_TWO -> Optional.of(times(Expr.Num.of(2), node));
            case WRONG_CONSTANT -> number(node).map(value -> new Expr.Num(value.add(BigDecimal.ONE)));
            case NEARLY_RIGHT_CONSTANT ->
                number(node).map(value -> new Expr.Num(value.add(BigDecimal.ONE.movePointLeft(4 + random.nextInt(6)))));
            case SWAPPED_VARIABLE ->
                node instanceof Expr.Symbol symbol ? other(of, symbol, random).map(Expr.class::cast) : Optional.empty();
            case MISSING_TERM ->
                node instanceof Expr.Sum sum
                        ? Optional.of(without(sum, random.nextInt(sum.terms().size())))
                        : Optional.empty();
            default -> throw new IllegalStateException(name());
        };
    }

    private static Optional<BigDecimal> number(Expr node) {
        return node instanceof Expr.Num num ? Optional.of(num.value()) : Optional.empty();
    }

    private static Expr without(Expr.Sum sum, int term) {
        List<Expr> terms = new ArrayList<>(sum.terms());
        terms.remove(term);
        return terms.isEmpty() ? Trees.ZERO : terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    private static Optional<Expr.Symbol> other(Expr of, Expr.Symbol than, Random random) {
        List<Expr.Symbol> others = new ArrayList<>(Trees.variables(of));
        others.remove(than);
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }

    private static Expr onAPart(Expr derivative, Map<Expr, Expr> point, Random random) {
        List<Map.Entry<Expr, Expr>> values = new ArrayList<>(point.entrySet());
        Map.Entry<Expr, Expr> bound = values.get(random.nextInt(values.size()));
        Expr wrong = random.nextBoolean() ? plus(derivative, ONE) : negative(derivative);
        return random.nextBoolean()
                ? when(greater(bound.getKey(), bound.getValue()), wrong, derivative)
                : when(greater(bound.getValue(), bound.getKey()), wrong, derivative);
    }
}
