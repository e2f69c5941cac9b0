package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.Flow.Strip;

/** Decides where pages end: where it costs least, counting what stays empty. */
final class Pager {
    /** How far a page stretches unnoticed. */
    private static final double STRETCH = 50;

    private static final double MOST_REGRET = 10_000;

    /** How much of the space between lines a full page may do without. */
    private static final double SHRINK = 0.12;

    private Pager() {}

    /**
     * The strips of a page.
     *
     * @param tightness what the space between them is multiplied by
     */
    record Page(List<Strip> strips, double tightness) {}

    static List<Page> pages(List<Strip> strips) {
        List<Page> pages = new ArrayList<>();
        int from = 0;
        while (from < strips.size()) {
            int to = next(strips, from);
            pages.add(page(strips.subList(from, to)));
            from = to;
        }
        return pages;
    }

    private static Page page(List<Strip> strips) {
        double space = 0;
        double boxes = strips.get(0).box().total();
        for (Strip strip : strips.subList(1, strips.size())) {
            space += strip.above();
            boxes += strip.box().total();
        }
        boolean full = space > 0 && boxes + space > Measures.HEIGHT;
        return new Page(strips, full ? Math.max(1 - SHRINK, (Measures.HEIGHT - boxes) / space) : 1);
    }

    private static int next(List<Strip> strips, int from) {
        double space = 0;
        double boxes = 0;
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = from; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            if (i > from) {
                if (strip.penalty() <= Flow.ALWAYS) {
                    return i;
                }
                double cost = cost(Measures.HEIGHT - boxes - space, strip);
                if (cost <= least) {
                    least = cost;
                    best = i;
                }
                space += strip.above();
            }
            boxes += strip.box().total();
            if (boxes + (1 - SHRINK) * space > Measures.HEIGHT && i > from) {
                return best;
            }
        }
        return strips.size();
    }

    /** As TeX weighs it: what stays empty counts by its third power. */
    private static double cost(double empty, Strip strip) {
        double share = Math.max(0, empty) / (STRETCH + strip.room());
        double regret = Math.min(MOST_REGRET, 100 * share * share * share);
        return strip.penalty() >= Flow.NEVER ? 10 * MOST_REGRET + regret : strip.penalty() + regret;
    }
}
