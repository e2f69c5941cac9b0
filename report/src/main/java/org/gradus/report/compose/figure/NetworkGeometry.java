package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Drawing.Point;

/** Where the nodes of a network stand, and where its edges run. Column 0 is the input. */
final class NetworkGeometry {
    /** With more edges in a gap the numbers on them could not be told apart. */
    static final int MOST_EDGES = 9;

    /** Of a layer with more units the first three and the last are drawn. */
    static final int MOST_UNITS = 8;

    private static final int FIRST = 3;
    private static final double PLAIN_GAP = 40;
    private static final double NARROW_GAP = 17;
    private static final double ROOM_BESIDE_PLATE = 28;
    private static final double AIR = 4.5;

    /** A column of more inputs is drawn closer: nothing stands above or below them. */
    private static final int FEW_UNITS = 4;

    private static final double CLOSE = 5;

    private final NetworkData network;
    private final double radius;
    private final double[] rows;
    private final double[] x;
    private final double height;

    /**
     * @param row from node to node
     * @param plates the widest number on the edges of each gap; 0 where there is none
     * @param widest what stands at a node and must not meet such a number: twice the radius, or more
     * @param isNarrow whether columns without numbers between them stand close
     */
    NetworkGeometry(NetworkData network, double radius, double row, double[] plates, double widest, boolean isNarrow) {
        this.network = network;
        this.radius = radius;
        this.x = new double[plates.length + 1];
        this.rows = new double[x.length];
        for (int column = 0; column < x.length; column++) {
            boolean isHigh = shown(column).size() > FEW_UNITS && column == 0;
            rows[column] = isHigh ? Math.min(row, 2 * radius + CLOSE) : row;
        }
        double plain = isNarrow ? NARROW_GAP : PLAIN_GAP;
        for (int gap = 1; gap < x.length; gap++) {
            double usual = 2 * radius + (plates[gap - 1] == 0 ? plain : ROOM_BESIDE_PLATE + plates[gap - 1]);
            double free = plates[gap - 1] == 0 ? 0 : (widest / 2 + AIR + plates[gap - 1] / 2) / share(gap);
            x[gap] = x[gap - 1] + Math.max(usual, free);
        }
        double highest = 0;
        for (int column = 0; column < x.length; column++) {
            highest = Math.max(highest, (shown(column).size() - 1) * rows[column]);
        }
        height = highest;
    }

    /** How many units a column has. */
    static int units(NetworkData network, int column) {
        return column == 0 ? network.inputs() : network.layers().get(column - 1).units();
    }

    /** Whether there is room for a number on each edge between a column and the one before it. */
    static boolean hasPlates(NetworkData network, int column) {
        return units(network, column) * units(network, column - 1) <= MOST_EDGES;
    }

    double radius() {
        return radius;
    }

    int columns() {
        return x.length;
    }

    double x(int column) {
        return x[column];
    }

    /** The lowest place of a node. */
    double bottom() {
        return height;
    }

    /** The units that are drawn, from 1, top to bottom; 0 for the dots. */
    List<Integer> shown(int column) {
        int units = units(network, column);
        List<Integer> shown = new ArrayList<>();
        for (int unit = 1; unit <= units; unit++) {
            if (units <= MOST_UNITS || unit <= FIRST || unit == units) {
                shown.add(unit);
            } else if (unit == FIRST + 1) {
                shown.add(0);
            }
        }
        return shown;
    }

    /** The centre of what stands at this place of a column, from 0. */
    Point place(int column, int index) {
        double own = (shown(column).size() - 1) * rows[column];
        return new Point(x[column], (height - own) / 2 + index * rows[column]);
    }

    /** The centre of a unit that is drawn. */
    Point node(int column, int unit) {
        return place(column, shown(column).indexOf(unit));
    }

    /** From the circle of one node to that of the other, in this direction. */
    List<Point> edge(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double dx = radius * (to.x() - from.x()) / length;
        double dy = radius * (to.y() - from.y()) / length;
        return List.of(new Point(from.x() + dx, from.y() + dy), new Point(to.x() - dx, to.y() - dy));
    }

    /** How far from the side with more nodes, as a share of the way, the numbers of a gap stand. */
    private double share(int column) {
        boolean nearLeft = shown(column).size() <= shown(column - 1).size();
        double near = rows[nearLeft ? column - 1 : column];
        double far = rows[nearLeft ? column : column - 1];
        int fewer = Math.min(shown(column).size(), shown(column - 1).size());
        return near / (near + fewer * far);
    }

    /**
     * The place of the number on an edge. The numbers of a gap stand in one column at equal distances: near the side with more nodes, at
     * the share s/(s + N·τ) of the way, so that those of one node there follow each other.
     */
    Point plate(int column, int from, int to) {
        boolean nearLeft = shown(column).size() <= shown(column - 1).size();
        double share = nearLeft ? share(column) : 1 - share(column);
        Point a = node(column - 1, from);
        Point b = node(column, to);
        return new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));
    }
}
