package org.gradus.report.course;

import java.math.BigDecimal;
import org.gradus.report.worksheet.QuantityId;

/**
 * A number that students are asked for.
 *
 * @param letter of its box, the same on question, blank, key and marking sheet: A, …, Z, AA, … without I and O
 * @param part the letter of the task in which it is asked: {@code "a"}
 * @param points that it earns
 */
public record Asked(String letter, QuantityId id, String part, BigDecimal points) {

    /** The letter of the box with this index, counted from 0: no I and no O, which are read as 1 and 0. */
    public static String letter(int index) {
        String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        String last = Character.toString(letters.charAt(index % letters.length()));
        return index < letters.length() ? last : letter(index / letters.length() - 1) + last;
    }
}
