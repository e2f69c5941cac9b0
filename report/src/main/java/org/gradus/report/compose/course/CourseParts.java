package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Space.Ruling;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The pieces of which the sheets of a course are made. */
public final class CourseParts {
    /** Numbers of a part that is left to be calculated on squared paper. */
    private static final int MOST_LEFT_EMPTY = 12;

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
        boolean forward = List.of(Letter.Z, Letter.A, Letter.E, Letter.SUM, Letter.U, Letter.S, Letter.M)
                .contains(id.letter());
        return forward && id.layer() > 0 && id.layer() < last && !id.updated();
    }

    /**
     * Lines with boxes.
     *
     * @param operands whether given numbers that are put in are boxes too
     * @param isFilled which quantities are worked out already
     * @param emptyEnd whether the last part is left to be calculated on squared paper
     */
    public Boxes boxes(boolean operands, Predicate<QuantityId> isFilled, boolean emptyEnd) {
        return new Boxes(operands, isFilled, emptyEnd ? lastOfSeveral() : "");
    }

    /** The last part with numbers, if there are others and it has not too many; else nothing. */
    private String lastOfSeveral() {
        List<Asked> asked = assignment.asked();
        if (asked.isEmpty()) {
            return "";
        }
        String last = asked.get(asked.size() - 1).part();
        int numbers = assignment.asked(last).size();
        return numbers < asked.size() && numbers <= MOST_LEFT_EMPTY ? last : "";
    }

    /** A solution's lines with boxes. */
    public final class Boxes {
        private final Blanks blanks;
        private final Predicate<QuantityId> isFilled;

        private final String emptied;

        /** @param emptied the letter of the part that is left to be calculated on squared paper; empty if none is */
        private Boxes(boolean operands, Predicate<QuantityId> isFilled, String emptied) {
            this.emptied = emptied;
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
            boolean left = false;
            for (Block block : blanks.of(solution)) {
                if (block instanceof Block.Part part) {
                    proof = assignment.asked(part.letter()).isEmpty();
                    left = part.letter().equals(emptied);
                    blocks.add(new Block.Part(
                            part.letter(),
                            part.title(),
                            proof ? wanted.apply(part.letter()) : List.of(),
                            tasks.points(points(part.letter()))));
                    if (proof) {
                        blocks.add(tasks.space(part.letter(), Ruling.SQUARES));
                    }
                } else if (left && block instanceof Block.Step step) {
                    blocks.add(onSquares(step));
                    left = false;
                    proof = true; // nothing else of this part
                } else if (!proof) {
                    blocks.add(block);
                }
            }
            return blocks;
        }

        /** The formula with which the part begins; then each number with room to calculate it. */
        private Block.Step onSquares(Block.Step first) {
            List<Block.Line> lines = new ArrayList<>();
            for (Block.Line line : first.lines()) {
                Chain chain = line.chains().get(0);
                List<Chain.Link> symbols = chain.links().stream()
                        .takeWhile(link -> Blanks.shown(link.right()).isEmpty())
                        .toList();
                if (!symbols.isEmpty()) {
                    Chain formula = new Chain(chain.lead(), chain.left(), symbols);
                    lines.add(new Block.Line(List.of(formula), List.of(), line.equation()));
                }
            }
            Letters letters = new Letters(draft, assignment);
            for (Asked one : assignment.asked(emptied)) {
                Expr room = Field.empty(one.id(), "", Field.Use.CALCULATION, 0);
                Chain line = Lines.equal(letters.name(one.id()), room).and(Operator.APPROXIMATELY, blanks.box(one));
                lines.add(Block.Line.of(line));
            }
            boolean updates =
                    assignment.asked(emptied).stream().allMatch(one -> one.id().isNewParameter());
            List<Inline> title = updates ? draft.say(SamplePhrase.NEW_PARAMETERS) : first.title();
            return new Block.Step(first.number(), title, first.why(), lines);
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
}
