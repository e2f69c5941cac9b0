package org.gradus.report.solution;

import org.gradus.report.exercise.Exercise;

/** The third path. */
final class DoublePath {
    private DoublePath() {}

    static void check(Exercise exercise, SampleTrace trace) {}
}
