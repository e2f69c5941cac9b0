package org.gradus.report.marking.interval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.marking.interval.Tape.Option;
import org.gradus.report.marking.interval.Tape.Step;
import org.jspecify.annotations.Nullable;

/** Writes a formula on a tape; the same part of it stands there once. */
final class TapeWriter {
    private static final Range E = Range.widened(Math.E, Math.E);
    private static final Range PI = Range.widened(Math.PI, Math.PI);
    private static final int LARGEST_EXPONENT = 1000;

    private final ToIntFunction<Expr> operand;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> places = new HashMap<>();

    private TapeWriter(ToIntFunction<Expr> operand) {
        this.operand = operand;
    }

    /**
     * The tape of a formula.
     *
     * @param operand the index of a symbol or indexed symbol among its {@code operands}
     */
    static Tape write(Expr formula, ToIntFunction<Expr> operand, int operands) {
        TapeWriter writer = new TapeWriter(operand);
        int last = writer.place(formula);
        if (last != writer.steps.size() - 1) {
            // the value of a tape is that of its last step
            writer.steps.add(new Step.Sum(last, writer.step(new Step.Constant(Range.ZERO))));
        }
        return new Tape(writer.steps, operands);
    }

    private int step(Step step) {
        Integer known = places.get(step);
        if (known == null) {
            known = steps.size();
            steps.add(step);
            places.put(step, known);
        }
        return known;
    }

    private int place(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return step(new Step.Constant(Range.of(num.value())));
        } else if (expr instanceof Expr.Constant constant) {
            return step(new Step.Constant(constant(constant)));
        } else if (expr instanceof Expr.Symbol || expr instanceof Expr.Indexed) {
            return step(new Step.Operand(operand.applyAsInt(expr)));
        } else if (expr instanceof Expr.Shown shown) {
            return place(shown.printed());
        } else if (expr instanceof Expr.Negation negation) {
            return step(new Step.Negation(place(negation.operand())));
        } else if (expr instanceof Expr.Sum sum) {
            return fold(sum.terms(), (a, b) -> step(new Step.Sum(a, b)));
        } else if (expr instanceof Expr.Product product) {
            return fold(product.factors(), (a, b) -> step(new Step.Product(a, b)));
        } else if (expr instanceof Expr.Quotient quotient) {
            int above = place(quotient.numerator());
            return step(new Step.Quotient(above, place(quotient.denominator())));
        } else if (expr instanceof Expr.Power power) {
            return power(power);
        } else if (expr instanceof Expr.Apply apply) {
            return apply(apply);
        } else if (expr instanceof Expr.Piecewise piecewise) {
            return piecewise(piecewise);
        }
        throw new IllegalArgumentException("has no value: " + expr);
    }

    private static Range constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> E;
            case PI -> PI;
            case INFINITY -> new Range(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        };
    }

    private int fold(List<Expr> parts, IntBinaryOperator operation) {
        int result = place(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = operation.applyAsInt(result, place(part));
        }
        return result;
    }

    private int power(Expr.Power power) {
        if (power.base() == Expr.Constant.E) {
            return step(new Step.Function(FunctionName.EXP, place(power.exponent())));
        }
        Integer whole = whole(power.exponent());
        if (whole != null) {
            return step(new Step.Power(place(power.base()), whole));
        }
        int logarithm = step(new Step.Function(FunctionName.LN, place(power.base())));
        int exponent = step(new Step.Product(place(power.exponent()), logarithm));
        return step(new Step.Function(FunctionName.EXP, exponent));
    }

    private static @Nullable Integer whole(Expr exponent) {
        if (exponent instanceof Expr.Negation negation) {
            Integer positive = whole(negation.operand());
            return positive == null ? null : -positive;
        }
        if (!(exponent instanceof Expr.Num num)) {
            return null;
        }
        BigDecimal value = num.value();
        boolean small = value.abs().compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) <= 0;
        return small && value.stripTrailingZeros().scale() <= 0 ? (Integer) value.intValueExact() : null;
    }

    private int apply(Expr.Apply apply) {
        FunctionName function = FunctionName.of(apply.function())
                .orElseThrow(() -> new IllegalArgumentException("has no value: " + apply));
        return switch (function) {
            case MAX -> fold(apply.arguments(), (a, b) -> step(new Step.Larger(a, b)));
            case MIN -> fold(apply.arguments(), (a, b) -> step(new Step.Smaller(a, b)));
            case LN -> logarithm(apply.arguments().get(0));
            default -> step(new Step.Function(function, place(apply.arguments().get(0))));
        };
    }

    /** ln(1 + e^u) keeps its digits for u → −∞. */
    private int logarithm(Expr argument) {
        boolean softplus = argument instanceof Expr.Sum sum
                && sum.terms().size() == 2
                && sum.terms().get(0).equals(Expr.Num.of(1))
                && exponent(sum.terms().get(1)) != null;
        return softplus
                ? step(new Step.Function(
                        FunctionName.SOFTPLUS,
                        place(Objects.requireNonNull(
                                exponent(((Expr.Sum) argument).terms().get(1))))))
                : step(new Step.Function(FunctionName.LN, place(argument)));
    }

    private static @Nullable Expr exponent(Expr power) {
        if (power instanceof Expr.Power of && of.base() == Expr.Constant.E) {
            return of.exponent();
        }
        boolean exp = power instanceof Expr.Apply apply && apply.function().equals(FunctionName.EXP.text());
        return exp ? ((Expr.Apply) power).arguments().get(0) : null;
    }

    private int piecewise(Expr.Piecewise piecewise) {
        List<Option> options = new ArrayList<>();
        for (Expr.Case line : piecewise.cases()) {
            int value = place(line.value());
            options.add(
                    line.condition().isEmpty()
                            ? new Option(value, Option.ALWAYS, Operator.EQUAL)
                            : new Option(
                                    value,
                                    place(Expr.Sum.of(
                                            line.condition().get().left(),
                                            new Expr.Negation(
                                                    line.condition().get().right()))),
                                    line.condition().get().operator()));
        }
        return step(new Step.Choice(options));
    }
}
