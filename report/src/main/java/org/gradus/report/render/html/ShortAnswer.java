package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** What of an answer fits beside the picture: its first formula that is not too wide. */
final class ShortAnswer {
    /** In em. */
    private static final double MOST = 17;

    private ShortAnswer() {}

    static List<Inline> of(Block.Answer answer) {
        List<Inline> found = new ArrayList<>();
        double width = 0;
        for (Inline inline : answer.text()) {
            if (inline instanceof Inline.Formula formula
                    && !formula.chain().links().isEmpty()) {
                width += width(formula.chain());
                if (width > MOST) {
                    break;
                }
                found.add(formula);
            }
        }
        return found;
    }

    private static double width(Chain chain) {
        return chain.left().map(Width::of).orElse(0.0)
                + chain.links().stream()
                        .mapToDouble(link -> Width.of(link.right()) + 1)
                        .sum();
    }
}
