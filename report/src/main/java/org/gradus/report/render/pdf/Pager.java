package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.Flow.Strip;

/** Decides where pages end: where it costs least, counting what stays empty. */
final class Pager {
    /** What half a page left empty costs is weighed against the penalties of breaks. */
    private static final double EMPTY = 10_000;

    private Pager() {}

    /** The first strip of each page. */
    static List<Integer> starts(List<Strip> strips) {
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        while (from < strips.size()) {
            starts.add(from);
            from = next(strips, from);
        }
        return starts;
    }

    private static int next(List<Strip> strips, int from) {
        double height = 0;
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = from; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            if (i > from) {
                if (strip.penalty() <= Flow.ALWAYS) {
                    return i;
                }
                double cost = cost(Measures.HEIGHT - height, strip);
                if (cost <= least) {
                    least = cost;
                    best = i;
                }
            }
            height += (i == from ? 0 : strip.above()) + strip.box().total();
            if (height > Measures.HEIGHT && i > from) {
                return best;
            }
        }
        return strips.size();
    }

    private static double cost(double empty, Strip strip) {
        double share = Math.max(0, empty - strip.room()) / Measures.HEIGHT;
        double regret = EMPTY * share * share;
        return strip.penalty() >= Flow.NEVER ? 10 * EMPTY + regret : strip.penalty() + regret;
    }
}
