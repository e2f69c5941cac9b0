package org.gradus.report.compose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;

/** Sheets for tests, and what can be read from them. */
final class SheetReading {
    static final String LECTURE = """
            title: Exercise 1
            network:
              layers:
                - weights: [[1, 1], [0, 1], [-1, 0]]
                  bias: [1, 0, -1]
                  activation: relu
                - weights: [[1, 1, -1], [0, 1, 0]]
                  bias: [0, 1]
                  activation: softmax
            input: [1, 0]
            """;

    private SheetReading() {}

    static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static Sheet english(String yaml) {
        return Composer.compose(solve(yaml), Style.of(Locale.ENGLISH));
    }

    static Sheet english(String yaml, Style.Detail detail) {
        return Composer.compose(solve(yaml), Style.of(Locale.ENGLISH).with(detail));
    }

    static <B extends Block> List<B> blocks(Sheet sheet, Class<B> kind) {
        return sheet.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<Block.Line> lines(Sheet sheet) {
        return blocks(sheet, Block.Step.class).stream()
                .flatMap(step -> step.lines().stream())
                .toList();
    }

    /** Every chain of the sheet: of lines, of running text, of words before chains. */
    static List<Chain> chains(Sheet sheet) {
        List<Chain> chains = new ArrayList<>();
        for (Block block : sheet.blocks()) {
            collect(block, chains);
        }
        return chains;
    }

    private static void collect(Block block, List<Chain> chains) {
        if (block instanceof Block.Overview overview) {
            overview.left().forEach(left -> collect(left, chains));
        } else if (block instanceof Block.Data data) {
            data.rows().forEach(chains::addAll);
        } else if (block instanceof Block.Step step) {
            for (Block.Line line : step.lines()) {
                chains.addAll(line.chains());
                inText(line.remark(), chains);
            }
        }
        if (block instanceof Block.Table table) {
            table.header().forEach(cell -> inText(cell, chains));
            table.rows().forEach(row -> row.forEach(cell -> inText(cell, chains)));
        }
        inText(words(block), chains);
    }

    private static void inText(List<Inline> words, List<Chain> chains) {
        for (Inline word : words) {
            if (word instanceof Inline.Formula formula) {
                chains.add(formula.chain());
            }
        }
    }

    /** The running text of a block, headings included. */
    static List<Inline> words(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.text();
        }
        if (block instanceof Block.Part part) {
            return part.title();
        }
        if (block instanceof Block.Wanted wanted) {
            return wanted.inOneLine();
        }
        if (block instanceof Block.SampleHeading heading) {
            return heading.title();
        }
        if (block instanceof Block.Answer answer) {
            return answer.text();
        }
        if (block instanceof Block.Note note) {
            return note.text();
        }
        return block instanceof Block.Step step ? Wording.join(step.title(), step.why()) : List.of();
    }

    /** Words as plain text; formulas as {@code $}, references as {@code (2)}. */
    static String plain(List<Inline> words) {
        StringBuilder text = new StringBuilder();
        for (Inline word : words) {
            if (word instanceof Inline.Text plain) {
                text.append(plain.text());
            } else if (word instanceof Inline.Strong strong) {
                text.append(strong.text());
            } else if (word instanceof Inline.Reference reference) {
                text.append('(').append(reference.equation()).append(')');
            } else {
                text.append('$');
            }
        }
        return text.toString();
    }

    /** All text of a sheet, block by block, remarks included. */
    static String plain(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        for (Block block : sheet.blocks()) {
            if (block instanceof Block.Overview overview) {
                overview.left().forEach(left -> text.append(plain(words(left))).append('\n'));
            }
            text.append(plain(words(block))).append('\n');
            if (block instanceof Block.Step step) {
                step.lines().forEach(line -> text.append(plain(line.remark())).append('\n'));
            }
        }
        return text.toString();
    }

    /** Every formula of a chain. */
    static List<Expr> sides(Chain chain) {
        List<Expr> sides = new ArrayList<>();
        chain.left().ifPresent(sides::add);
        chain.links().forEach(link -> sides.add(link.right()));
        return sides;
    }

    /** Every number that a formula shows, as the records that name their source. */
    static List<Expr.Shown> shown(Expr expr) {
        List<Expr.Shown> found = new ArrayList<>();
        expr.accept(new Rewriter() {
            @Override
            public Expr shown(Expr.Shown shown) {
                found.add(shown);
                return shown;
            }
        });
        return found;
    }
}
