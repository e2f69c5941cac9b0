package org.gradus.report.render;

import java.util.List;

/** How wide the formulas of a Markdown text are where KaTeX shows them, as in VS Code and GitLab. */
public final class KatexWidth {
    /** A page whose text has 16 px; KaTeX sets formulas at 1.21 times that. */
    private static final double PIXELS_PER_EM = 16 * 1.21;

    private KatexWidth() {}

    /** In pixels. */
    public static double of(FormulasIn.Found formula) {
        return PIXELS_PER_EM * KatexCheck.width(formula.tex(), formula.display());
    }

    /** The displayed formulas that are wider than so many pixels; those in the text are broken by the browser. */
    public static List<String> wider(String markdown, double most) {
        return FormulasIn.markdown(markdown).stream()
                .filter(formula -> formula.display() && of(formula) > most)
                .map(formula -> Math.round(of(formula)) + " px: " + formula.tex())
                .toList();
    }
}
