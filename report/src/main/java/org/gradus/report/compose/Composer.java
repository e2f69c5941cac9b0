package org.gradus.report.compose;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.course.CourseParts;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Exceptions;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.SecondOpinion;

/** Puts a solution on a sheet. */
public final class Composer {
    private Composer() {}

    /** The sheet: what is given and wanted, then a lettered part for each task. */
    public static Sheet compose(Solution solution, Style style) {
        return compose(new Draft(solution, style));
    }

    /** The sheet with boxes in the place of formulas that are asked for; its numbers are not boxes yet. */
    static Sheet toBeFilled(Solution solution, Style style) {
        return compose(Draft.toBeFilled(solution, style));
    }

    private static Sheet compose(Draft draft) {
        Solution solution = draft.solution();
        Exercise exercise = solution.exercise();
        LargeData large = new LargeData();
        Overview.onto(draft, large);
        if (ClaimsOverview.isTabular(solution)) {
            draft.add(ClaimsOverview.table(draft));
        }
        Parts parts = new Parts(draft);
        ShownEntries entries = new ShownEntries(draft);
        List<Answer> answers = solution.answers();
        for (int i = 0; i < answers.size(); i++) {
            String letter = Part.label(i);
            draft.add(new Block.Part(letter, answers.get(i).accept(new PartTitle(draft))));
            List<Evaluation> shown = entries.of(letter);
            Box box = shown.isEmpty() ? answers.get(i).accept(parts) : entries.compose(shown);
            List<Inline> text = box.text().isEmpty() ? List.of() : Wording.sentence(box.text());
            draft.add(new Block.Answer(letter, text, box.tables(), box.note()));
        }
        large.onto(draft);
        draft.add(new Block.Note(foot(draft)));
        Sheet sheet = titled(draft, draft.wording().word(Phrase.KIND), Legend.putInto(draft, Exceptions.in(draft)));
        boolean inCourse = exercise.courseWork().course().isPresent();
        return inCourse ? sheet.under(CourseParts.headOfSolution(draft)) : sheet;
    }

    /**
     * A sheet of an exercise under its title and question.
     *
     * @param kind of sheet, as it is called
     */
    static Sheet titled(Draft draft, String kind, List<Block> blocks) {
        Exercise exercise = draft.exercise();
        List<Inline> title = Draft.words(exercise.title());
        return new Sheet(
                draft.language().locale(),
                title.isEmpty() ? untitled(draft) : title,
                kind,
                Draft.words(exercise.text()),
                hasLetters(exercise) ? draft.notation().layers() : 0,
                exercise.layerIndex(),
                blocks);
    }

    /** Whether x and y are input and output: not where every task has variables of its own. */
    private static boolean hasLetters(Exercise exercise) {
        return !exercise.tasks().stream()
                .allMatch(task ->
                        task instanceof Task.Graph || task instanceof Task.Jacobian || task instanceof Task.Hessian);
    }

    private static List<Inline> untitled(Draft draft) {
        boolean claims = ClaimsOverview.isAllOf(draft.solution());
        return draft.say(claims ? ClaimPhrase.CLAIMS_UNTITLED : Phrase.UNTITLED);
    }

    /** A derivation alone, with its closed form if it has one. */
    public static Sheet compose(Derivation derivation, Style style) {
        return compose(derivation, Optional.empty(), style);
    }

    /** @param second what computer algebra says of it */
    public static Sheet compose(Derivation derivation, Optional<SecondOpinion> second, Style style) {
        return compose(derivation, second, Optional.empty(), style);
    }

    /** @param at the function at a point, if that is asked */
    public static Sheet compose(
            Derivation derivation, Optional<SecondOpinion> second, Optional<DerivationAtPoint> at, Style style) {
        return new DerivationSheet(derivation, style).compose(second, at);
    }

    /**
     * The partial derivatives of one function and its gradient; of one variable its derivation.
     *
     * @param second what computer algebra says of each
     * @param at each at the point that is asked, or none
     */
    public static Sheet compose(
            List<Derivation> partials, List<SecondOpinion> second, List<DerivationAtPoint> at, Style style) {
        return partials.size() == 1
                ? compose(
                        partials.get(0),
                        second.stream().findFirst(),
                        at.stream().findFirst(),
                        style)
                : new GradientSheet(partials, style).compose(second, at);
    }

    private static List<Inline> foot(Draft draft) {
        return Wording.join(draft.say(Phrase.FOOT_DERIVATION), Extremes.foot(draft), oneWay(draft));
    }

    /** Of gradients that only one way was narrow enough for. */
    private static List<Inline> oneWay(Draft draft) {
        List<Inline> names = List.of();
        for (QuantityId id : draft.solution().undecided()) {
            Inline name = Inline.Formula.of(draft.notation().name(id));
            names = names.isEmpty() ? List.of(name) : Wording.join(names, draft.say(Phrase.SEPARATOR), List.of(name));
        }
        return names.isEmpty()
                ? List.of()
                : Wording.join(List.of(new Inline.Text(" ")), draft.say(NumberPhrase.FOOT_ONE_WAY, names));
    }
}
