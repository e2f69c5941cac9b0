package org.gradus.report.marking;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Reduction;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Mistakes in the loss and its gradient. */
final class LossChanges {
    private static final Expr TWO = Expr.Num.of(2);
    private static final Expr HALF = new Expr.Quotient(Expr.Num.of(1), TWO);

    private LossChanges() {}

    /** The loss of a sample, or its slope in an output. */
    private static boolean isOfSample(Line line) {
        return line.isCalculated()
                && (line.is(Letter.DY)
                        || line.is(Letter.C)
                                && line.id().at().isEmpty()
                                && line.calculated().find(Letter.C).isEmpty());
    }

    /** Twice where the loss has its ½, half where a loss of squares has none. */
    static List<Formula> half(Line line, Lines lines) {
        Optional<Loss> loss = lines.exercise().loss();
        if (!isOfSample(line) || loss.filter(LossChanges::isOfSquares).isEmpty()) {
            return List.of();
        }
        boolean has = loss.orElseThrow().reduction() == Reduction.HALF_SUM;
        return List.of(line.calculated().times(has ? TWO : HALF));
    }

    private static boolean isOfSquares(Loss loss) {
        boolean found = Children.any(
                loss.formula(List.of(Expr.Symbol.of("y")), List.of(Expr.Symbol.of("t"))),
                node -> node instanceof Expr.Power power && power.exponent().equals(Expr.Num.of(2)));
        return found && loss.regions(Expr.Symbol.of("y"), Expr.Symbol.of("t")).size() == 1;
    }

    /** Of the samples where they are reduced to one loss, else of the outputs. */
    static List<Formula> reduction(Line line, Lines lines) {
        Batch batch = lines.exercise().conventions().batch();
        int samples = lines.exercise().samples().size();
        if (samples > 1 && (batch == Batch.MEAN || batch == Batch.SUM)) {
            return ofBatch(line, batch == Batch.MEAN, samples);
        }
        Optional<Loss> loss = lines.exercise().loss();
        int outputs = outputs(lines);
        boolean straight = line.isCalculated() && line.is(Letter.DELTA) && hasTarget(line.calculated());
        if (!isOfSample(line) && !straight || loss.isEmpty() || outputs < 2) {
            return List.of();
        }
        Expr number = Expr.Num.of(outputs);
        boolean mean = loss.get().reduction() == Reduction.MEAN;
        return List.of(line.calculated().times(mean ? number : new Expr.Quotient(Expr.Num.of(1), number)));
    }

    private static int outputs(Lines lines) {
        return lines.exercise().network().map(network -> network.outputs()).orElseGet(() -> (int) lines.all().stream()
                .filter(line -> line.is(Letter.Y))
                .map(line -> line.id().at())
                .distinct()
                .count());
    }

    private static List<Formula> ofBatch(Line line, boolean mean, int samples) {
        boolean reduced = line.isCalculated()
                && line.id().sample() == 0
                && (line.is(Letter.C) || line.is(Letter.DW) || line.is(Letter.DB));
        if (!reduced) {
            return List.of();
        }
        Expr number = Expr.Num.of(samples);
        return List.of(line.calculated().times(mean ? number : new Expr.Quotient(Expr.Num.of(1), number)));
    }

    /** Common logarithms, or those to the base 2. */
    static List<Formula> logBase(Line line, Lines lines) {
        if (!line.isCalculated() || !line.is(Letter.C)) {
            return List.of();
        }
        Expr formula = line.expr();
        Expr common = withLogarithm(formula, u -> Expr.Apply.of(FunctionName.LOG10, u));
        Expr ofTwo = withLogarithm(
                formula,
                u -> new Expr.Quotient(Expr.Apply.of(FunctionName.LN, u), Expr.Apply.of(FunctionName.LN, TWO)));
        return common.equals(formula)
                ? List.of()
                : List.of(line.calculated().with(common), line.calculated().with(ofTwo));
    }

    private static Expr withLogarithm(Expr formula, java.util.function.UnaryOperator<Expr> logarithm) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                return FunctionName.of(apply.function()).equals(Optional.of(FunctionName.LN))
                        ? logarithm.apply(rewrite(apply.arguments().get(0)))
                        : super.apply(apply);
            }
        });
    }

    /** Of ∂C/∂y, and of δ where it is output minus target by itself. */
    static List<Formula> errorSign(Line line, Lines lines) {
        boolean difference =
                line.isCalculated() && (line.is(Letter.DY) || line.is(Letter.DELTA) && hasTarget(line.calculated()));
        return difference && !isTurned(lines) ? List.of(line.calculated().negated()) : List.of();
    }

    /** Of δ at the output, where the exercise takes target minus output; ∂C/∂y is the same either way. */
    static List<Formula> outputMinusTarget(Line line, Lines lines) {
        boolean first = line.isCalculated() && line.is(Letter.DELTA) && isAtOutput(line.calculated());
        return first && isTurned(lines) ? List.of(line.calculated().negated()) : List.of();
    }

    private static boolean isTurned(Lines lines) {
        return lines.exercise().conventions().errorSign() == ErrorSign.TARGET_MINUS_OUTPUT;
    }

    private static boolean isAtOutput(Formula formula) {
        return hasTarget(formula) || formula.find(Letter.DY).isPresent();
    }

    private static boolean hasTarget(Formula formula) {
        return formula.uses().stream().map(QuantityId::letter).anyMatch(Letter.T::equals);
    }
}
