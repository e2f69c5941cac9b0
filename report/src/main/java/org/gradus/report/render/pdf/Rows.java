package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;

/**
 * A displayed line in rows, broken where it costs least: as few rows as possible, and rather before a further formula than within one.
 */
record Rows(List<Row> rows) {
    /** What a row costs by itself, and each break within a chain, the later the more; as in our LaTeX document. */
    private static final double ROW = 10;

    private static final double FURTHER = 10;
    private static final double LINK = 20;
    private static final double REMARK = 50;
    private static final double MORE_PER_LINK = 10;
    private static final double GAP_BESIDE = 1.8 * Measures.NORMAL;
    private static final double GAP_BEFORE_REMARK = 0.6 * Measures.NORMAL;

    /**
     * A row.
     *
     * @param hang how far it reaches out to the left
     */
    record Row(Box box, double hang) {
        boolean isEmpty() {
            return box.width() == 0;
        }

        /** To the right of the relation signs. */
        double width() {
            return box.width() - hang;
        }
    }

    /**
     * What cannot be broken.
     *
     * @param apart the space before it on a row
     * @param indent the space before it where a row begins with it; negative if it reaches out to the left
     * @param cost of a row that begins with it
     */
    record Segment(Box box, double apart, double indent, double cost) {
        static Segment first(Box box) {
            return new Segment(box, 0, 0, LINK);
        }

        /** A relation sign and what follows; the {@code position}th segment of its chain. */
        static Segment link(Box box, int position) {
            return new Segment(box, 0, 0, LINK + MORE_PER_LINK * Math.max(0, position - 1));
        }

        /** A further term of a sum. */
        static Segment term(Box box, double indent) {
            return new Segment(box, 0, indent, FURTHER);
        }

        /** A further chain with its left side. */
        static Segment beside(Box box, double hang) {
            return new Segment(box, GAP_BESIDE, -hang, FURTHER);
        }

        /** Room for a remark. */
        static Segment atEdge(double width) {
            return new Segment(Boxes.space(width), GAP_BEFORE_REMARK, 0, REMARK);
        }

        private boolean isEdge() {
            return cost == REMARK;
        }
    }

    /**
     * @param first the room of the first row
     * @param room the room of the others
     */
    static Rows of(List<Segment> segments, double first, double room) {
        int count = segments.size();
        double[] least = new double[count + 1];
        int[] from = new int[count + 1];
        Arrays.fill(least, Double.MAX_VALUE);
        least[0] = 0;
        for (int end = 1; end <= count; end++) {
            for (int start = end - 1; start >= 0; start--) {
                boolean fits = width(segments.subList(start, end)) <= (start == 0 ? first : room) + 0.01;
                if (!fits && start < end - 1) {
                    break;
                }
                double penalty = start == 0 ? 0 : segments.get(start).cost();
                double cost = least[start] + ROW * ROW + penalty * penalty + (fits ? 0 : 1e6);
                if (cost < least[end]) {
                    least[end] = cost;
                    from[end] = start;
                }
            }
        }
        LinkedList<Row> rows = new LinkedList<>();
        for (int end = count; end > 0; end = from[end]) {
            rows.addFirst(row(segments.subList(from[end], end)));
        }
        return new Rows(rows.isEmpty() ? List.of(new Row(Boxes.EMPTY, 0)) : List.copyOf(rows));
    }

    private static double width(List<Segment> segments) {
        double width = segments.get(0).indent();
        for (int i = 0; i < segments.size(); i++) {
            width += segments.get(i).box().width()
                    + (i == 0 ? 0 : segments.get(i).apart());
        }
        return width;
    }

    private static Row row(List<Segment> segments) {
        double indent = segments.get(0).indent();
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (!segment.isEdge()) {
                boxes.add(Boxes.space(i == 0 ? Math.max(0, indent) : segment.apart()));
                boxes.add(segment.box());
            }
        }
        return new Row(Boxes.row(boxes), Math.max(0, -indent));
    }
}
