package org.gradus.report.exercise.random;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;

/**
 * Where random numbers stand: one, a list or a matrix of them.
 *
 * @param path of the key: {@code network.layers[0].weights}
 * @param rows 0 for a single number
 * @param columns 0 for a single number or a list
 */
record RandomPlace(Node.Mapping node, String path, RandomNumber number, int rows, int columns) {

    /** The paths of the numbers, in order: {@code network.layers[0].weights[1][0]}; as if each were written by itself. */
    List<String> paths() {
        if (rows == 0) {
            return List.of(path);
        }
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < Math.max(1, columns); j++) {
                paths.add(path + "[" + i + "]" + (columns == 0 ? "" : "[" + j + "]"));
            }
        }
        return paths;
    }

    Position at() {
        return node.at();
    }

    /** The drawn numbers as a tree. */
    Node tree(List<Node.Scalar> drawn) {
        if (rows == 0) {
            return drawn.get(0);
        }
        if (columns == 0) {
            return new Node.Sequence(at(), List.copyOf(drawn), true);
        }
        List<Node> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(new Node.Sequence(at(), List.copyOf(drawn.subList(i * columns, (i + 1) * columns)), true));
        }
        return new Node.Sequence(at(), lines, true);
    }
}
