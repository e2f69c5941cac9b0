package org.gradus.report.solution;

import java.util.List;

/**
 * What answers one task: a lettered part of the sheet, an entry of {@code parts} in the JSON result.
 *
 * @param label a, b, …, z, aa, …
 * @param task its name in the exercise file
 */
public record Part(String label, String task, List<Section> sections) {
    public Part {
        sections = List.copyOf(sections);
    }

    /** The letter of the part with this index, counted from 0. */
    public static String label(int index) {
        String last = Character.toString((char) ('a' + index % 26));
        return index < 26 ? last : label(index / 26 - 1) + last;
    }
}
