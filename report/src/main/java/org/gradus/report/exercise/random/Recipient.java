package org.gradus.report.exercise.random;

/**
 * Who gets a variant; with the seed and the path of a key it decides which number is drawn.
 *
 * @param id as it stands in the file and its name: {@code 7}, {@code s1234}, {@code A}
 * @param stream as messages call it, and as it stands before the numbers are drawn: {@code variant 7}, {@code student s1234}
 */
public record Recipient(String id, String stream) {
    /** @param number counted from 1 */
    public static Recipient number(int number) {
        return new Recipient(Integer.toString(number), "variant " + number);
    }

    public static Recipient student(String id) {
        return new Recipient(id, "student " + id);
    }

    public static Recipient group(String name) {
        return new Recipient(name, "group " + name);
    }
}
