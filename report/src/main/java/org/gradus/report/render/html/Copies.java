package org.gradus.report.render.html;

import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Sheet;

/** What a reader can take away from a step, as text. */
final class Copies {
    private final Sheet sheet;

    Copies(Sheet sheet) {
        this.sheet = sheet;
    }

    String latex(Block.Step step) {
        return "";
    }

    /** Empty where it cannot be written. */
    String numpy(Block.Step step) {
        return "";
    }
}
