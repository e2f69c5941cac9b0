package org.gradus.report.render.html;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/**
 * Writes displayed lines as a grid: left side | relations and right sides | number and remark. Each relation is a formula of its own, so that a
 * narrow page can break before it.
 */
final class Lines {
    /** In em: a wider left side does not fit its column. */
    private static final double LEFT = 4.2;

    /** A line with a wider part has its remark below it. */
    private static final double BESIDE_REMARK = 27;

    /** So has one whose remark holds a wider formula. */
    private static final double WIDE_REMARK = 10;

    /** A wider part is set smaller. */
    private static final double USUAL = 35;

    private static final double SMALL = 41;

    /** More is left out of what is still wider. */
    private static final double SMALLEST = 48;

    private static final Chain EMPTY = new Chain(List.of(), Optional.empty(), List.of());

    private final Markup out;
    private final Formulas formulas;
    private final Prose words;
    private final Prose grey;
    private final Voice voice;

    Lines(Markup out, Formulas formulas, Prose words, Prose grey, Voice voice) {
        this.out = out;
        this.formulas = formulas;
        this.words = words;
        this.grey = grey;
        this.voice = voice;
    }

    void line(Block.Line line) {
        line(line, List.of(), "");
    }

    /**
     * @param results show at the end of the line while the calculation is folded
     * @param so the word before results that are no part of the chain
     */
    void line(Block.Line line, List<Chain> results, String so) {
        List<Chain> chains = line.chains();
        Chain first = chains.isEmpty() ? EMPTY : chains.get(0);
        out.open("div", "class", classes(line, first));
        out.open("div", "class", "f", "role", "math", "aria-label", voice.line(line));
        boolean alone = first.links().isEmpty();
        out.open("div", "class", "l");
        lead(first);
        if (!alone) {
            first.left().ifPresent(formulas::displayed);
        }
        out.close("div").open("div", "class", "r");
        if (alone) {
            first.left().ifPresent(this::formula);
        }
        first.links().forEach(this::link);
        chains.stream().skip(1).forEach(chain -> beside(chain, "c alt"));
        results(results, so);
        out.close("div").close("div");
        edge(line);
        out.close("div").line();
    }

    /** What a step ends in, where it begins with numbers: only while it is folded. */
    void resultsAlone(List<Chain> results, Block.Line numbered) {
        out.open("div", "class", "line sum").open("div", "class", "f");
        out.open("div", "class", "l").close("div").open("div", "class", "r");
        results.forEach(chain -> beside(chain, "c alt"));
        out.close("div").close("div");
        edge(new Block.Line(List.of(), List.of(), numbered.equation()));
        out.close("div").line();
    }

    private static String classes(Block.Line line, Chain first) {
        double left = (first.links().isEmpty() ? 0 : first.left().map(Width::of).orElse(0.0))
                + (first.lead().isEmpty() ? 0 : 1 + Width.ofText(first.lead()));
        boolean wide = line.chains().stream().anyMatch(Lines::isWide) || Prose.widest(line.remark()) > WIDE_REMARK;
        return "line" + (left > LEFT ? " far" : "") + (wide ? " below" : "") + (line.goesOn() ? " on" : "");
    }

    private static boolean isWide(Chain chain) {
        return chain.links().stream().anyMatch(link -> Width.of(link.right()) > BESIDE_REMARK)
                || chain.links().isEmpty()
                        && chain.left()
                                .filter(left -> Width.of(left) > BESIDE_REMARK)
                                .isPresent();
    }

    private void lead(Chain chain) {
        if (!chain.lead().isEmpty()) {
            out.open("span", "class", "w");
            words.write(chain.lead());
            out.close("span").text(" ");
        }
    }

    private void formula(Expr formula) {
        out.open("span", "class", sized("c", Width.of(formula)));
        formulas.displayed(formula);
        out.close("span").empty("wbr");
    }

    private void link(Chain.Link link) {
        double width = Width.of(link.right());
        out.open("span", "class", sized("c", width));
        (width > SMALLEST ? formulas.shortened() : formulas).displayed(link);
        out.close("span").empty("wbr");
    }

    /** A chain behind the first: its left side with its first relation. */
    private void beside(Chain chain, String classes) {
        int together = Math.min(1, chain.links().size());
        double width = chain.left().map(Width::of).orElse(0.0)
                + chain.links().stream()
                        .limit(together)
                        .mapToDouble(link -> Width.of(link.right()))
                        .sum();
        out.open("span", "class", sized(classes, width));
        lead(chain);
        formulas.displayed(new Chain(List.of(), chain.left(), chain.links().subList(0, together)));
        out.close("span").empty("wbr");
        chain.links().stream().skip(together).forEach(this::link);
    }

    private void results(List<Chain> results, String so) {
        for (int i = 0; i < results.size(); i++) {
            Chain chain = results.get(i);
            boolean goesOn = chain.left().isEmpty();
            out.open("span", "class", goesOn ? "c sum" : "c alt sum");
            if (i == 0 && !goesOn) {
                out.element("span", so, "class", "w").text(" ");
            }
            formulas.displayed(chain);
            out.close("span").empty("wbr");
        }
    }

    private static String sized(String classes, double width) {
        return width <= USUAL ? classes : classes + (width <= SMALL ? " small" : " smaller");
    }

    private void edge(Block.Line line) {
        if (line.equation().isEmpty() && line.remark().isEmpty()) {
            return;
        }
        out.open("div", "class", "e");
        line.equation().ifPresent(number -> out.element("span", "(" + number + ")", "class", "no"));
        if (!line.remark().isEmpty()) {
            out.open("div", "class", "why");
            grey.write(line.remark());
            out.close("div");
        }
        out.close("div");
    }
}
