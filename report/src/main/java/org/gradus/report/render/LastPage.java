package org.gradus.report.render;

import java.util.List;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;

/** How much of the end of a sheet stays together, so that the last page holds more than a line or two. */
public final class LastPage {
    /** In lines of text: over a sixth of a page. */
    private static final int LEAST = 13;

    /** More fill the last page by themselves, and may need another: tables of data behind the last answer. */
    private static final int MOST = 32;

    private LastPage() {}

    /** The block from which on no page may end; the end of the sheet if there is none. */
    public static int firstKept(List<Block> blocks) {
        int lines = 0;
        for (int i = blocks.size() - 1; i > 0; i--) {
            lines += lines(blocks.get(i));
            boolean begins = blocks.get(i) instanceof Block.Step || blocks.get(i) instanceof Block.Part;
            if (lines > MOST) {
                return blocks.size();
            }
            if (lines >= LEAST && begins) {
                return i;
            }
        }
        return blocks.size();
    }

    /** At least so many lines. */
    private static int lines(Block block) {
        if (block instanceof Block.Step step) {
            return 1 + step.lines().stream().mapToInt(LastPage::lines).sum();
        } else if (block instanceof Block.Answer answer) {
            return 2 + answer.tables().stream().mapToInt(LastPage::lines).sum();
        } else if (block instanceof Block.Table table) {
            return lines(table);
        } else if (block instanceof Block.Tables tables) {
            return tables.tables().stream().mapToInt(LastPage::lines).max().orElse(0);
        }
        return 1;
    }

    private static int lines(Block.Line line) {
        int lines = 1;
        for (Chain chain : line.chains()) {
            lines = Math.max(lines, TableShape.lines(chain));
        }
        return lines;
    }

    private static int lines(Block.Table table) {
        return 1 + table.rows().stream().mapToInt(TableShape::lines).sum();
    }
}
