package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Sheet;

/** The formulas of a step as LaTeX to be pasted anywhere: it needs amsmath and none of our macros. */
public final class StepLatex {
    private static final String GAP = " \\qquad ";

    private final ChainWriter chains;

    private StepLatex(ChainWriter chains) {
        this.chains = chains;
    }

    /** Of the steps of this sheet. */
    public static StepLatex of(Sheet sheet) {
        return new StepLatex(new ChainWriter(new TexWriter(TexStyle.of(sheet, TexDialect.GITHUB))));
    }

    /** One line, or several with their relation signs below each other. */
    public String write(Block.Step step) {
        List<String> lines = step.lines().stream()
                .map(line -> line(line, step.lines().size() > 1))
                .toList();
        return lines.size() == 1
                ? lines.get(0)
                : "\\begin{aligned}\n" + String.join(" \\\\\n", lines) + "\n\\end{aligned}";
    }

    private String line(Block.Line line, boolean aligned) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < line.chains().size(); i++) {
            Chain chain = line.chains().get(i);
            StringBuilder tex = new StringBuilder(LineBreaker.lead(chains, chain));
            tex.append(chain.left().map(chains::expr).orElse(i == 0 && !aligned ? "{}" : ""));
            tex.append(i == 0 && aligned ? " &" : "");
            chain.links().forEach(link -> tex.append(chains.link(link)));
            parts.add(tex.toString().strip());
        }
        return String.join(GAP, parts);
    }
}
