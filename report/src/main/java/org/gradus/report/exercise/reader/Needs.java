package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.TaskKind;

/**
 * Checks that each task has what it needs.
 *
 * @param fields the exercise's keys
 * @param activations of all layers, or the one given without a network
 * @param output the activation of the output
 * @param inputs how many inputs the network has, if known
 * @param outputs how many outputs there are, if known
 */
record Needs(
        Fields fields,
        List<Activation> activations,
        Optional<Activation> output,
        OptionalInt inputs,
        OptionalInt outputs) {
    /** 2^6 rows still fit on two pages. */
    private static final int MOST_BINARY_INPUTS = 6;

    void check(List<TaskReader.Asked> tasks, Problems problems) {
        tasks.forEach(task -> check(task, problems));
    }

    private void check(TaskReader.Asked task, Problems problems) {
        TaskKind kind = task.kind();
        String missing = missingSource(kind.source());
        if (!missing.isEmpty()) {
            problems.add(
                    task.at(),
                    "task '" + kind.text() + "' needs " + kind.source().text() + missing);
        }
        List<String> keys = kind.keys().stream().filter(key -> !isGiven(key)).toList();
        if (!keys.isEmpty()) {
            problems.add(task.at(), "task '" + kind.text() + "' needs '" + String.join("', '", keys) + "'");
        }
        if (missing.isEmpty()) {
            checkKind(task, problems);
        }
    }

    private boolean isGiven(String key) {
        return fields.mentions(key) || (key.equals("target") && fields.mentions("targets"));
    }

    private void checkKind(TaskReader.Asked task, Problems problems) {
        switch (task.kind()) {
            case CLASSIFY -> checkClassify(task, problems);
            case SOFTMAX_JACOBIAN ->
                output.filter(Activation::isEntrywise)
                        .ifPresent(activation -> problems.add(
                                task.at(),
                                "task 'softmax-jacobian' needs a softmax output layer; here it is '" + activation.name()
                                        + "'"));
            case ACTIVATION_DERIVATIVE -> checkRoutes(task, problems);
            case TRUTH_TABLE -> checkTruthTable(task, problems);
            case DECISION_BOUNDARY -> checkBoundary(task, problems);
            default -> {}
        }
    }

    private void checkTruthTable(TaskReader.Asked task, Problems problems) {
        if (inputs.orElse(0) > MOST_BINARY_INPUTS) {
            problems.add(
                    task.at(),
                    "task 'truth-table' takes a network with at most " + MOST_BINARY_INPUTS + " inputs; here are "
                            + inputs.getAsInt());
        }
    }

    private void checkBoundary(TaskReader.Asked task, Problems problems) {
        if (inputs.isPresent() && inputs.getAsInt() != 2) {
            problems.add(
                    task.at(),
                    "task 'decision-boundary' takes a network with 2 inputs, whose boundaries are lines; here are "
                            + inputs.getAsInt());
        }
        boolean softmaxAlone = activations.size() == 1 && !activations.get(0).isEntrywise();
        if (softmaxAlone) {
            problems.add(
                    task.at(),
                    "task 'decision-boundary' is about units with two sides; 'softmax' compares several, ask 'classify'");
        }
    }

    private void checkClassify(TaskReader.Asked task, Problems problems) {
        boolean single = outputs.isPresent() && outputs.getAsInt() == 1;
        boolean probabilities = fields.mentions("probabilities");
        boolean none =
                output.filter(activation -> activation.classRule().isEmpty()).isPresent();
        if (single && (probabilities || none)) {
            problems.add(
                    task.at(),
                    "task 'classify' on a single output needs one of " + String.join(", ", singleClassifiers())
                            + "; here it is '"
                            + (probabilities
                                    ? "probability"
                                    : output.orElseThrow().name()) + "'");
        }
    }

    /** One unit of these kinds gives a class. */
    private static List<String> singleClassifiers() {
        return Activations.names().stream()
                .filter(name ->
                        Activations.named(name).flatMap(Activation::classRule).isPresent())
                .toList();
    }

    private void checkRoutes(TaskReader.Asked task, Problems problems) {
        List<String> names = activations.stream()
                .filter(Activation::isEntrywise)
                .map(Activation::name)
                .distinct()
                .toList();
        if (names.isEmpty() && !activations.isEmpty()) {
            problems.add(
                    task.at(),
                    "task 'activation-derivative' needs an activation of one number; for softmax ask 'softmax-derivative'");
        }
    }

    /** What to add to "needs …": nothing if it is all there. */
    private String missingSource(TaskKind.Source source) {
        boolean network = fields.mentions("network");
        boolean point = network && (fields.mentions("input") || fields.mentions("inputs"));
        boolean logits = fields.mentions("logits");
        boolean met = switch (source) {
            case NOTHING -> true;
            case ACTIVATION -> network || logits || fields.mentions("activation");
            case NETWORK -> network;
            case NETWORK_POINT -> point;
            case POINT -> point || logits;
            case OUTPUT -> point || logits || fields.mentions("probabilities");
        };
        if (met) {
            return "";
        }
        return network ? "; 'input' is missing" : "; 'network' is missing";
    }
}
