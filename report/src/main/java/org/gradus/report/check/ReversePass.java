package org.gradus.report.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;
import org.gradus.core.number.ReverseMode;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * The second way to every gradient: one reverse pass in enclosures over the lines by which the loss was calculated, whatever they are.
 * It knows no layer and no rule of backpropagation, only what each line says.
 */
final class ReversePass {
    private static final int[] PRECISIONS = {96, 256, 1024, 3400};

    private final Ledger ledger;
    private final Evaluation loss;
    /** By line and operand. */
    private final Map<List<Expr>, Convention> conventions = new HashMap<>();

    /**
     * A slope that a convention decides, where there is a kink.
     *
     * @param formula whose one-sided slopes it must lie between
     * @param certain whether there is a kink; else only where the line's own slope is not told from 0
     */
    private record Convention(Evaluation slope, Optional<Expr> formula, boolean certain) {}

    /** @param ledger holds {@code loss} and everything it was calculated from */
    ReversePass(Ledger ledger, Evaluation loss) {
        this.ledger = ledger;
        this.loss = loss;
    }

    /**
     * The slope of {@code line} in {@code in} is {@code slope} by convention.
     *
     * @param formula has a kink there, and the slope must lie between those of its sides; absent where nobody knows the formula's sides
     */
    void conventional(Expr line, Expr in, Evaluation slope, Optional<Expr> formula) {
        conventions.put(List.of(line, in), new Convention(slope, formula, true));
    }

    /** As {@link #conventional}, if there is a kink: where the sides' slopes cover 0. */
    void conventionalAtKinks(Expr line, Expr in, Evaluation slope) {
        conventions.put(List.of(line, in), new Convention(slope, Optional.empty(), false));
    }

    /**
     * Compares gradients of the loss with the pass's.
     *
     * @param sign that of the error terms
     * @return those that so many bits do not decide
     * @throws IllegalStateException a fault of this library: two ways disagree
     */
    List<QuantityId> undecided(List<Evaluation> gradients, ErrorSign sign) {
        List<Evaluation> open = gradients.stream()
                .filter(gradient -> gradient.value().isCalculated())
                .toList();
        for (int bits : PRECISIONS) {
            if (open.isEmpty()) {
                break;
            }
            open = stillOpen(open, sign, bits);
        }
        return open.stream().map(Evaluation::id).toList();
    }

    private List<Evaluation> stillOpen(List<Evaluation> gradients, ErrorSign sign, int bits) {
        Map<Expr, Interval> adjoints;
        try {
            adjoints = adjoints(bits);
        } catch (ArithmeticException notSeparated) {
            return gradients;
        }
        List<Evaluation> open = new ArrayList<>();
        for (Evaluation gradient : gradients) {
            Expr of = gradient.id()
                    .of(gradient.id().letter().gradientOf().orElseThrow())
                    .symbol();
            Interval adjoint = adjoints.getOrDefault(of, Interval.ZERO);
            boolean turned = sign == ErrorSign.TARGET_MINUS_OUTPUT
                    && gradient.id().letter().isErrorTerm();
            Interval other = turned ? adjoint.negate() : adjoint;
            if (!agree(gradient, other, bits)) {
                open.add(gradient);
            }
        }
        return open;
    }

    private static boolean agree(Evaluation gradient, Interval other, int bits) {
        try {
            Interval own = own(gradient, bits);
            return Agreement.agree(gradient.id().text(), own, other, bits);
        } catch (ArithmeticException notSeparated) {
            return false;
        }
    }

    /** That a number is 0 is known where it is printed as it is; no digits of a sum that cancels would tell. */
    private static Interval own(Evaluation gradient, int bits) {
        Certified value = gradient.value();
        boolean zero = value.exactlyPrinted() && value.printed().equals(Expr.Num.of(0));
        return zero ? Interval.ZERO : value.real().enclose(bits);
    }

    /** ∂C/∂q of every quantity q that the loss depends on. */
    Map<Expr, Interval> adjoints(int bits) {
        Map<Expr, Interval> values = new HashMap<>();
        ReverseMode mode = new ReverseMode(
                quantity -> values.computeIfAbsent(
                        quantity, symbol -> ledger.get(symbol).real().enclose(bits)),
                bits);
        Map<Expr, Interval> adjoints = new HashMap<>();
        adjoints.put(loss.symbol(), Interval.ONE);
        List<Evaluation> lines = ledger.linesUpTo(loss);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Evaluation line = lines.get(i);
            Interval adjoint = adjoints.get(line.symbol());
            if (adjoint != null) {
                partials(line, mode, bits).forEach((operand, slope) -> {
                    if (!isShift(operand)) {
                        adjoints.merge(operand, slope.times(adjoint, bits), (one, two) -> one.plus(two, bits));
                    }
                });
            }
        }
        return adjoints;
    }

    /** What is subtracted from every logit changes no output of softmax, so nothing goes back through it. */
    private boolean isShift(Expr operand) {
        return ledger.get(operand).id().letter().equals(Letter.M);
    }

    private Map<Expr, Interval> partials(Evaluation line, ReverseMode mode, int bits) {
        Map<Expr, Interval> partials = mode.partials(line.formula());
        partials.replaceAll((operand, slope) -> {
            Convention convention = conventions.get(List.of(line.symbol(), operand));
            return convention != null && (convention.certain || slope.containsZero() && !slope.equals(Interval.ZERO))
                    ? byConvention(convention, operand, slope, bits)
                    : slope;
        });
        return partials;
    }

    /** At a kink both sides are covered; the convention must lie between them, and then counts. */
    private Interval byConvention(Convention convention, Expr in, Interval slope, int bits) {
        Interval own = convention.slope.value().real().enclose(bits);
        Interval sides = convention
                .formula
                .map(formula -> ForwardMode.differentiate(
                                formula, quantity -> ledger.get(quantity).real().enclose(bits), in, bits)
                        .derivative())
                .orElse(convention.certain ? own : slope);
        if (own.isDisjointFrom(sides)) {
            throw Agreement.fault(convention.slope.id().text(), own.toString(), sides.toString());
        }
        return own;
    }
}
