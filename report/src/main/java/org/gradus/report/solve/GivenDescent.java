package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.exercise.TrainingPlan.GivenGradients;
import org.gradus.report.plan.Descent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.Update;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;

/** Updates of parameters whose gradients are given, one after the other. */
final class GivenDescent {
    private final Exercise exercise;
    private final TrainingPlan plan;
    private final GivenGradients given;
    private final Transcript transcript;
    private final int firstTime;
    private final Descent descent;
    /** What goes on from update to update, by what it is called after one. */
    private final Map<QuantityId, Evaluation> left = new HashMap<>();

    GivenDescent(Exercise exercise, TrainingPlan plan, Transcript transcript, int firstTime) {
        this.exercise = exercise;
        this.plan = plan;
        this.given = plan.gradients().orElseThrow();
        this.transcript = transcript;
        this.firstTime = firstTime;
        this.descent = new Descent(plan.optimiser(), firstTime);
    }

    Answer.Descent solve() {
        List<Update> updates = new ArrayList<>();
        List<Evaluation> rate = new ArrayList<>();
        for (int k = 0; k < given.steps().size(); k++) {
            Names names = new Names(0, firstTime + k, false);
            Ledger ledger = new Ledger(exercise.rounding(), names, transcript);
            ledger.give(names.of(Letter.ETA), exercise.learningRate().orElseThrow());
            rate.add(ledger.given(names.of(Letter.ETA)));
            descent.constants(names).forEach(constant -> ledger.give(constant.id(), constant.given()));
            try {
                updates.add(update(ledger, given.steps().get(k)));
            } catch (UnsolvableException unsolvable) {
                throw new UnsolvableException("update " + (k + 1) + ": " + unsolvable.getMessage(), unsolvable);
            }
        }
        return new Answer.Descent(plan, rate.get(0), updates);
    }

    private Update update(Ledger ledger, List<Expr> gradient) {
        Names names = ledger.names();
        List<Evaluation> gradients = new ArrayList<>();
        List<List<Definition>> all = new ArrayList<>();
        List<Definition> decays = new ArrayList<>();
        for (int i = 1; i <= gradient.size(); i++) {
            QuantityId parameter = name(names, Letter.THETA, i);
            QuantityId slope = name(names, Letter.G, i);
            ledger.give(slope, gradient.get(i - 1));
            gradients.add(ledger.given(slope));
            enter(ledger, new LayerKind.Parameter(parameter, given.start().get(i - 1)));
            descent.memory(names, parameter).forEach(memory -> enter(ledger, memory));
            QuantityId total = decay(ledger, parameter, slope, decays);
            all.add(descent.update(names, parameter, total, names.of(Letter.ETA).symbol()));
        }
        List<Evaluation> lines = new ArrayList<>(ledger.evaluate(decays, Operands.DECIMAL));
        List<Evaluation> parameters = List.of();
        for (int line = 0; line < all.get(0).size(); line++) {
            int own = line;
            parameters =
                    ledger.evaluate(all.stream().map(update -> update.get(own)).toList(), Operands.DECIMAL);
            lines.addAll(parameters);
        }
        lines.forEach(line -> left.put(
                new QuantityId(line.id().letter(), 0, line.id().at(), line.id().updated(), 0, 0), line));
        return new Update(gradients, lines.subList(0, lines.size() - gradient.size()), parameters);
    }

    /** With regularisation g + λθ is a line of its own, in {@code decays}; else the gradient is g. */
    private QuantityId decay(Ledger ledger, QuantityId parameter, QuantityId gradient, List<Definition> decays) {
        if (exercise.regularisation().isEmpty()) {
            return gradient;
        }
        QuantityId lambda = ledger.names().of(Letter.LAMBDA);
        ledger.give(lambda, exercise.regularisation().get().l2());
        QuantityId total = parameter.of(Letter.DTHETA);
        Expr added = Expr.Product.of(lambda.symbol(), parameter.symbol());
        decays.add(new Definition(total, Expr.Sum.of(gradient.symbol(), added)));
        return total;
    }

    /** θ alone where there is one parameter. */
    private QuantityId name(Names names, Letter letter, int i) {
        return given.start().size() == 1 ? names.of(letter) : names.of(letter, i);
    }

    private void enter(Ledger ledger, LayerKind.Parameter parameter) {
        QuantityId id = parameter.id();
        Evaluation before = left.get(new QuantityId(id.letter(), 0, id.at(), true, 0, 0));
        if (before == null) {
            ledger.give(id, parameter.given());
        } else {
            ledger.carry(id, before, false);
        }
    }
}
