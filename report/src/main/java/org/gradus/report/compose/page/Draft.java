package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;

/** The sheet of a solution as it grows. */
public final class Draft extends Pages {
    /** Up to this many samples stand in the overview; more stand only where they are calculated. */
    public static final int SAMPLES_SHOWN = 4;

    private final Solution solution;
    private List<SampleTrace> samples;
    private final Notation notation;

    public Draft(Solution solution, Style style) {
        super(style);
        this.solution = solution;
        this.samples = solution.samples();
        this.notation = new Notation(solution.exercise(), after(), wording().word(TrainingPhrase.AHEAD_MARK));
    }

    private String after() {
        return switch (solution.exercise().afterStep()) {
            case NEW -> wording().word(Phrase.NEW_MARK);
            case PLUS -> "plus";
        };
    }

    /** The forward passes that are spoken of: those of the exercise, or those after the updates so far. */
    public List<SampleTrace> samples() {
        return samples;
    }

    /** From here on the sheet speaks of these forward passes. */
    public void speakOf(List<SampleTrace> passes) {
        samples = passes;
    }

    public Solution solution() {
        return solution;
    }

    public Exercise exercise() {
        return solution.exercise();
    }

    public Notation notation() {
        return notation;
    }

    /** A title or text of the exercise file as it stands on a sheet. */
    public static List<Inline> words(List<TextPart> parts) {
        List<Inline> text = new ArrayList<>();
        for (TextPart part : parts) {
            if (part instanceof TextPart.Formula formula) {
                text.add(Inline.Formula.of(formula.formula()));
            } else if (part instanceof TextPart.Literal literal) {
                text.add(new Inline.Text(literal.text()));
            }
        }
        return text;
    }
}
