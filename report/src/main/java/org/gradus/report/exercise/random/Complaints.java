package org.gradus.report.exercise.random;

import org.gradus.report.exercise.Position;

/** Takes what is wrong in a file, with its place. */
@FunctionalInterface
public interface Complaints {
    void add(Position at, String message);
}
