package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Space.Ruling;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The pieces of which the sheets of a course are made. */
public final class CourseParts {
    private final Draft draft;
    private final Assignment assignment;
    private final Tasks tasks;

    public CourseParts(Draft draft, Assignment assignment) {
        this.draft = draft;
        this.assignment = assignment;
        this.tasks = new Tasks(draft, assignment);
    }

    /** Every convention that the solution uses. */
    public Block.Rules rules(List<Inline> superscripts) {
        return new RuleLines(draft, assignment).all(superscripts);
    }

    /** The same for a sheet with boxes. */
    public Block.Rules boxRules(List<Inline> superscripts, Boxes boxes) {
        return new RuleLines(draft, assignment).withBoxes(superscripts, boxes.anyFilled());
    }

    /** The values of functions that are needed; nothing where the file does not ask for them. */
    public List<Block> functionTable() {
        return new FunctionTable(draft, assignment).blocks();
    }

    /** A part as it is asked. */
    public Block.Part part(String letter, List<Inline> title, List<Inline> wanted) {
        return tasks.part(letter, title, wanted);
    }

    public Block.Space space(String letter, Ruling ruling) {
        return tasks.space(letter, ruling);
    }

    public Head head(boolean named) {
        return Tasks.head(draft, named, false);
    }

    /** Above what is said of all variants. */
    public Head headOfClass() {
        return Tasks.head(draft, false, false, false);
    }

    /** Above a solution. */
    public static Head headOfSolution(Draft draft) {
        return Tasks.head(draft, false, true);
    }

    public String kind(CoursePhrase kind, BigDecimal points) {
        return tasks.kind(kind, points);
    }

    /**
     * The results in one look, and how they came about.
     *
     * @param titles of the parts, in order
     */
    public List<Block> key(List<List<Inline>> titles) {
        KeyGrids grids = new KeyGrids(draft, assignment, tasks, Marker.of(assignment));
        List<Block> blocks = new ArrayList<>(grids.of(titles));
        blocks.add(grids.rules());
        return blocks;
    }

    /** What is right, and what typical mistakes give; then how to mark. */
    public List<Block> marking() {
        return new MarkingGrids(draft, assignment, tasks, Marker.of(assignment)).blocks();
    }

    /** Whether the file says how many points its parts earn. */
    public boolean hasPoints() {
        return tasks.hasPoints();
    }

    /** A number of points as the language writes it. */
    public String number(BigDecimal points) {
        return tasks.number(points);
    }

    /** All points, those of parts without numbers included. */
    public BigDecimal points() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < assignment.solution().answers().size(); i++) {
            sum = sum.add(tasks.points(org.gradus.report.solution.Part.label(i)));
        }
        return sum;
    }

    /** Whether a quantity belongs to the forward pass of a layer before {@code last}. */
    public static boolean isBefore(QuantityId id, int last) {
        boolean forward = List.of(Letter.Z, Letter.A, Letter.E, Letter.SUM, Letter.S, Letter.M)
                .contains(id.letter());
        return forward && id.layer() > 0 && id.layer() < last && !id.updated();
    }

    /**
     * Lines with boxes.
     *
     * @param operands whether given numbers that are put in are boxes too
     * @param isFilled which quantities are worked out already
     */
    public Boxes boxes(boolean operands, Predicate<QuantityId> isFilled) {
        return new Boxes(operands, isFilled);
    }

    /** A solution's lines with boxes. */
    public final class Boxes {
        private final Blanks blanks;
        private final Predicate<QuantityId> isFilled;

        private Boxes(boolean operands, Predicate<QuantityId> isFilled) {
            this.isFilled = isFilled;
            this.blanks = new Blanks(assignment, operands, isFilled);
        }

        boolean anyFilled() {
            return assignment.asked().stream().anyMatch(asked -> isFilled.test(asked.id()));
        }

        /**
         * The blocks, the parts with the points that can be had on this sheet; of a part without numbers room for its answer.
         *
         * @param wanted by the letter of a part, what it asks if it is no number
         */
        public List<Block> of(List<Block> solution, Function<String, List<Inline>> wanted) {
            List<Block> blocks = new ArrayList<>();
            boolean proof = false;
            for (Block block : blanks.of(solution)) {
                if (block instanceof Block.Part part) {
                    proof = assignment.asked(part.letter()).isEmpty();
                    blocks.add(new Block.Part(
                            part.letter(),
                            part.title(),
                            proof ? wanted.apply(part.letter()) : List.of(),
                            tasks.points(points(part.letter()))));
                    if (proof) {
                        blocks.add(tasks.space(part.letter(), Ruling.SQUARES));
                    }
                } else if (!proof) {
                    blocks.add(block);
                }
            }
            return blocks;
        }

        private BigDecimal points(String part) {
            List<Asked> asked = assignment.asked(part);
            return asked.isEmpty()
                    ? tasks.points(part)
                    : asked.stream()
                            .filter(one -> !isFilled.test(one.id()))
                            .map(Asked::points)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** All points that can be had on this sheet. */
        public BigDecimal points() {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < assignment.solution().answers().size(); i++) {
                sum = sum.add(points(org.gradus.report.solution.Part.label(i)));
            }
            return sum;
        }
    }

    /** Words with a gap between them. */
    static List<Inline> gap(List<Inline> before, List<Inline> after) {
        return Wording.join(before, List.of(new Inline.Text(Wording.GAP)), after);
    }
}
