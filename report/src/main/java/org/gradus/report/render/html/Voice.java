package org.gradus.report.render.html;

import org.gradus.report.sheet.Block;

/** What a screen reader says for formulas. */
final class Voice {
    /** For a displayed line; empty leaves it to the reader. */
    String line(Block.Line line) {
        return "";
    }
}
