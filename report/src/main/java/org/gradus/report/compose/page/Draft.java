package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;

/** The sheet of a solution as it grows. */
public final class Draft extends Pages {
    /** Up to this many samples stand in the overview; more stand only where they are calculated. */
    public static final int SAMPLES_SHOWN = 4;

    /** Characters of a box for a formula. */
    private static final int BOX = 7;

    private final Solution solution;
    private List<SampleTrace> samples;
    private final Notation notation;
    private final boolean toBeFilled;

    public Draft(Solution solution, Style style) {
        this(solution, style, false);
    }

    private Draft(Solution solution, Style style, boolean toBeFilled) {
        super(style);
        this.toBeFilled = toBeFilled;
        this.solution = solution;
        this.samples = solution.samples();
        this.notation = new Notation(solution.exercise(), after(), wording().word(TrainingPhrase.AHEAD_MARK));
    }

    /** A sheet whose numbers will be boxes: formulas that are asked for must not stand on it. */
    public static Draft toBeFilled(Solution solution, Style style) {
        return new Draft(solution, style, true);
    }

    /** The formula, or a box on a sheet that is to be filled in. */
    public Expr asked(Expr formula) {
        return toBeFilled ? Field.empty(new Formula(), "", Field.Use.STEP, BOX) : formula;
    }

    public boolean isToBeFilled() {
        return toBeFilled;
    }

    /** A formula that is asked for is no quantity. */
    private record Formula() implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Ellipsis.ABSENT;
        }

        @Override
        public String text() {
            return "";
        }
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
