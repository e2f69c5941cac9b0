package org.gradus.report.vary;

import java.util.List;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Recipient;

/**
 * An exercise as somebody gets it.
 *
 * @param exercise with the places of the template
 * @param text of its file
 */
public record Variant(Draw draw, Exercise exercise, String text) {
    public Recipient recipient() {
        return draw.recipient();
    }

    /** The numbers drawn: equal for two variants that are alike. */
    public List<String> numbers() {
        return draw.texts();
    }
}
