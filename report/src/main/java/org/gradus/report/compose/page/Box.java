package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/**
 * What stands in the answer box of a part: a sentence, tables, and a note in small type. Each may be empty.
 *
 * @param tables for results that are looked up, layer by layer
 */
public record Box(List<Inline> text, List<Block.Table> tables, List<Inline> note) {
    public Box {
        text = List.copyOf(text);
        tables = List.copyOf(tables);
        note = List.copyOf(note);
    }

    /** A sentence alone. */
    public static Box of(List<Inline> text) {
        return new Box(text, List.of(), List.of());
    }
}
