package org.gradus.report.compose.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * Turns the lines of a solution into lines with boxes. A calculated number is a box: with its letter where it is calculated and counts,
 * thin where it is a step, dotted where it is put in. What is given stays, or is a dotted box as well.
 */
final class Blanks {
    /** The quantities that stand on the sheet with their numbers, in grey boxes. */
    private final Set<QuantityId> filled = new HashSet<>();

    private static final Expr.Source NOTHING = new Nothing();

    /** Of numbers that are no quantity of the worksheet. */
    private record Nothing() implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Ellipsis.ABSENT;
        }

        @Override
        public String text() {
            return "";
        }
    }

    private static final int LEAST = 5;
    private static final int MOST = 9;

    private final Map<QuantityId, Asked> asked;
    /** Asked quantities that stand in a vector or matrix of results: there they have their letter, and not before it. */
    private final Set<QuantityId> inMatrices = new HashSet<>();

    private final Set<QuantityId> calculated = new HashSet<>();
    /** Quantities that are asked under another name: δ = ∂C/∂y behind linear units. */
    private final Map<QuantityId, QuantityId> askedAs = new HashMap<>();

    private final Set<QuantityId> standing = new HashSet<>();
    private final boolean operands;
    private boolean keepsGiven;
    /** All boxes are as wide as the longest number needs. */
    private final int characters;

    /**
     * @param operands whether given numbers that are put in are boxes too
     * @param isFilled which asked quantities are worked out already
     */
    Blanks(Assignment assignment, boolean operands, Predicate<QuantityId> isFilled) {
        this.asked = assignment.byId();
        this.operands = operands;
        for (Evaluation line : assignment.solution().worksheet().lines()) {
            if (!isOfExercise(line, assignment.exercise())) {
                calculated.add(line.id());
                if (isFilled.test(line.id())) {
                    filled.add(line.id());
                }
            }
        }
        findOtherNames(assignment.solution().worksheet().lines());
        this.characters = asked.keySet().stream()
                .map(id -> assignment.solution().worksheet().find(id).orElseThrow())
                .mapToInt(line -> characters(line.value().result().number()))
                .max()
                .orElse(LEAST);
    }

    /** Whether the number stands in the exercise; weights after an update, and what a batch takes over from its samples, do not. */
    private static boolean isOfExercise(Evaluation line, Exercise exercise) {
        QuantityId id = line.id();
        List<Letter> given = exercise.network().isPresent()
                ? List.of(Letter.X, Letter.T, Letter.ETA, Letter.W, Letter.B)
                : List.of(Letter.X, Letter.T, Letter.ETA, Letter.Z, Letter.Y, Letter.A);
        boolean learned = id.letter().equals(Letter.W) || id.letter().equals(Letter.B);
        if (id.written().isPresent()) {
            return line.isGiven();
        }
        return line.isGiven() && given.contains(id.letter()) && !id.updated() && (id.time() == 0 || !learned);
    }

    private void findOtherNames(List<Evaluation> lines) {
        Map<String, QuantityId> bySymbol = new HashMap<>();
        for (Evaluation line : lines) {
            QuantityId id = line.id();
            String place = "@" + id.sample() + "." + id.time();
            bySymbol.put(id.symbol() + place, id);
            QuantityId same = bySymbol.get(line.formula() + place);
            if (asked.containsKey(id) && same != null && !same.equals(id) && !asked.containsKey(same)) {
                askedAs.put(same, id);
            }
        }
    }

    private static int characters(Expr number) {
        return Math.max(LEAST, Math.min(MOST, number.toString().length()));
    }

    /** The box of an asked number. */
    Expr box(Asked one) {
        return Field.empty(one.id(), one.letter(), Field.Use.RESULT, characters);
    }

    /** The blocks of a part: steps and tables with boxes; results in boxes of their own are left out. */
    List<Block> of(List<Block> blocks) {
        blocks.forEach(this::findMatrices);
        List<Block> blank = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Step step) {
                blank.add(step(step));
            } else if (block instanceof Block.Table table) {
                blank.add(table(table));
            } else if (block instanceof Block.Tables tables) {
                blank.add(new Block.Tables(
                        tables.tables().stream().map(this::table).toList()));
            } else if (block instanceof Block.Paragraph || block instanceof Block.SampleHeading) {
                if (!reveals(block)) {
                    blank.add(block);
                }
            } else if (block instanceof Block.Part) {
                blank.add(block);
            }
        }
        return blank;
    }

    private void findMatrices(Block block) {
        if (block instanceof Block.Step step) {
            step.lines().stream()
                    .flatMap(line -> line.chains().stream())
                    .flatMap(chain -> chain.links().stream())
                    .map(Chain.Link::right)
                    .filter(right -> right instanceof Expr.MatrixLiteral && isBare(right))
                    .forEach(matrix -> inMatrices.addAll(results(matrix)));
        }
    }

    private boolean reveals(Block block) {
        return block instanceof Block.Paragraph paragraph
                ? reveals(paragraph.text())
                : reveals(((Block.SampleHeading) block).title());
    }

    // ---- steps ----

    private Block step(Block.Step step) {
        keepsGiven = isWorked(step);
        List<Block.Line> lines = new ArrayList<>();
        List<Block.Line> all = keepsGiven ? step.lines() : new OneInsertion(this::isInserted).of(step.lines());
        for (Block.Line line : all) {
            List<Chain> chains = line.chains().stream()
                    .map(this::chain)
                    .filter(chain -> chain.left().isPresent()
                            || !chain.links().isEmpty()
                            || !chain.lead().isEmpty())
                    .toList();
            if (!chains.isEmpty()) {
                lines.add(new Block.Line(chains, hint(line.remark()), line.equation()));
            }
        }
        return new Block.Step(step.number(), hint(step.title()), hint(step.why()), lines);
    }

    /** Whether all that the step calculates stands there already; then so does what is put in. */
    private boolean isWorked(Block.Step step) {
        Set<QuantityId> ends = new HashSet<>();
        step.lines().stream()
                .flatMap(line -> line.chains().stream())
                .flatMap(chain -> chain.links().stream())
                .map(Chain.Link::right)
                .filter(this::isBare)
                .forEach(end -> ends.addAll(results(end)));
        return filled.containsAll(ends);
    }

    /** Words stay as hints; those that say a result do not. */
    private List<Inline> hint(List<Inline> words) {
        return reveals(words) ? List.of() : words;
    }

    private boolean reveals(List<Inline> words) {
        return words.stream().anyMatch(inline -> inline instanceof Inline.Formula formula && reveals(formula.chain()));
    }

    private boolean reveals(Chain chain) {
        return chain.left().filter(this::holdsResult).isPresent()
                || chain.links().stream().anyMatch(link -> holdsResult(link.right()));
    }

    /** Whether a calculated number stands in it, or a decimal that comes from one. */
    private boolean holdsResult(Expr expr) {
        List<Expr.Shown> numbers = shown(expr);
        return numbers.isEmpty() ? Children.any(expr, Blanks::isRounded) : !filled.containsAll(results(expr));
    }

    /** The calculated quantities whose numbers stand in it. */
    private Set<QuantityId> results(Expr expr) {
        Set<QuantityId> ids = new HashSet<>();
        for (Expr.Shown number : shown(expr)) {
            if (number.source() instanceof QuantityId id && calculated.contains(id)) {
                ids.add(askedAs.getOrDefault(id, id));
            }
        }
        return ids;
    }

    /** The numbers that stand in it. */
    static List<Expr.Shown> shown(Expr expr) {
        List<Expr.Shown> numbers = new ArrayList<>();
        expr.accept(new Rewriter() {
            @Override
            public Expr shown(Expr.Shown shown) {
                numbers.add(shown);
                return shown;
            }
        });
        return numbers;
    }

    /** A decimal without a source, as remarks and checks have it. */
    private static boolean isRounded(Expr node) {
        return node instanceof Expr.Num num && num.value().scale() > 1;
    }

    private Chain chain(Chain chain) {
        List<Chain.Link> links = new ArrayList<>();
        for (int i = 0; i < chain.links().size(); i++) {
            Chain.Link link = chain.links().get(i);
            boolean last = i == chain.links().size() - 1;
            if (!last && isBare(link.right()) && isBare(chain.links().get(i + 1).right())) {
                continue; // an exact form before its decimal: one box is enough
            }
            links.add(new Chain.Link(link.operator(), boxed(link.right(), place(link.right()))));
        }
        Optional<Expr> left = chain.left().map(side -> boxed(side, Place.OPERAND));
        List<Inline> lead = hint(chain.lead());
        return new Chain(lead, left, links);
    }

    private Place place(Expr side) {
        return !isBare(side) ? Place.OPERAND : side instanceof Expr.MatrixLiteral ? Place.MATRIX : Place.RESULT;
    }

    /** Whether numbers are put in there, which are not yet the result. */
    private boolean isInserted(Expr side) {
        return !isBare(side) && !shown(side).isEmpty();
    }

    /** Whether nothing stands there but results. */
    private boolean isBare(Expr expr) {
        if (expr instanceof Expr.MatrixLiteral matrix) {
            return matrix.rows().stream().flatMap(List::stream).allMatch(this::isBare);
        }
        return isCalculated(expr) || expr instanceof Expr.Ellipsis;
    }

    private boolean isCalculated(Expr expr) {
        return expr instanceof Expr.Shown shown && shown.source() instanceof QuantityId id && calculated.contains(id);
    }

    // ---- tables ----

    private Block.Table table(Block.Table table) {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (List<List<Inline>> row : table.rows()) {
            boolean results = row.stream().anyMatch(this::reveals);
            List<List<Inline>> cells = new ArrayList<>();
            for (int j = 0; j < row.size(); j++) {
                boolean derived = results
                        && j > 0
                        && isNumber(row.get(j))
                        && !isGiven(table.header().get(j));
                cells.add(derived ? step() : cell(row.get(j)));
            }
            rows.add(cells);
        }
        // which rows stand out is an answer too
        return new Block.Table(table.header(), rows, table.groups(), Set.of());
    }

    /** Whether inputs or targets stand below. */
    private static boolean isGiven(List<Inline> head) {
        return head.stream()
                .anyMatch(inline -> inline instanceof Inline.Formula formula
                        && formula.chain()
                                .left()
                                .filter(Blanks::isInputOrTarget)
                                .isPresent());
    }

    private static boolean isInputOrTarget(Expr name) {
        Expr base = name instanceof Expr.Indexed indexed ? indexed.base() : name;
        return base instanceof Expr.Symbol symbol && (symbol.isLetter("x") || symbol.isLetter("t"));
    }

    /** A number without a source, such as 1 − a beside a. */
    private static boolean isNumber(List<Inline> cell) {
        return cell.size() == 1
                && cell.get(0) instanceof Inline.Formula formula
                && formula.chain().links().isEmpty()
                && formula.chain().left().filter(Expr.Num.class::isInstance).isPresent();
    }

    private List<Inline> step() {
        return List.of(Inline.Formula.of(Field.empty(NOTHING, "", Field.Use.STEP, characters)));
    }

    private List<Inline> cell(List<Inline> cell) {
        List<Inline> boxed = new ArrayList<>();
        for (Inline inline : cell) {
            if (inline instanceof Inline.Formula formula) {
                Chain chain = formula.chain();
                Optional<Expr> left =
                        chain.left().map(side -> boxed(side, chain.links().isEmpty() ? place(side) : Place.OPERAND));
                List<Chain.Link> links = chain.links().stream()
                        .map(link -> new Chain.Link(link.operator(), boxed(link.right(), place(link.right()))))
                        .toList();
                boxed.add(new Inline.Formula(new Chain(chain.lead(), left, links)));
            } else {
                boxed.add(inline);
            }
        }
        return boxed;
    }

    // ---- numbers ----

    /** Where numbers stand. */
    private enum Place {
        OPERAND,
        RESULT,
        MATRIX
    }

    private Expr boxed(Expr expr, Place place) {
        return expr.accept(new Boxed(place));
    }

    private final class Boxed extends Rewriter {
        private final Place place;

        Boxed(Place place) {
            this.place = place;
        }

        @Override
        public Expr shown(Expr.Shown shown) {
            if (!(shown.source() instanceof QuantityId source)) {
                return shown;
            }
            QuantityId id = askedAs.getOrDefault(source, source);
            if (!calculated.contains(id)) {
                return operands && !keepsGiven ? Field.empty(id, "", Field.Use.OPERAND, characters) : shown;
            }
            boolean elsewhere = place == Place.RESULT && inMatrices.contains(id);
            boolean first = place != Place.OPERAND && !elsewhere && standing.add(id);
            String letter = first && asked.containsKey(id) ? asked.get(id).letter() : "";
            if (filled.contains(id)) {
                return letter.isEmpty() ? shown : Field.filled(shown, letter, characters);
            }
            Field.Use use = place == Place.OPERAND || !first && !elsewhere
                    ? Field.Use.OPERAND
                    : letter.isEmpty() ? Field.Use.STEP : Field.Use.RESULT;
            return Field.empty(id, letter, use, characters);
        }
    }
}
