package org.gradus.report.marking.interval;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;

/**
 * A formula as a list of operations, each on results before it: evaluated over ranges, forwards for its values, backwards for its
 * slopes (Griewank and Walther, Evaluating Derivatives, 2008, section 3.2).
 */
public final class Tape {
    /** One operation; {@code a} and {@code b} are places on the tape. */
    sealed interface Step {
        record Constant(Range value) implements Step {}

        /** The operand with this index. */
        record Operand(int index) implements Step {}

        record Negation(int a) implements Step {}

        record Sum(int a, int b) implements Step {}

        record Product(int a, int b) implements Step {}

        record Quotient(int a, int b) implements Step {}

        record Power(int a, int exponent) implements Step {}

        record Function(FunctionName function, int a) implements Step {}

        record Larger(int a, int b) implements Step {}

        record Smaller(int a, int b) implements Step {}

        /** The first case whose condition holds; the last case holds if no other does. */
        record Choice(List<Option> options) implements Step {}
    }

    /**
     * A case.
     *
     * @param difference the place of left − right of its condition; none in the last
     */
    record Option(int value, int difference, Operator condition) {
        static final int ALWAYS = -1;
    }

    private final List<Step> steps;
    private final int operands;

    Tape(List<Step> steps, int operands) {
        this.steps = List.copyOf(steps);
        this.operands = operands;
    }

    /**
     * The tape of a formula.
     *
     * @param operand the index of a symbol or indexed symbol among its {@code operands}
     * @throws IllegalArgumentException for a node that is notation only
     */
    public static Tape of(Expr formula, ToIntFunction<Expr> operand, int operands) {
        return TapeWriter.write(formula, operand, operands);
    }

    /** Its value, each operand in its range, by interval arithmetic alone: exact operands give it to within rounding errors. */
    public Range value(Range[] ranges) {
        return run(ranges).value();
    }

    /** What was found on the way. */
    static final class Run {
        private final Tape tape;
        private final Range[] values;
        private boolean jumps;

        private Run(Tape tape, Range[] operands) {
            this.tape = tape;
            this.values = new Range[tape.steps.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(tape.steps.get(i), operands);
            }
        }

        Range value() {
            return values[values.length - 1];
        }

        /** Whether the formula may jump over these ranges: then its slopes say nothing about its values. */
        boolean mayJump() {
            return jumps;
        }

        private Range value(Step step, Range[] operands) {
            if (step instanceof Step.Constant constant) {
                return constant.value;
            } else if (step instanceof Step.Operand operand) {
                return operands[operand.index];
            } else if (step instanceof Step.Negation negation) {
                return values[negation.a].negate();
            } else if (step instanceof Step.Sum sum) {
                return values[sum.a].plus(values[sum.b]);
            } else if (step instanceof Step.Product product) {
                return product.a == product.b ? values[product.a].power(2) : values[product.a].times(values[product.b]);
            } else if (step instanceof Step.Quotient quotient) {
                return values[quotient.a].over(values[quotient.b]);
            } else if (step instanceof Step.Power power) {
                return values[power.a].power(power.exponent);
            } else if (step instanceof Step.Larger larger) {
                return values[larger.a].max(values[larger.b]);
            } else if (step instanceof Step.Smaller smaller) {
                return values[smaller.a].min(values[smaller.b]);
            } else if (step instanceof Step.Function function) {
                Range u = values[function.a];
                jumps |= function.function == FunctionName.SIGN && !u.isPoint() && u.contains(0);
                return Functions.value(function.function, u);
            }
            return chosen((Step.Choice) step);
        }

        private Range chosen(Step.Choice choice) {
            boolean[] possible = possible(choice);
            Range all = null;
            int count = 0;
            for (int i = 0; i < possible.length; i++) {
                if (possible[i]) {
                    Range value = values[choice.options.get(i).value];
                    all = all == null ? value : all.hull(value);
                    count++;
                }
            }
            jumps |= count > 1;
            return all == null ? Range.ALL : all;
        }

        private boolean[] possible(Step.Choice choice) {
            boolean[] possible = new boolean[choice.options.size()];
            for (int i = 0; i < possible.length; i++) {
                Option option = choice.options.get(i);
                if (option.difference == Option.ALWAYS) {
                    possible[i] = true;
                    break;
                }
                Range difference = values[option.difference];
                possible[i] = mayHold(option.condition, difference);
                if (possible[i] && !mayHold(negated(option.condition), difference)) {
                    break;
                }
            }
            return possible;
        }

        // ---- backwards ----

        /** The slope in each operand, over these ranges. */
        Range[] slopes() {
            Range[] adjoints = new Range[values.length];
            Arrays.fill(adjoints, Range.ZERO);
            adjoints[values.length - 1] = Range.ONE;
            Range[] slopes = new Range[tape.operands];
            Arrays.fill(slopes, Range.ZERO);
            for (int i = values.length - 1; i >= 0; i--) {
                if (!adjoints[i].equals(Range.ZERO)) {
                    spread(tape.steps.get(i), i, adjoints, slopes);
                }
            }
            return slopes;
        }

        private void spread(Step step, int place, Range[] adjoints, Range[] slopes) {
            Range adjoint = adjoints[place];
            if (step instanceof Step.Operand operand) {
                slopes[operand.index] = slopes[operand.index].plus(adjoint);
            } else if (step instanceof Step.Negation negation) {
                add(adjoints, negation.a, adjoint.negate());
            } else if (step instanceof Step.Sum sum) {
                add(adjoints, sum.a, adjoint);
                add(adjoints, sum.b, adjoint);
            } else if (step instanceof Step.Product product) {
                add(adjoints, product.a, adjoint.times(values[product.b]));
                add(adjoints, product.b, adjoint.times(values[product.a]));
            } else if (step instanceof Step.Quotient quotient) {
                Range share = adjoint.over(values[quotient.b]);
                add(adjoints, quotient.a, share);
                add(adjoints, quotient.b, share.times(values[place]).negate());
            } else if (step instanceof Step.Power power) {
                Range factor = new Range(power.exponent, power.exponent);
                add(adjoints, power.a, adjoint.times(factor).times(values[power.a].power(power.exponent - 1)));
            } else if (step instanceof Step.Function function) {
                add(adjoints, function.a, adjoint.times(Functions.slope(function.function, values[function.a])));
            } else if (step instanceof Step.Larger larger) {
                share(adjoints, adjoint, larger.a, larger.b, values[larger.a].minus(values[larger.b]));
            } else if (step instanceof Step.Smaller smaller) {
                share(adjoints, adjoint, smaller.a, smaller.b, values[smaller.b].minus(values[smaller.a]));
            } else if (step instanceof Step.Choice choice) {
                spread(choice, adjoint, adjoints);
            }
        }

        private void spread(Step.Choice choice, Range adjoint, Range[] adjoints) {
            boolean[] possible = possible(choice);
            int count = 0;
            for (boolean each : possible) {
                count += each ? 1 : 0;
            }
            for (int i = 0; i < possible.length; i++) {
                if (possible[i]) {
                    add(adjoints, choice.options.get(i).value, count == 1 ? adjoint : adjoint.hull(Range.ZERO));
                }
            }
        }

        /** To the one of the two that counts; to both where that is not decided. */
        private static void share(Range[] adjoints, Range adjoint, int a, int b, Range lead) {
            boolean open = lead.contains(0);
            if (lead.lo() > 0 || open) {
                add(adjoints, a, open ? adjoint.hull(Range.ZERO) : adjoint);
            }
            if (lead.hi() < 0 || open) {
                add(adjoints, b, open ? adjoint.hull(Range.ZERO) : adjoint);
            }
        }

        private static void add(Range[] adjoints, int place, Range more) {
            adjoints[place] = adjoints[place].plus(more);
        }
    }

    /** Evaluates it, each operand in its range. */
    Run run(Range[] ranges) {
        return new Run(this, ranges);
    }

    private static Operator negated(Operator condition) {
        return switch (condition) {
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            default -> throw new IllegalArgumentException("no condition: " + condition.text());
        };
    }

    /** Whether left − right may have a value for which the condition holds. */
    private static boolean mayHold(Operator condition, Range difference) {
        return switch (condition) {
            case LESS -> difference.lo() < 0;
            case LESS_OR_EQUAL -> difference.lo() <= 0;
            case GREATER -> difference.hi() > 0;
            case GREATER_OR_EQUAL -> difference.hi() >= 0;
            case EQUAL -> difference.contains(0);
            case NOT_EQUAL -> !difference.equals(Range.ZERO);
            default -> throw new IllegalArgumentException("no condition: " + condition.text());
        };
    }
}
