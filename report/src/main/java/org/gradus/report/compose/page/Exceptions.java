package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Written;

/**
 * What is said beside lines whose numbers, as they are written, do not give the certified result (rounding mode working): the exact value,
 * with which the calculation goes on. It is said where the number ends a line, whoever has composed that.
 */
public final class Exceptions {
    private static final Expr ZERO = Expr.Num.of(0);

    private final Draft draft;
    private final Set<QuantityId> said = new HashSet<>();
    private final Set<QuantityId> saidInStep = new HashSet<>();

    private Exceptions(Draft draft) {
        this.draft = draft;
    }

    /** @param count of the lines beside which an exact value stands */
    public record Remarked(List<Block> blocks, int count) {
        public Remarked {
            blocks = List.copyOf(blocks);
        }
    }

    /** The sheet as it is so far, with these remarks. */
    public static Remarked in(Draft draft) {
        if (draft.solution().worksheet().lines().stream()
                .noneMatch(line -> line.value().isException())) {
            return new Remarked(draft.blocks(), 0);
        }
        Exceptions exceptions = new Exceptions(draft);
        List<Block> blocks = new ArrayList<>();
        for (Block block : draft.blocks()) {
            if (block instanceof Block.Step step) {
                blocks.add(exceptions.step(step));
                continue;
            }
            List<Expr.Shown> cells = new ArrayList<>();
            collect(block, cells);
            int last = blocks.size() - 1;
            if (last >= 0 && blocks.get(last) instanceof Block.Step step) {
                blocks.set(last, exceptions.withCells(step, cells));
            }
            blocks.add(block);
        }
        return new Remarked(blocks, exceptions.said.size());
    }

    private Block step(Block.Step step) {
        saidInStep.clear();
        List<Line> lines = step.lines().stream().map(this::line).toList();
        return new Block.Step(step.number(), step.title(), step.why(), lines);
    }

    private Line line(Line line) {
        List<Expr.Shown> ends = new ArrayList<>();
        line.chains().stream().flatMap(chain -> end(chain).stream()).forEach(end -> collect(end, ends));
        return withPutIn(line(line, ends, ends.size() == 1));
    }

    /** Also of numbers put in that end no line of the sheet, such as a ∂C/∂y without a step of its own. */
    private Line withPutIn(Line line) {
        List<Expr.Shown> put = new ArrayList<>();
        for (Chain chain : line.chains()) {
            chain.links().forEach(link -> collectAll(link.right(), put));
        }
        put.removeIf(number -> exception(number)
                .filter(exception -> !said.contains(exception.id()))
                .isEmpty());
        return line(line, put, false);
    }

    private static void collectAll(Expr side, List<Expr.Shown> numbers) {
        if (side instanceof Expr.Shown shown) {
            numbers.add(shown);
        } else {
            Children.of(side).forEach(child -> collectAll(child, numbers));
        }
    }

    private Line line(Line line, List<Expr.Shown> ends, boolean alone) {
        List<Inline> remark = said(line.remark(), ends, alone);
        return remark.equals(line.remark()) ? line : line.remark(remark);
    }

    /** The remark, and behind it the exact values. */
    private List<Inline> said(List<Inline> remark, List<Expr.Shown> ends, boolean alone) {
        List<Inline> said = remark;
        boolean columns = ends.stream().map(Exceptions::sample).distinct().count() > 1;
        for (Expr.Shown end : ends) {
            Optional<Evaluation> exception = exception(end);
            if (exception.isPresent() && isToBeSaid(exception.get(), end)) {
                List<Inline> lead = columns ? draft.say(Phrase.SAMPLE_COLON, sample(end)) : List.of();
                said = Extremes.with(draft, said, Wording.join(lead, remark(exception.get(), alone)));
            }
        }
        return said;
    }

    /** Once in each step in which the line is calculated; once on the sheet where a step shows only what later lines put in. */
    private boolean isToBeSaid(Evaluation exception, Expr.Shown end) {
        boolean first = said.add(exception.id());
        boolean calculated = end.printed().equals(exception.value().lineEnd().number());
        return calculated ? saidInStep.add(exception.id()) : first;
    }

    /** Of numbers in a table below the step it is said in the step. */
    private Block.Step withCells(Block.Step step, List<Expr.Shown> cells) {
        List<Line> lines = new ArrayList<>(step.lines());
        if (lines.isEmpty()) {
            return new Block.Step(step.number(), step.title(), said(step.why(), cells, false), lines);
        }
        int last = lines.size() - 1;
        lines.set(last, line(lines.get(last), cells, false));
        return new Block.Step(step.number(), step.title(), step.why(), lines);
    }

    private static void collect(Block block, List<Expr.Shown> cells) {
        if (block instanceof Block.Tables tables) {
            tables.tables().forEach(table -> collect(table, cells));
        } else if (block instanceof Block.Table table) {
            for (List<List<Inline>> row : table.rows()) {
                for (List<Inline> cell : row) {
                    for (Inline inline : cell) {
                        if (inline instanceof Inline.Formula formula) {
                            formula.chain().left().ifPresent(number -> collect(number, cells));
                            end(formula.chain()).ifPresent(number -> collect(number, cells));
                        }
                    }
                }
            }
        }
    }

    private static int sample(Expr.Shown end) {
        return end.source() instanceof QuantityId id ? id.sample() : 0;
    }

    private static Optional<Expr> end(Chain chain) {
        int links = chain.links().size();
        return links == 0
                ? Optional.empty()
                : Optional.of(chain.links().get(links - 1).right());
    }

    private static void collect(Expr end, List<Expr.Shown> numbers) {
        if (end instanceof Expr.Shown shown) {
            numbers.add(shown);
        } else if (end instanceof Expr.MatrixLiteral matrix) {
            matrix.rows().forEach(row -> row.forEach(entry -> collect(entry, numbers)));
        }
    }

    private Optional<Evaluation> exception(Expr.Shown end) {
        return end.source() instanceof QuantityId id
                ? draft.solution()
                        .worksheet()
                        .find(id)
                        .filter(line -> line.value().isException())
                : Optional.empty();
    }

    /** {@code exact: 0.457149}; in a line of several values with the name of the one. */
    private List<Inline> remark(Evaluation evaluation, boolean alone) {
        Written exact = evaluation.value().working();
        Expr name = draft.notation().name(evaluation.id());
        if (exact.exact() && exact.number().equals(ZERO)) {
            return alone
                    ? draft.say(NumberPhrase.EXACTLY_ZERO)
                    : draft.say(NumberPhrase.EXACTLY, Lines.equal(name, ZERO));
        }
        Expr number = evaluation.shown();
        return alone
                ? draft.say(NumberPhrase.EXACT_VALUE, number)
                : draft.say(NumberPhrase.EXACT_VALUE, Chain.of(name).and(exact.relation(), number));
    }
}
