package org.gradus.report.compose;

import java.util.Optional;
import org.gradus.report.sheet.Block.Space.Ruling;

/**
 * How sheets are given out.
 *
 * @param blank what is to be filled in on a blank sheet
 * @param space what the room for answers on a question sheet is lined with; none if empty
 */
public record Handout(Blank blank, Optional<Ruling> space) {
    public static final Handout DEFAULT = new Handout(Blank.RESULTS, Optional.of(Ruling.SQUARES));

    /** What is to be filled in. */
    public enum Blank {
        /** Each calculated number; what is given stands where it is put in. */
        RESULTS,
        /** Each number that is put in as well. */
        SUBSTITUTIONS,
        /** All from the last layer on; the layers before it are worked out. */
        LAST_LAYER
    }
}
