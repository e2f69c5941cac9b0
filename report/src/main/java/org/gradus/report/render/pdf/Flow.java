package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.pdf.type.Box;

/** What stands below each other, before it is known where pages end. */
final class Flow {
    /** No page ends here unless there is no other way. */
    static final int NEVER = 10_000;

    /** Here a page ends. */
    static final int ALWAYS = -10_000;

    private final List<Strip> strips = new ArrayList<>();
    private double above;
    private int penalty = NEVER;
    private double room;
    private double depth = Double.NaN;
    private boolean kept;
    private Optional<Mark> mark = Optional.empty();
    private boolean atFoot;

    /** A bookmark. */
    record Mark(String title, int level) {}

    /**
     * One line or box.
     *
     * @param above the space over it, which a new page does not have
     * @param penalty how bad it is if a page ends before it
     * @param room how much of the page may stay empty then without regret
     * @param atFoot whether it sinks to the foot of the last page
     */
    record Strip(Box box, double x, double above, int penalty, double room, Optional<Mark> mark, boolean atFoot) {}

    List<Strip> strips() {
        return List.copyOf(strips);
    }

    /** More space before what comes next. */
    Flow space(double more) {
        above += more;
        return this;
    }

    /** A page may end here. */
    Flow breakable(int cost, double free) {
        if (!kept) {
            penalty = cost;
            room = free;
        }
        return this;
    }

    /** From here on all stays together. */
    void keep() {
        kept = true;
    }

    /** Pages may end again. */
    void release() {
        kept = false;
    }

    void bookmark(Mark title) {
        mark = Optional.of(title);
    }

    /** What comes next stands at the foot of the page. */
    void sink() {
        atFoot = true;
    }

    /** A box, as far below the one before as lines of this size are, but never closer than {@code least}. */
    void line(Box box, double x, double size, double least) {
        double gap = 0;
        if (!Double.isNaN(depth)) {
            double usual = Measures.LEADING * size - depth - box.height();
            gap = usual < least ? least + 0.5 : usual;
        }
        add(box, x, gap);
    }

    /** A box directly below the one before. */
    void box(Box box, double x) {
        add(box, x, 0);
    }

    private void add(Box box, double x, double gap) {
        strips.add(new Strip(box, x, above + gap, strips.isEmpty() ? 0 : penalty, room, mark, atFoot));
        above = 0;
        penalty = NEVER;
        room = 0;
        mark = Optional.empty();
        atFoot = false;
        depth = box.depth();
    }

    /** The next line does not keep the distance of lines. */
    void noLeading() {
        depth = Double.NaN;
    }
}
