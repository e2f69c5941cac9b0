package org.gradus.examples.benchmark;

import org.gradus.core.matrix.Matrix;

/** Says what calculates large products with this class path. */
final class Backend {
    private Backend() {}

    public static void main(String[] args) {
        System.out.println(Matrix.backend());
    }
}
