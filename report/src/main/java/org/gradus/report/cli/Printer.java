package org.gradus.report.cli;

import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.MarkdownRenderer.Profile;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.jspecify.annotations.Nullable;

/** A solution in every format; the sheet is composed once, and only for formats that need one. */
final class Printer {
    private final Solution solution;
    private final Style style;
    private final Profile profile;
    private final LatexRenderer latex;
    private @Nullable Sheet sheet;

    Printer(Solution solution, Style style, Profile profile, LatexRenderer latex) {
        this.solution = solution;
        this.style = style;
        this.profile = profile;
        this.latex = latex;
    }

    String print(Format format) {
        return switch (format) {
            case JSON -> SolutionJson.write(solution);
            case MD -> new MarkdownRenderer(profile).render(sheet());
            case TEX -> latex.render(sheet());
            case HTML, PDF, CSV, TABLE ->
                throw new IllegalArgumentException(format + " is not available in this version");
        };
    }

    private Sheet sheet() {
        Sheet composed = sheet == null ? Composer.compose(solution, style) : sheet;
        sheet = composed;
        return composed;
    }
}
