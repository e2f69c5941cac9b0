package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.number.Rational;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;

/**
 * Exam groups of equal difficulty: given numbers of the same signs and decimal places, pre-activations of the same signs, the same units on,
 * the same class predicted rightly or wrongly, the same working places; but other numbers.
 */
public final class Groups {
    /** First groups for which the others are looked for. */
    private static final int MOST_MODELS = 10;

    private final Variation variation;
    private final KnownUnits units = new KnownUnits();

    private Groups(Variation variation) {
        this.variation = variation;
    }

    /**
     * One variant for each group, in their order.
     *
     * @throws org.gradus.report.exercise.ExerciseException if no draws are alike and meet the requirements
     */
    public static List<Variant> of(Variation variation, List<String> names) {
        return new Groups(variation).variants(names);
    }

    private List<Variant> variants(List<String> names) {
        OptionalInt places = variation.working();
        int from = 0;
        for (int model = 0; model < MOST_MODELS; model++) {
            Recipient first = Recipient.group(names.get(0));
            Variation.Found found = variation.find(first, from);
            from = found.draw().attempt() + 1;
            List<Variation.Found> groups = new ArrayList<>(List.of(found));
            for (String name : names.subList(1, names.size())) {
                like(found, Recipient.group(name), groups).ifPresent(groups::add);
            }
            if (groups.size() == names.size()) {
                return groups.stream()
                        .map(group -> variation.variant(group, places))
                        .toList();
            }
        }
        Position at = variation.template().firstRandom();
        throw Variation.problem(
                variation.file(),
                at,
                "no groups of equal difficulty were found: for " + MOST_MODELS + " draws of group " + names.get(0)
                        + " no others have the same signs, decimals and branches and other numbers; widen the ranges of the numbers");
    }

    private Optional<Variation.Found> like(Variation.Found model, Recipient recipient, List<Variation.Found> before) {
        List<Object> signature = signature(model.solution());
        Tally tries = new Tally();
        for (int attempt = 0; attempt < Variation.MOST_ATTEMPTS; attempt++) {
            Optional<Draw> draw = variation.template().drawLike(model.draw(), recipient, attempt);
            if (draw.isEmpty()) {
                continue;
            }
            boolean other = before.stream()
                    .noneMatch(group -> group.draw().texts().equals(draw.get().texts()));
            Optional<Variation.Found> found = other ? variation.accepted(draw.get(), tries) : Optional.empty();
            if (found.isPresent() && signature(found.get().solution()).equals(signature)) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What makes two draws equally hard; an undecided sign is like no other. */
    private List<Object> signature(Solution solution) {
        List<Object> signature = new ArrayList<>();
        for (SampleTrace sample : solution.samples()) {
            for (LayerTrace layer : sample.layers()) {
                for (int i = 0; i < layer.preactivation().size(); i++) {
                    Evaluation z = layer.preactivation().get(i);
                    Units kinks = units.of(layer.function(), i);
                    OptionalInt sign = Signs.compare(z.value().real(), Rational.ZERO);
                    signature.add(sign.isPresent() ? Integer.signum(sign.getAsInt()) : new Object());
                    if (kinks.haveKinks()) {
                        signature.add(kinks.isOn(z.value().real()));
                    }
                }
            }
            signature.add(ExactChecks.isWrong(sample));
        }
        return signature;
    }
}
