package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Worksheet;

/**
 * The solution of an exercise.
 *
 * @param samples the forward pass of every sample; empty when nothing was given to put in
 * @param answers one for each task, in the order of the tasks
 * @param worksheet every number of the samples and the batch; those of truth tables, verdicts and single derivatives are not in it
 * @param undecided gradients to which an independent second way was not narrow enough to compare
 */
public record Solution(
        Exercise exercise,
        List<SampleTrace> samples,
        List<Answer> answers,
        Worksheet worksheet,
        List<QuantityId> undecided) {
    public Solution {
        undecided = List.copyOf(undecided);
        samples = List.copyOf(samples);
        answers = List.copyOf(answers);
    }

    /** One for each task: an answer that is on the sheet is in one of its sections. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<Exercise.LayerData> layers =
                exercise.network().map(Exercise.NetworkData::layers).orElse(List.of());
        Sections sections = new Sections(samples, layers);
        for (int i = 0; i < answers.size(); i++) {
            String task = exercise.tasks().get(i).name();
            parts.add(new Part(Part.label(i), task, answers.get(i).accept(sections)));
        }
        return parts;
    }

    /** The claims that were to be verified, in the order of their tasks. */
    public List<ClaimResult> verdicts() {
        return answers.stream()
                .filter(Answer.Verification.class::isInstance)
                .map(answer -> ((Answer.Verification) answer).result())
                .toList();
    }
}
