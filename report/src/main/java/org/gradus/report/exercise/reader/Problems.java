package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.Position;

/** Gathers what is wrong, so that one run names every slip of a file. */
final class Problems {
    private static final int MANY = 200;

    private final List<Problem> found = new ArrayList<>();

    void add(Position at, String message) {
        found.add(new Problem(at.line(), at.column(), message));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Whether more has been found than anyone will read: hints and costly checks can stop. */
    boolean areMany() {
        return found.size() >= MANY;
    }

    ExerciseException in(String file) {
        return new ExerciseException(file, found);
    }
}
