package org.gradus.report.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradus.report.compose.Handout.Blank;
import org.gradus.report.compose.claim.StatementsComposer;
import org.gradus.report.compose.claim.VerificationComposer;
import org.gradus.report.compose.course.ClassTable;
import org.gradus.report.compose.course.CourseParts;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.QuantityId;

/** Puts an assignment on the sheets of a course. */
public final class CourseSheets {
    private final Assignment assignment;
    private final Style style;
    private final Handout handout;

    private CourseSheets(Assignment assignment, Style style, Handout handout) {
        this.assignment = assignment;
        this.style = style;
        this.handout = handout;
    }

    /** One of the sheets that are given out. */
    public static Sheet compose(Assignment assignment, SheetKind kind, Style style, Handout handout) {
        CourseSheets sheets = new CourseSheets(assignment, style, handout);
        return switch (kind) {
            case QUESTION -> sheets.question();
            case BLANK -> sheets.blank();
            case KEY -> sheets.key();
            case MARKING -> sheets.marking();
            case SOLUTION, BOTH -> throw new IllegalArgumentException(kind + " is not composed here");
        };
    }

    /** The solution, to stand in one document with the question. */
    public static Sheet solution(Solution solution, Style style) {
        Sheet sheet = Composer.compose(solution, style);
        return sheet.head().isPresent() ? sheet : sheet.under(CourseParts.headOfSolution(new Draft(solution, style)));
    }

    // ---- the question ----

    private Sheet question() {
        Draft draft = new Draft(assignment.solution(), style);
        CourseParts parts = new CourseParts(draft, assignment);
        LargeData large = new LargeData();
        Overview.given(draft, large);
        draft.add(parts.rules(Legend.superscripts(draft)));
        parts.functionTable().forEach(draft::add);
        PartTitle titles = new PartTitle(draft);
        List<Answer> answers = assignment.solution().answers();
        for (int i = 0; i < answers.size(); i++) {
            String letter = Part.label(i);
            draft.add(parts.part(letter, answers.get(i).accept(titles), wanted(draft, titles, answers.get(i))));
            if (answers.get(i) instanceof Answer.Statements statements) {
                draft.add(new StatementsComposer(draft, statements).quiz());
                continue;
            }
            handout.space().ifPresent(ruling -> draft.add(parts.space(letter, ruling)));
        }
        large.onto(draft);
        return Composer.titled(draft, parts.kind(CoursePhrase.QUESTION_KIND, parts.points()), draft.blocks())
                .under(parts.head(true));
    }

    /** What is asked of a part without numbers: of a claim the claim itself. */
    private static List<Inline> wanted(Draft draft, PartTitle titles, Answer answer) {
        List<Inline> wanted = titles.wanted(answer);
        List<Inline> claim = answer instanceof Answer.Verification verification
                ? new VerificationComposer(draft, verification).asked()
                : List.of();
        return claim.isEmpty() ? wanted : Wording.join(wanted, List.of(new Inline.Text(": ")), claim);
    }

    // ---- for those who mark ----

    private Sheet key() {
        Draft draft = new Draft(assignment.solution(), style);
        CourseParts parts = new CourseParts(draft, assignment);
        PartTitle titles = new PartTitle(draft);
        List<List<Inline>> all = assignment.solution().answers().stream()
                .map(answer -> answer.accept(titles))
                .toList();
        List<Block> key = new ArrayList<>(parts.key(all));
        for (Answer answer : assignment.solution().answers()) {
            if (answer instanceof Answer.Statements statements) {
                key.add(new StatementsComposer(draft, statements).key());
            }
        }
        return Composer.titled(draft, parts.kind(CoursePhrase.KEY_KIND, parts.points()), key)
                .withoutQuestion()
                .under(parts.head(false));
    }

    private Sheet marking() {
        Draft draft = new Draft(assignment.solution(), style);
        CourseParts parts = new CourseParts(draft, assignment);
        return Composer.titled(draft, parts.kind(CoursePhrase.MARKING_KIND, parts.points()), parts.marking())
                .withoutQuestion()
                .under(parts.head(false));
    }

    /** The right values of all variants; for assignments that {@link ClassTable#fits}. */
    public static Sheet classTable(List<Assignment> assignments, Style style) {
        List<Draft> drafts = assignments.stream()
                .map(assignment -> new Draft(assignment.solution(), style))
                .toList();
        Draft draft = drafts.get(0);
        Assignment first = assignments.get(0);
        CourseParts parts = new CourseParts(draft, first);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(Wording.join(
                List.of(new Inline.Strong(draft.wording().word(CoursePhrase.CLASS_TABLE)), new Inline.Text(" (")),
                draft.say(CoursePhrase.CLASS_TABLE_NOTE),
                List.of(new Inline.Text(")")))));
        ClassTable.of(drafts, assignments).forEach(grid -> blocks.add(new Block.Grids(List.of(grid))));
        return Composer.titled(draft, parts.kind(CoursePhrase.MARKING_KIND, parts.points()), blocks)
                .withoutQuestion()
                .under(parts.headOfClass());
    }

    // ---- with boxes ----

    private Sheet blank() {
        Draft draft = new Draft(assignment.solution(), style);
        CourseParts parts = new CourseParts(draft, assignment);
        LargeData large = new LargeData();
        Overview.given(draft, large);
        Blank kind = handout.blank();
        CourseParts.Boxes boxes =
                parts.boxes(kind != Blank.RESULTS, filled(assignment, kind), kind == Blank.LAST_LAYER);
        List<Block> blocks = new ArrayList<>(draft.blocks());
        blocks.add(parts.boxRules(Legend.superscripts(draft), boxes));
        blocks.addAll(parts.functionTable());
        Sheet solution = Composer.toBeFilled(assignment.solution(), style);
        PartTitle titles = new PartTitle(draft);
        Map<String, List<Inline>> wanted = new HashMap<>();
        List<Answer> answers = assignment.solution().answers();
        for (int i = 0; i < answers.size(); i++) {
            wanted.put(Part.label(i), wanted(draft, titles, answers.get(i)));
        }
        blocks.addAll(withQuizzes(
                draft, boxes.of(worked(solution.blocks()), letter -> wanted.getOrDefault(letter, List.of()))));
        Draft data = new Draft(assignment.solution(), style);
        large.onto(data);
        blocks.addAll(data.blocks());
        BigDecimal points = boxes.points();
        return Composer.titled(draft, parts.kind(CoursePhrase.BLANK_KIND, points), blocks)
                .under(parts.head(true));
    }

    /** Statements are ticked, which takes no room of its own. */
    private List<Block> withQuizzes(Draft draft, List<Block> blocks) {
        List<Answer> answers = assignment.solution().answers();
        Map<String, Block> quizzes = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.Statements statements) {
                quizzes.put(Part.label(i), new StatementsComposer(draft, statements).quiz());
            }
        }
        List<Block> all = new ArrayList<>();
        Optional<Block> quiz = Optional.empty();
        for (Block block : blocks) {
            boolean room = block instanceof Block.Space && quiz.isPresent();
            all.add(room ? quiz.get() : block);
            quiz = block instanceof Block.Part part
                    ? Optional.ofNullable(quizzes.get(part.letter()))
                    : Optional.empty();
        }
        return all;
    }

    /** Which quantities are worked out on a blank sheet. */
    public static Predicate<QuantityId> filled(Assignment assignment, Blank blank) {
        int last = assignment
                .exercise()
                .network()
                .map(network -> network.layers().size())
                .orElse(1);
        return id -> blank == Blank.LAST_LAYER && CourseParts.isBefore(id, last);
    }

    /** From the first part on. */
    private static List<Block> worked(List<Block> blocks) {
        int first = 0;
        while (first < blocks.size() && !(blocks.get(first) instanceof Block.Part)) {
            first++;
        }
        return blocks.subList(first, blocks.size());
    }
}
