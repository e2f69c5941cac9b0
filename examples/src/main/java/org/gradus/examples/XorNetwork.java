package org.gradus.examples;

import org.gradus.core.function.Activations;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;

/** Prints what Goodfellow's network with a hidden layer answers to the four inputs of XOR; needs {@code core} only. */
public final class XorNetwork {
    private XorNetwork() {}

    /** The network of "Deep Learning" (Goodfellow, Bengio, Courville), section 6.1. */
    static Network network() {
        return Network.of(
                new Layer(Matrix.of(new double[][] {{1, 1}, {1, 1}}), Matrix.column(0, -1), Activations.RELU),
                new Layer(Matrix.of(new double[][] {{1, -2}}), Matrix.column(0), Activations.IDENTITY));
    }

    public static void main(String[] arguments) {
        for (double[] x : new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
            double y = network().forward(Matrix.column(x)).output().get(0);
            System.out.println((int) x[0] + " xor " + (int) x[1] + " = " + (int) y);
        }
    }
}
