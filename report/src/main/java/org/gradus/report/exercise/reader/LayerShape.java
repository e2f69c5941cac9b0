package org.gradus.report.exercise.reader;

import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.report.exercise.Layout;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/**
 * The shape of a layer: W^l is N_l × N_{l-1}, b^l has N_l numbers.
 *
 * @param weights of the lecture
 * @param layout in which the file writes them
 * @param before N_{l-1}, if known
 * @param bias the length of the bias, if there is one
 */
record LayerShape(int number, WeightMatrix weights, Layout layout, OptionalInt before, OptionalInt bias) {

    /** Whether nothing fits as it stands and everything that is known fits the transpose. */
    boolean isTransposed() {
        if (!layout.equals(Layout.LECTURE)
                || weights.columns().isEmpty()
                || weights.columns().getAsInt() == weights.rows()) {
            return false;
        }
        boolean fits = inputsAre(weights.columns().getAsInt()) && biasIs(weights.rows());
        return !fits
                && inputsAre(weights.rows())
                && biasIs(weights.columns().getAsInt())
                && (before.isPresent() || bias.isPresent());
    }

    private boolean inputsAre(int count) {
        return before.isEmpty() || before.getAsInt() == count;
    }

    private boolean biasIs(int count) {
        return bias.isEmpty() || bias.getAsInt() == count;
    }

    /** What to say of a layer without bias that has one column too many. */
    static String biasColumn(int inputs, int columns, boolean hasBias) {
        return !hasBias && columns == inputs + 1
                ? "; if one column of weights is the bias, write biasColumn: first (or last) in the network"
                        + " and no constant 1 in the input"
                : "";
    }

    /** Reports what does not fit; a wrong number of inputs of layer 1 is left to the input. */
    void check(Optional<Node> biasNode, Problems problems) {
        boolean hasBias = biasNode.isPresent() || layout.holdsBias();
        if (isTransposed()) {
            problems.add(
                    weights.at(),
                    "weights of layer " + number + " is " + weights.rows() + "×"
                            + weights.columns().getAsInt() + " (units × inputs) but must be "
                            + weights.columns().getAsInt() + "×" + weights.rows()
                            + "; the transpose fits: rows are units"
                            + biasColumn(before.orElse(0), weights.columns().getAsInt(), hasBias));
            return;
        }
        if (number > 1
                && weights.columns().isPresent()
                && !inputsAre(weights.columns().getAsInt())) {
            problems.add(
                    weights.at(),
                    "weights of layer " + number + " has "
                            + WeightLayout.inputsText(weights.columns().getAsInt(), layout) + " but layer "
                            + (number - 1)
                            + " has " + Near.count(before.orElseThrow(), "unit")
                            + (weights.commaHint().isEmpty()
                                    ? biasColumn(
                                            before.orElseThrow(),
                                            weights.columns().getAsInt(),
                                            hasBias)
                                    : weights.commaHint()));
        }
        if (!biasIs(weights.rows())) {
            problems.add(
                    biasNode.map(Node::at).orElse(weights.at()),
                    "bias of layer " + number + " has " + Near.count(bias.getAsInt(), "number") + " but the layer has "
                            + Near.count(weights.rows(), "unit")
                            + biasNode.map(NumberReader::decimalComma).orElse(""));
        }
    }
}
