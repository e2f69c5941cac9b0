package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.solve.SlopeFormula;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * Formulas with all their cases. A worksheet writes down the case that holds; a student whose z has the other sign follows the other
 * one and is right.
 */
final class OpenCases {
    private final Exercise exercise;
    private final int layers;
    private final Map<ScalarActivation, SlopeFormula> slopes = new HashMap<>();

    OpenCases(Exercise exercise) {
        this.exercise = exercise;
        this.layers =
                exercise.network().map(NetworkData::layers).map(List::size).orElse(1);
    }

    /** The formula of a line with all its cases; nothing where it has no more than the line shows. */
    Optional<Formula> of(Evaluation line) {
        Letter letter = line.id().letter();
        if (letter.equals(Letter.A) || letter.equals(Letter.Y)) {
            return output(line.id());
        } else if (letter.equals(Letter.DA)) {
            return slope(line.id());
        } else if (letter.equals(Letter.C) && isOfOutputs(line)) {
            return loss(line.id());
        } else if (letter.equals(Letter.DY)) {
            return lossGradient(line.id());
        }
        return Optional.empty();
    }

    private static boolean hasCases(Expr formula) {
        return Children.any(formula, node -> node instanceof Expr.Piecewise);
    }

    private Optional<ScalarActivation> activation(QuantityId id, int l) {
        Optional<Activation> activation = exercise.network()
                .map(network -> network.layers().get(l - 1).activation())
                .or(exercise::activation);
        int place = id.at().isEmpty() ? 0 : id.place(0) - 1;
        return activation.flatMap(function -> function.unit(place));
    }

    private static QuantityId beside(QuantityId id, Letter letter, int layer) {
        return new QuantityId(letter, layer, id.at(), id.updated(), id.sample(), id.time());
    }

    private Optional<Formula> output(QuantityId id) {
        int l = id.letter().equals(Letter.Y) ? layers : id.layer();
        QuantityId z = beside(id, Letter.Z, l);
        return activation(id, l)
                .map(activation -> activation.formula(z.symbol()))
                .filter(OpenCases::hasCases)
                .map(formula -> Formula.of(formula, List.of(z)));
    }

    private Optional<Formula> slope(QuantityId id) {
        int l = id.layer();
        Optional<ScalarActivation> activation = activation(id, l);
        if (activation.isEmpty() || !hasCases(slope(activation.get()).formula())) {
            return Optional.empty();
        }
        QuantityId z = beside(id, Letter.Z, l);
        QuantityId a = l == layers ? beside(id, Letter.Y, 0) : beside(id, Letter.A, l);
        Map<Expr, Expr> names = Map.of(SlopeFormula.Z, z.symbol(), SlopeFormula.Y, a.symbol());
        return Optional.of(Formula.of(Substitution.apply(slope(activation.get()).formula(), names), List.of(z, a)));
    }

    private SlopeFormula slope(ScalarActivation activation) {
        return slopes.computeIfAbsent(activation, any -> SlopeFormula.of(exercise, activation));
    }

    // ---- the loss ----

    private static boolean isOfOutputs(Evaluation line) {
        return line.id().at().isEmpty()
                && line.uses().stream().noneMatch(id -> id.letter().equals(Letter.C));
    }

    private int outputs() {
        return exercise.network()
                .map(NetworkData::outputs)
                .orElseGet(() -> exercise.samples().stream()
                        .map(Sample::values)
                        .mapToInt(List::size)
                        .findFirst()
                        .orElse(0));
    }

    private List<QuantityId> vector(QuantityId like, Letter letter, boolean updated) {
        List<QuantityId> entries = new ArrayList<>();
        for (int i = 1; i <= outputs(); i++) {
            entries.add(new QuantityId(letter, 0, List.of(Expr.Num.of(i)), updated, like.sample(), like.time()));
        }
        return entries;
    }

    private static List<Expr> symbols(List<QuantityId> ids) {
        return ids.stream().map(QuantityId::symbol).toList();
    }

    private Optional<Formula> loss(QuantityId id) {
        List<QuantityId> y = vector(id, Letter.Y, id.updated());
        List<QuantityId> t = vector(id, Letter.T, false);
        return exercise.loss()
                .map(loss -> loss.formula(symbols(y), symbols(t)))
                .filter(OpenCases::hasCases)
                .map(formula -> over(formula, y, t));
    }

    private Optional<Formula> lossGradient(QuantityId id) {
        List<QuantityId> y = vector(id, Letter.Y, id.updated());
        List<QuantityId> t = vector(id, Letter.T, false);
        Optional<Loss> loss = exercise.loss();
        return loss.map(own -> own.gradient(symbols(y), symbols(t), id.place(0) - 1))
                .filter(OpenCases::hasCases)
                .map(formula -> over(formula, y, t));
    }

    private static Formula over(Expr formula, List<QuantityId> y, List<QuantityId> t) {
        List<QuantityId> all = new ArrayList<>(y);
        all.addAll(t);
        return Formula.of(formula, all);
    }
}
