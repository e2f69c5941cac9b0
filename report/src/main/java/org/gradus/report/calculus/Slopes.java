package org.gradus.report.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.solution.GraphTrace.Input.Side;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.kernel.Prover;

/** The derivative of one operation with respect to one operand: by rules, or at functions with a kink by the side on which it stands. */
final class Slopes {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr MINUS_ONE = Expr.Num.of(-1);

    private final Ledger ledger;
    private final KinkDerivative atKink;

    Slopes(Ledger ledger, KinkDerivative atKink) {
        this.ledger = ledger;
        this.atKink = atKink;
    }

    /** A slope, and which side of a kink it is that of. */
    record Slope(Expr formula, Optional<Side> side) {}

    /**
     * The slope.
     *
     * @param operation in the ledger's symbols
     * @param value the operation's own symbol
     */
    Slope of(Expr operation, Expr value, Expr.Symbol operand) {
        if (operation instanceof Expr.Apply apply) {
            Optional<FunctionName> function = FunctionName.of(apply.function());
            if (function.isPresent()) {
                switch (function.get()) {
                    case RELU -> {
                        return byside(apply.arguments().get(0), ZERO, ZERO, ONE);
                    }
                    case ABS -> {
                        return byside(apply.arguments().get(0), ZERO, MINUS_ONE, ONE);
                    }
                    case SIGN -> {
                        return byside(apply.arguments().get(0), ZERO, ZERO, ZERO);
                    }
                    case MAX -> {
                        return ofLargest(apply.arguments(), operand, 1);
                    }
                    case MIN -> {
                        return ofLargest(apply.arguments(), operand, -1);
                    }
                    default -> {}
                }
            }
        }
        try {
            Expr result = Derivations.of(operation, operand).result();
            return new Slope(inValue(result, operation, value), Optional.empty());
        } catch (IllegalArgumentException noRule) {
            throw new UnsolvableException("graph: no rule for " + operation + ": " + noRule.getMessage(), noRule);
        }
    }

    /** {@code q(1 − q)} for the sigmoid q: its value stands in the graph already. */
    private static Expr inValue(Expr formula, Expr operation, Expr value) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                return apply.equals(operation) ? value : super.apply(apply);
            }

            @Override
            public Expr power(Expr.Power power) {
                boolean exponential = power.base() == Expr.Constant.E
                        && operation.equals(Expr.Apply.of(FunctionName.EXP, power.exponent()));
                return exponential || power.equals(operation) ? value : super.power(power);
            }
        });
    }

    // ---- kinks ----

    private Slope byside(Expr operand, Expr bound, Expr left, Expr right) {
        int sign = compare(operand, bound);
        if (sign != 0) {
            Operator operator = sign > 0 ? Operator.GREATER : Operator.LESS;
            return new Slope(sign > 0 ? right : left, side(operand, operator, bound, false));
        }
        return new Slope(conventional(operand, bound, left, right), side(operand, Operator.EQUAL, bound, true));
    }

    private static Optional<Side> side(Expr one, Operator operator, Expr other, boolean byConvention) {
        return Optional.of(new Side(new Relation(one, operator, other), byConvention));
    }

    private Expr conventional(Expr operand, Expr bound, Expr left, Expr right) {
        return switch (atKink) {
            case LEFT -> left;
            case RIGHT -> right;
            case MEAN -> half(left, right);
            case UNDEFINED ->
                throw new UnsolvableException(
                        "graph: " + operand + " = " + bound
                                + " is a kink, where there is no derivative; conventions.kinkDerivative may choose one",
                        null);
        };
    }

    private static Expr half(Expr left, Expr right) {
        if (left.equals(right)) {
            return left;
        }
        return left.equals(MINUS_ONE) ? ZERO : new Expr.Quotient(ONE, Expr.Num.of(2));
    }

    /** @param sign 1 for the largest, −1 for the smallest */
    private Slope ofLargest(List<Expr> arguments, Expr.Symbol operand, int sign) {
        List<Expr> others = new ArrayList<>(arguments);
        if (!others.remove(operand)) {
            throw new IllegalArgumentException(operand + " is no operand of " + arguments);
        }
        Optional<Expr> rival = others.stream()
                .filter(other -> !other.equals(operand))
                .reduce((one, other) -> sign * compare(one, other) >= 0 ? one : other);
        if (rival.isEmpty()) {
            return new Slope(ONE, Optional.empty());
        }
        int order = sign * compare(operand, rival.get());
        if (order != 0) {
            Operator operator = order * sign > 0 ? Operator.GREATER : Operator.LESS;
            return new Slope(order > 0 ? ONE : ZERO, side(operand, operator, rival.get(), false));
        }
        boolean oneVaries = arguments.stream().filter(Slopes::isQuantity).count() == 1;
        if (!oneVaries && atKink != KinkDerivative.MEAN) {
            throw new UnsolvableException(
                    "graph: " + operand + " = " + rival.get() + " is a tie of " + (sign > 0 ? "max" : "min")
                            + " between two variables, for which a side cannot be chosen; conventions.kinkDerivative:"
                            + " 1/2 gives each a half",
                    null);
        }
        if (!oneVaries && tied(arguments, operand) > 2) {
            throw new UnsolvableException("graph: three operands tie; there is no derivative", null);
        }
        Expr slope = conventional(operand, rival.get(), sign > 0 ? ZERO : ONE, sign > 0 ? ONE : ZERO);
        return new Slope(slope, side(operand, Operator.EQUAL, rival.get(), true));
    }

    private static boolean isQuantity(Expr argument) {
        return argument instanceof Expr.Symbol;
    }

    private long tied(List<Expr> arguments, Expr operand) {
        return arguments.stream()
                .distinct()
                .filter(other -> compare(other, operand) == 0)
                .count();
    }

    private int compare(Expr one, Expr other) {
        try {
            return Real.of(
                            Expr.Sum.of(one, new Expr.Negation(other)),
                            symbol -> Optional.of(ledger.decisive(symbol)),
                            Prover.zeroTest())
                    .signum();
        } catch (ArithmeticException undecided) {
            throw new UnsolvableException(
                    "graph: it is not decided whether " + one + " or " + other + " is larger: "
                            + undecided.getMessage(),
                    undecided);
        }
    }
}
