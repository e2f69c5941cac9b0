package org.gradus.report.exercise;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that one run names every slip of a file. */
public final class Problems {
    private static final int MANY = 200;

    private final List<Problem> found = new ArrayList<>();

    public void add(Position at, String message) {
        found.add(new Problem(at.line(), at.column(), message));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Whether more has been found than anyone will read: hints and costly checks can stop. */
    public boolean areMany() {
        return found.size() >= MANY;
    }

    public ExerciseException in(String file) {
        return new ExerciseException(file, found);
    }
}
