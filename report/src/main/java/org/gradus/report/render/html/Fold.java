package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;

/**
 * A step in two parts: the formula, which always shows, and the calculation, which can be folded away.
 *
 * @param formula the line that always shows, without numbers; absent where a step begins with numbers
 * @param results with what the calculation ends; they show while it is folded
 * @param calculation may be empty: then there is nothing to fold
 * @param isLast whether the formula is what the calculation leads to and stands below it
 */
record Fold(Optional<Block.Line> formula, List<Chain> results, List<Block.Line> calculation, boolean isLast) {
    /** More results than this are found in the answer. */
    private static final int MOST_RESULTS = 4;

    /** Fewer lines without a number are not worth folding. */
    private static final int FEWEST_LINES = 3;

    Fold {
        results = List.copyOf(results);
        calculation = List.copyOf(calculation);
    }

    /** Whether there is something to fold, and something that shows while it is. */
    boolean isFolding() {
        return !calculation.isEmpty() && (formula.isPresent() || !results.isEmpty());
    }

    static Fold of(Block.Step step) {
        List<Block.Line> lines = step.lines();
        int head = head(lines);
        boolean numeric = lines.stream().flatMap(line -> line.chains().stream()).anyMatch(Fold::holdsNumbers);
        boolean isForm = lines.stream().flatMap(line -> line.chains().stream()).anyMatch(Fold::holdsBoxes);
        if (lines.isEmpty() || isForm) {
            return new Fold(Optional.empty(), List.of(), List.of(), false);
        }
        return numeric ? ofNumbers(lines, head) : ofSymbols(lines, head);
    }

    /** The line with the number of the step; the first where none has it. */
    private static int head(List<Block.Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equation().isPresent()) {
                return i;
            }
        }
        return 0;
    }

    // ---- with numbers ----

    private static Fold ofNumbers(List<Block.Line> lines, int head) {
        Block.Line line = lines.get(head);
        List<Chain> shown = new ArrayList<>();
        List<Chain> folded = new ArrayList<>();
        for (Chain chain : line.chains()) {
            split(chain, shown, folded);
        }
        if (folded.isEmpty()) {
            boolean goesOn = head + 1 < lines.size() && lines.get(head + 1).goesOn();
            List<Chain> results = goesOn ? results(lines, head) : ends(lines, head + 1);
            return new Fold(Optional.of(line), results, without(lines, head), false);
        }
        boolean begins = shown.isEmpty()
                || holdsNumbers(line.chains().get(0)) && leading(line.chains().get(0)) == 0;
        if (begins) {
            return lines.size() == 1 && line.chains().get(0).links().size() <= 1
                    ? new Fold(Optional.of(line), List.of(), List.of(), false)
                    : new Fold(Optional.empty(), ends(lines, head), lines, false);
        }
        List<Block.Line> calculation = new ArrayList<>(lines);
        calculation.set(head, new Block.Line(folded, line.remark(), OptionalInt.empty()));
        Block.Line formula = new Block.Line(shown, List.of(), line.equation());
        return new Fold(Optional.of(formula), results(lines, head), calculation, false);
    }

    private static List<Block.Line> without(List<Block.Line> lines, int head) {
        List<Block.Line> rest = new ArrayList<>(lines);
        rest.remove(head);
        return rest;
    }

    /** The relations before the first number stay; the others begin again with the left side. */
    private static void split(Chain chain, List<Chain> shown, List<Chain> folded) {
        int leading = leading(chain);
        List<Chain.Link> links = chain.links();
        if (!holdsNumbers(chain)) {
            shown.add(chain);
        } else if (leading == 0) {
            folded.add(chain);
        } else {
            shown.add(new Chain(chain.lead(), chain.left(), links.subList(0, leading)));
            folded.add(new Chain(List.of(), chain.left(), links.subList(leading, links.size())));
        }
    }

    private static int leading(Chain chain) {
        int leading = 0;
        while (leading < chain.links().size()
                && !holdsNumbers(chain.links().get(leading).right())) {
            leading++;
        }
        return leading;
    }

    /** Of the formula itself: it goes on with its last number. */
    private static List<Chain> results(List<Block.Line> lines, int head) {
        Block.Line line = lines.get(head);
        if (line.chains().size() > 1) {
            return ends(lines, head);
        }
        return end(lines, head, line.chains().get(0))
                .map(end -> new Chain(List.of(), Optional.empty(), end.links()))
                .map(List::of)
                .orElse(List.of());
    }

    /** Each left side with its last number; none where there are many. */
    private static List<Chain> ends(List<Block.Line> lines, int from) {
        List<Chain> ends = new ArrayList<>();
        for (int i = from; i < lines.size(); i++) {
            List<Chain> chains = lines.get(i).chains();
            for (int j = 0; j < chains.size(); j++) {
                Chain chain = chains.get(j);
                if (chain.left().isPresent() && holdsNumbers(chain)) {
                    (j == 0 ? end(lines, i, chain) : last(List.of(chain)).map(link -> ending(chain, link)))
                            .ifPresent(ends::add);
                }
            }
        }
        return ends.size() > MOST_RESULTS ? List.of() : ends;
    }

    private static Optional<Chain> end(List<Block.Line> lines, int at, Chain chain) {
        List<Chain> all = new ArrayList<>(List.of(chain));
        for (int i = at + 1; i < lines.size() && lines.get(i).goesOn(); i++) {
            all.add(lines.get(i).chains().get(0));
        }
        return last(all).map(link -> ending(chain, link));
    }

    private static Chain ending(Chain chain, Chain.Link link) {
        return new Chain(List.of(), chain.left(), List.of(link));
    }

    /** The last number of a chain that goes on over several lines, with the sign that is true between it and the left side. */
    private static Optional<Chain.Link> last(List<Chain> chain) {
        List<Chain.Link> links =
                chain.stream().flatMap(part -> part.links().stream()).toList();
        if (links.isEmpty() || !links.stream().allMatch(Fold::isOfValues)) {
            return Optional.empty();
        }
        Chain.Link last = links.get(links.size() - 1);
        boolean rounded = links.stream().anyMatch(link -> link.operator() == Operator.APPROXIMATELY);
        return Optional.of(
                rounded && !last.isWithoutNumber() ? new Chain.Link(Operator.APPROXIMATELY, last.right()) : last);
    }

    private static boolean isOfValues(Chain.Link link) {
        return link.operator() == Operator.EQUAL
                || link.operator() == Operator.APPROXIMATELY
                || link.operator() == Operator.DEFINED_AS;
    }

    // ---- without ----

    private static Fold ofSymbols(List<Block.Line> lines, int head) {
        Block.Line line = lines.get(head);
        boolean isConclusion = head == lines.size() - 1;
        if (lines.size() < FEWEST_LINES || head > 0 && !isConclusion || line.goesOn()) {
            return new Fold(Optional.empty(), List.of(), lines, false);
        }
        return new Fold(Optional.of(line), List.of(), without(lines, head), isConclusion);
    }

    // ---- numbers ----

    static boolean holdsNumbers(Chain chain) {
        return chain.left().filter(Fold::holdsNumbers).isPresent()
                || chain.links().stream().anyMatch(link -> holdsNumbers(link.right()));
    }

    /** What is to be filled in is never out of sight. */
    private static boolean holdsBoxes(Chain chain) {
        return chain.links().stream().anyMatch(link -> holdsBoxes(link.right()));
    }

    private static boolean holdsBoxes(Expr expr) {
        return expr instanceof Expr.Shown shown && shown.source() instanceof Field
                || Children.of(expr).stream().anyMatch(Fold::holdsBoxes);
    }

    static boolean holdsNumbers(Expr expr) {
        return expr instanceof Expr.Shown || Children.of(expr).stream().anyMatch(Fold::holdsNumbers);
    }
}
