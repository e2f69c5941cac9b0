package org.gradus.report.compose.figure;

/** Which picture of an exercise is asked for; the constant's name in lower case is the option's value. */
public enum FigureKind {
    /** The network with all its values. */
    NETWORK,
    /** The network as it is given. */
    QUESTION,
    /** Backpropagation in the network. */
    BACKWARD,
    /** An activation and its derivative. */
    ACTIVATION,
    /** Where a unit with two inputs changes its side. */
    BOUNDARY,
    /** What hidden units make of binary inputs. */
    XOR,
    /** The loss along a step of gradient descent. */
    STEP,
    /** The loss during training. */
    LOSS,
    /** A formula as a graph of its operations. */
    GRAPH
}
