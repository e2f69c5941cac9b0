package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Letter.Role;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;

/** The rules that change a layer by its error alone: w ← w + η(t − y)x, of the delta rule with the factor σ′(z). */
final class ErrorRule {
    private final Exercise exercise;
    private final Rule rule;
    private final Ledger ledger;
    private final Names names;
    private final QuantityId rate;

    /** @param ledger of the row's sample */
    ErrorRule(Exercise exercise, Rule rule, Ledger ledger, Parameters parameters) {
        this.exercise = exercise;
        this.rule = rule;
        this.ledger = ledger;
        this.names = ledger.names();
        this.rate = names.of(Letter.ETA);
        parameters.enter(ledger, 1, names);
    }

    Row row(SampleTrace trace) {
        ledger.give(rate, exercise.learningRate().orElseThrow());
        Optional<LossTrace> loss = exercise.loss()
                .filter(any -> any.misfit(trace.lastLayer().function()).isEmpty())
                .map(any -> new LossSolver(exercise, ledger, trace, names, Optional.empty()).solve());
        List<Evaluation> errors = errors(trace);
        List<AtPoint> slopes = slopes(trace.lastLayer());
        return new Row(
                trace, List.of(), errors, slopes, loss, Optional.empty(), List.of(update(trace, errors, slopes)));
    }

    /** t_i − y_i. */
    private List<Evaluation> errors(SampleTrace trace) {
        List<Expr> target = trace.sample().target().orElseThrow();
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= target.size(); i++) {
            QuantityId t = names.of(Letter.T, i);
            ledger.give(t, target.get(i - 1));
            Expr y = trace.output().get(i - 1).symbol();
            lines.add(new Definition(names.ofLayer(Letter.ERROR, 1, i), Expr.Sum.of(t.symbol(), new Expr.Negation(y))));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    private List<AtPoint> slopes(LayerTrace layer) {
        boolean identity = layer.function().parts().stream()
                .allMatch(part -> part.unit(0).orElseThrow().isIdentity());
        return rule != Rule.DELTA || identity ? List.of() : DerivativeValues.of(exercise, layer, ledger);
    }

    /** η (t_i − y_i) σ′(z_i). */
    private Expr factor(int i, List<Evaluation> errors, List<AtPoint> slopes) {
        Expr error = errors.get(i - 1).symbol();
        return slopes.isEmpty()
                ? Expr.Product.of(rate.symbol(), error)
                : Expr.Product.of(
                        rate.symbol(), error, slopes.get(i - 1).value().symbol());
    }

    private static Expr times(Expr factor, Expr input) {
        List<Expr> factors = new ArrayList<>(((Expr.Product) factor).factors());
        factors.add(input);
        return new Expr.Product(factors);
    }

    private LayerStep update(SampleTrace trace, List<Evaluation> errors, List<AtPoint> slopes) {
        LayerData data = trace.lastLayer().data().orElseThrow();
        Edges edges = Edges.of(data);
        List<List<Evaluation>> steps = edges.evaluate(
                ledger,
                (i, j) -> step(weight(i, j)),
                (i, j) -> new Definition(
                        step(weight(i, j)),
                        times(factor(i, errors, slopes), trace.entering(1, j).symbol())));
        List<List<Evaluation>> weights =
                edges.evaluate(ledger, (i, j) -> weight(i, j).after(), (i, j) -> added(weight(i, j)));
        List<Evaluation> others = new ArrayList<>();
        steps.forEach(row -> row.stream().filter(step -> !step.isAbsent()).forEach(others::add));
        Optional<List<Evaluation>> bias = data.bias().map(entries -> bias(entries.size(), errors, slopes, others));
        return new LayerStep(weights, bias, others);
    }

    private List<Evaluation> bias(int units, List<Evaluation> errors, List<AtPoint> slopes, List<Evaluation> others) {
        List<QuantityId> biases = IntStream.rangeClosed(1, units)
                .mapToObj(i -> names.ofLayer(Letter.B, 1, i))
                .toList();
        if (!exercise.conventions().updateBias()) {
            return biases.stream()
                    .map(b -> ledger.carry(b.after(), ledger.given(b), true))
                    .toList();
        }
        others.addAll(ledger.evaluate(
                IntStream.rangeClosed(1, units)
                        .mapToObj(i -> new Definition(step(biases.get(i - 1)), factor(i, errors, slopes)))
                        .toList(),
                Operands.DECIMAL));
        return ledger.evaluate(biases.stream().map(ErrorRule::added).toList(), Operands.DECIMAL);
    }

    private QuantityId weight(int i, int j) {
        return names.ofLayer(Letter.W, 1, i, j);
    }

    private static QuantityId step(QuantityId parameter) {
        return parameter.of(parameter.letter().in(Role.STEP));
    }

    private static Definition added(QuantityId parameter) {
        return new Definition(
                parameter.after(),
                Expr.Sum.of(parameter.symbol(), step(parameter).symbol()));
    }
}
