package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;

/** What the overview says is given for training: targets, loss and learning rate. */
final class TrainingData {
    private TrainingData() {}

    /** {@code t = [0; 1]}. */
    static Chain target(Draft draft, SampleTrace sample) {
        List<Expr> target = sample.sample().target().orElseThrow();
        Expr column = Elision.column(target.size(), i -> Plain.number(target.get(i)));
        return Lines.equal(draft.notation().gradients().target(), column);
    }

    static List<List<Inline>> sentences(Draft draft) {
        Exercise exercise = draft.exercise();
        List<List<Inline>> sentences = new ArrayList<>();
        if (draft.samples().size() <= Draft.SAMPLES_SHOWN) {
            classes(draft).ifPresent(sentences::add);
        }
        List<Inline> loss = FunctionWords.name(draft.wording(), exercise.loss().orElseThrow());
        sentences.add(draft.say(Phrase.GIVEN_LOSS, loss));
        zeroTargets(draft, sentences);
        if (Training.isStepAsked(draft.solution().answers())) {
            Expr rate = Plain.number(exercise.learningRate().orElseThrow());
            sentences.add(draft.say(Phrase.GIVEN_RATE, Lines.equal(Expr.Symbol.of("eta"), rate)));
            boolean sequential = exercise.conventions().batch() == Batch.SEQUENTIAL
                    && draft.samples().size() > 1;
            if (sequential) {
                sentences.add(draft.say(Phrase.GIVEN_SEQUENTIAL));
            }
        }
        return sentences;
    }

    /** A cross-entropy in which no output counts is 0: a number, but one that says nothing of the outputs. */
    private static void zeroTargets(Draft draft, List<List<Inline>> sentences) {
        List<SampleTrace> samples = draft.samples();
        Activation output = samples.get(0).lastLayer().function();
        if (!output.isDistribution()
                || draft.exercise()
                        .loss()
                        .flatMap(loss -> loss.logitForm(output))
                        .isEmpty()) {
            return;
        }
        for (SampleTrace sample : samples) {
            boolean none = sample.sample().target().orElseThrow().stream()
                    .allMatch(t -> Plain.number(t).equals(Expr.Num.of(0)));
            if (none) {
                sentences.add(
                        samples.size() == 1
                                ? draft.say(Phrase.ZERO_TARGETS)
                                : draft.say(Phrase.ZERO_TARGETS_OF_SAMPLE, sample.number()));
            }
        }
    }

    /** Which classes the targets stand for, where they were written as classes. */
    private static Optional<List<Inline>> classes(Draft draft) {
        List<SampleTrace> samples = draft.samples();
        List<Inline> all = List.of();
        for (SampleTrace sample : samples) {
            Optional<List<Inline>> meaning = Training.meaning(draft, sample);
            if (meaning.isPresent() && samples.size() == 1) {
                return Optional.of(draft.say(Phrase.GIVEN_TARGET, meaning.get()));
            }
            if (meaning.isPresent()) {
                List<Inline> between = all.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
                all = Wording.join(all, between, draft.say(Phrase.TARGET_OF_SAMPLE, meaning.get(), sample.number()));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(draft.say(Phrase.GIVEN_TARGETS, all));
    }
}
