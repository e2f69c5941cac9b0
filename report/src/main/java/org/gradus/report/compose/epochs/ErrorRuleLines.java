package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.batch.WorkedSample;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;

/** The perceptron rule and the delta rule, and their first row in numbers. */
final class ErrorRuleLines {
    private static final Expr ETA = Expr.Symbol.of("eta");

    private final Draft draft;
    private final Notation notation;
    private final Rule rule;

    ErrorRuleLines(Draft draft, Rule rule) {
        this.draft = draft;
        this.notation = draft.notation();
        this.rule = rule;
    }

    void compose(Row row) {
        boolean neuron = notation.isNeuron();
        if (!neuron) {
            new WorkedSample(draft, row.trace()).forward();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(rules(row), List.of(), OptionalInt.of(draft.nextNumber())));
        UpdateLines update = new UpdateLines(draft);
        if (neuron) {
            List<Chain> output = new ArrayList<>();
            output.add(chain(row.trace().lastLayer().preactivation().get(0)));
            output.add(
                    rule == Rule.PERCEPTRON
                            ? value(row.trace().output().get(0))
                            : chain(row.trace().output().get(0)));
            row.errors().forEach(error -> output.add(chain(error)));
            lines.add(new Line(output, rule == Rule.PERCEPTRON ? threshold(row) : List.of(), OptionalInt.empty()));
            row.slopes().stream().map(AtPoint::value).forEach(slope -> lines.add(Line.of(chain(slope))));
            lines.addAll(update.each(UpdateLines.all(row.update())));
            row.loss().ifPresent(loss -> lines.add(Line.of(chain(loss.value()))));
        } else {
            MatrixLines errors = MatrixLines.ofColumn(draft, row.errors());
            lines.add(Line.of(inserted(errors, error(row))));
            if (!row.slopes().isEmpty()) {
                List<Evaluation> slopes =
                        row.slopes().stream().map(AtPoint::value).toList();
                MatrixLines slope = MatrixLines.ofColumn(draft, slopes);
                lines.add(Line.of(inserted(slope, notation.gradients().slope(1, slopes.size()))));
            }
            lines.addAll(update.layer(1, row.update().get(0)));
            row.loss().ifPresent(loss -> lines.add(Line.of(chain(loss.value()))));
        }
        draft.step(
                draft.say(TrainingPhrase.RULE_AND_ROW),
                rule == Rule.PERCEPTRON
                        ? draft.say(TrainingPhrase.WHY_PERCEPTRON, y(row), target())
                        : draft.say(TrainingPhrase.WHY_DELTA),
                lines);
    }

    private Chain inserted(MatrixLines lines, Expr name) {
        return draft.is(Detail.BRIEF) ? lines.brief(Chain.of(name)) : lines.inserted(Chain.of(name));
    }

    private Chain chain(Evaluation line) {
        Chain name = Chain.of(notation.write(line.symbol()));
        return draft.is(Detail.BRIEF)
                ? NeuronLines.brief(draft, line)
                : NeuronLines.calculated(name, line, line.substituted());
    }

    private Chain value(Evaluation line) {
        return Chain.of(notation.write(line.symbol()))
                .and(line.value().lineEnd().relation(), line.lineEnd());
    }

    /** "z = 0, so y = 1": on which side of the threshold. */
    private List<Inline> threshold(Row row) {
        Evaluation z = row.trace().lastLayer().preactivation().get(0);
        int sign = z.value().real().signum();
        Expr.Relation.Operator side = sign > 0
                ? Expr.Relation.Operator.GREATER
                : sign < 0 ? Expr.Relation.Operator.LESS : Expr.Relation.Operator.EQUAL;
        Chain where = Chain.of(notation.write(z.symbol())).and(side, Expr.Num.of(0));
        return draft.say(
                TrainingPhrase.THRESHOLD, where, value(row.trace().output().get(0)));
    }

    private Expr y(Row row) {
        return notation.output(1, row.trace().output().size());
    }

    private Expr target() {
        return notation.gradients().target();
    }

    private Expr error(Row row) {
        return Expr.Sum.of(target(), new Expr.Negation(y(row)));
    }

    /** Δw_j = η(t − y)x_j, Δb = η(t − y), and what they are added to. */
    private List<Chain> rules(Row row) {
        boolean neuron = notation.isNeuron();
        LayerStep layer = row.update().get(0);
        int units = row.trace().output().size();
        Expr factor = error(row);
        if (!row.slopes().isEmpty()) {
            Expr slope = notation.gradients().slope(1, units);
            factor = units == 1 ? Expr.Product.of(factor, slope) : new Expr.Hadamard(factor, slope);
        }
        List<Chain> rules = new ArrayList<>();
        List<Chain> sums = new ArrayList<>();
        if (!layer.weights().get(0).isEmpty()) {
            Expr weight = neuron ? Expr.Indexed.of("w", "j") : notation.weights(1);
            Expr input = neuron
                    ? Expr.Indexed.of("x", "j")
                    : GradientNotation.transposed(
                            Expr.Symbol.vector("x"), row.trace().input().size());
            rules.add(added(weight, product(factor, List.of(input))));
            sums.add(sum(weight));
        }
        if (layer.bias().isPresent() && draft.exercise().conventions().updateBias()) {
            Expr bias = notation.gradients().bias(1, units);
            rules.add(added(bias, product(factor, List.of())));
            sums.add(sum(bias));
        }
        rules.addAll(sums);
        return rules;
    }

    private static Expr product(Expr factor, List<Expr> more) {
        List<Expr> factors = new ArrayList<>(List.of(ETA));
        factors.addAll(factor instanceof Expr.Product several ? several.factors() : List.of(factor));
        factors.addAll(more);
        return new Expr.Product(factors);
    }

    private Chain added(Expr parameter, Expr step) {
        return Lines.equal(notation.of(Letter.Role.STEP, parameter), step);
    }

    private Chain sum(Expr parameter) {
        Expr step = notation.of(Letter.Role.STEP, parameter);
        return Lines.equal(notation.after(parameter), Expr.Sum.of(parameter, step));
    }
}
