package org.gradus.report.sheet;

import java.util.Optional;

/**
 * What stands above the title of a sheet that is given out.
 *
 * @param left the course; empty if it has no name
 * @param right which sheet, and when
 * @param logo a picture beside the document
 * @param names the line for a student's name
 * @param isSolution whether the sheet below it is left out of what students get, where a document holds both
 */
public record Head(String left, String right, Optional<String> logo, Optional<NameLine> names, boolean isSolution) {
    /**
     * A line to be filled in by hand.
     *
     * @param name the word for the name
     * @param number the word for the student's number
     */
    public record NameLine(String name, String number) {}
}
