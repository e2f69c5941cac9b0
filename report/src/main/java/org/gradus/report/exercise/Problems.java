package org.gradus.report.exercise;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that one run names every slip of a file. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Position at, String message) {
        found.add(new Problem(at.line(), at.column(), message));
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    ExerciseException in(String file) {
        return new ExerciseException(file, found);
    }
}
