package org.gradus.report.exercise;

/** A place in a file; line and column count from 1, columns in characters. */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
