package org.gradus.report.compose.words;

/** What stands on pictures, and what they show for those who cannot see them. */
public enum FigurePhrase implements Words {
    // networks
    FIGURE_NETWORK,
    FIGURE_FORWARD,
    FIGURE_INPUTS,
    FIGURE_LAYER,
    FIGURE_LAYER_VALUES,
    FIGURE_WEIGHTS,
    FIGURE_BIASES,
    FIGURE_NO_EDGE,
    FIGURE_LEFT_OUT,
    FIGURE_DASHES,
    FIGURE_POSITIVE,
    FIGURE_NEGATIVE,
    FIGURE_ZERO
}
