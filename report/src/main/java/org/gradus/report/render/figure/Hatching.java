package org.gradus.report.render.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradus.report.sheet.Drawing.Point;

/** The lines that hatch the inside of an outline: rising to the right, all on one grid, so that neighbouring regions join. */
public final class Hatching {
    /** Of the lines, in points. */
    public static final double WIDTH = 0.4;

    private static final double APART = 5.5;

    private Hatching() {}

    /** Each line by its two ends. */
    public static List<List<Point>> of(List<Point> outline) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Point point : outline) {
            least = Math.min(least, point.x() + point.y());
            most = Math.max(most, point.x() + point.y());
        }
        List<List<Point>> lines = new ArrayList<>();
        double step = APART * Math.sqrt(2);
        for (double sum = Math.ceil(least / step) * step; sum < most; sum += step) {
            // half way between two representable corners, so that no line meets one exactly
            List<Double> crossings = crossings(outline, sum + 1e-6);
            for (int k = 0; k + 1 < crossings.size(); k += 2) {
                double from = crossings.get(k);
                double to = crossings.get(k + 1);
                if (to - from > WIDTH) {
                    lines.add(List.of(new Point(from, sum - from), new Point(to, sum - to)));
                }
            }
        }
        return lines;
    }

    /** Where the line x + y = sum meets the outline, by x. */
    private static List<Double> crossings(List<Point> outline, double sum) {
        List<Double> crossings = new ArrayList<>();
        for (int i = 0; i < outline.size(); i++) {
            Point a = outline.get(i);
            Point b = outline.get((i + 1) % outline.size());
            double atA = a.x() + a.y() - sum;
            double atB = b.x() + b.y() - sum;
            if (atA < 0 != atB < 0) {
                double share = atA / (atA - atB);
                crossings.add(a.x() + share * (b.x() - a.x()));
            }
        }
        Collections.sort(crossings);
        return crossings;
    }
}
