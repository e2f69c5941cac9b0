package org.gradus.report.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/**
 * Writes the displayed lines as {@code \eq{left}{\is{= …}\is{= …}}{\num{…}\why{…}}}. Where a line is broken is left to TeX, which knows
 * how wide everything is.
 */
final class LatexLines {
    /** The text is 166 mm wide, an em of it 10.95 pt. */
    private static final double LINE = 43.1;

    private static final double MM_PER_EM = 166 / LINE;

    /** What would have to shrink by more than this is shortened. */
    private static final double MOST_SCALED = 1.7;

    /** A line of the source that is longer is continued below. */
    private static final int SOURCE_LINE = 110;

    private final ChainWriter chains;
    private final LatexInline grey;
    private final double left;
    private final Set<Integer> numbered = new HashSet<>();

    /**
     * @param left the room in em left of the relation signs
     */
    LatexLines(ChainWriter chains, LatexInline grey, double left) {
        this.chains = chains;
        this.grey = grey;
        this.left = left;
    }

    /** The room left of the relation signs, in mm. */
    double leftWidth() {
        return left * MM_PER_EM;
    }

    /**
     * The line within step {@code step}.
     *
     * @param goesOn whether the next line goes on with the first chain, so that no other may come between
     */
    String line(Block.Line line, int step, boolean goesOn) {
        String first = "";
        StringBuilder segments = new StringBuilder();
        StringBuilder aside = new StringBuilder();
        for (int i = 0; i < line.chains().size(); i++) {
            Chain chain = line.chains().get(i);
            boolean alone = chain.links().isEmpty();
            String side = LineBreaker.lead(chains, chain)
                    + (alone ? "" : chain.left().map(chains::expr).orElse(""));
            List<String> parts = segments(chain);
            if (i == 0) {
                first = side;
                segments.append(String.join("\n  ", parts));
            } else if (goesOn) {
                aside.append("\\aside{" + side.strip() + "}{" + String.join("", parts) + "}");
            } else {
                segments.append("\n  \\beside{" + side.strip() + "}" + String.join("", parts));
            }
        }
        String edge = edge(line, step) + aside;
        boolean isLong = segments.indexOf("\n") >= 0 || segments.length() + edge.length() > SOURCE_LINE;
        return "\\eq{" + first.strip() + "}{" + segments + "}" + (isLong && !edge.isEmpty() ? "\n  " : "") + "{" + edge
                + "}\n";
    }

    private String edge(Block.Line line, int step) {
        String number = "";
        if (line.equation().isPresent()) {
            int equation = line.equation().getAsInt();
            boolean own = equation == step && numbered.add(equation);
            number = own ? "\\num{" + grey.label(equation) + "}" : "\\numbered{" + equation + "}";
        }
        String remark = line.remark().isEmpty() ? "" : "\\why{" + grey.inline(line.remark()) + "}";
        return number + remark;
    }

    private List<String> segments(Chain chain) {
        List<String> segments = new ArrayList<>();
        if (chain.links().isEmpty()) {
            chain.left().ifPresent(formula -> segments.add("\\is{" + chains.expr(formula) + "}"));
        }
        for (Chain.Link link : chain.links()) {
            boolean wide = Width.of(link.right()) > LINE - left;
            Optional<Terms> terms = wide ? Terms.of(link.right(), chains.writer()) : Optional.empty();
            if (terms.isPresent()) {
                terms(link, terms.get(), segments);
            } else {
                boolean hopeless = Width.of(link.right()) > MOST_SCALED * (LINE - left);
                segments.add("\\is{" + (hopeless ? chains.shortenedLink(link) : chains.link(link)).strip() + "}");
            }
        }
        return segments;
    }

    private void terms(Chain.Link link, Terms terms, List<String> segments) {
        List<String> pieces = terms.pieces(chains.writer());
        segments.add("\\is{" + TexWriter.sign(link.operator()).strip() + " " + pieces.get(0) + "}");
        pieces.stream().skip(1).forEach(piece -> segments.add("\\more{" + piece + "}"));
    }
}
