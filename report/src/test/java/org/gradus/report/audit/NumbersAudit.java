package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Written;

/**
 * Reads the numbers of a sheet in rounding mode working by the quantities that they name: one quantity stands everywhere with the same
 * digits, but for answers; what is put in stands on the sheet before; answers hold the certified results; before the first ≈ of a line
 * nothing is rounded, and what is rounded has as many places as the legend says.
 */
final class NumbersAudit {
    private final Solution solution;
    private final List<String> faults = new ArrayList<>();
    private final Rounding rounding;
    private final int places;

    /** What stood so far: each number as it was written, by its quantity. */
    private final Map<QuantityId, Set<Expr>> stood = new HashMap<>();

    /** The same, by the number of the step. */
    private final Map<Integer, Set<Expr.Shown>> inStep = new HashMap<>();

    private int numbers;
    private int step;
    private boolean rounded;
    /** By the vector that is said to be inserted from there. */
    private Map<String, Integer> referred = Map.of();

    private boolean remarked;
    private boolean excepted;

    /** Of the lines of the step so far. */
    private final List<Expr> sides = new ArrayList<>();

    private NumbersAudit(Solution solution) {
        this.solution = solution;
        this.rounding = solution.exercise().rounding();
        this.places = solution.worksheet().places().places();
    }

    record Report(int numbers, List<String> faults) {}

    static Report of(Solution solution, Sheet sheet) {
        NumbersAudit audit = new NumbersAudit(solution);
        sheet.blocks().forEach(audit::block);
        audit.legend(sheet);
        return new Report(audit.numbers, audit.faults);
    }

    // ---- blocks ----

    private void block(Block block) {
        if (block instanceof Block.Step own) {
            step(own);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Tables tables) {
            tables.tables().forEach(this::table);
        } else if (block instanceof Block.Answer answer) {
            answer.text().forEach(this::answer);
            answer.tables()
                    .forEach(table -> table.rows().forEach(row -> row.forEach(cell -> cell.forEach(this::answer))));
        }
    }

    private void step(Block.Step own) {
        step = own.number();
        referred = new HashMap<>();
        own.lines().forEach(line -> refer(line.remark()));
        sides.clear();
        remarked = own.lines().stream().anyMatch(line -> !line.remark().isEmpty());
        for (Block.Line line : own.lines()) {
            line.remark().forEach(this::exactValue);
            line.chains().forEach(chain -> chain(chain, line));
        }
    }

    /** In an exception the remark holds the number with which the calculation goes on. */
    private void exactValue(Inline inline) {
        if (inline instanceof Inline.Formula formula) {
            numbers(formula.chain()).forEach(this::enter);
        }
    }

    /** "a^1 from (2)". */
    private void refer(List<Inline> remark) {
        for (int i = 2; i < remark.size(); i++) {
            if (remark.get(i) instanceof Inline.Reference reference
                    && remark.get(i - 2) instanceof Inline.Formula quantity
                    && quantity.chain().links().isEmpty()
                    && quantity.chain().left().orElse(null) instanceof Expr.Symbol symbol) {
                referred.put(TextWriter.write(symbol), reference.equation());
            }
        }
    }

    /** Cells of a table below a step: what is rounded has the places of the calculation or of the results. */
    private void table(Block.Table table) {
        for (List<List<Inline>> row : table.rows()) {
            for (List<Inline> cell : row) {
                for (Inline inline : cell) {
                    if (inline instanceof Inline.Formula formula) {
                        for (Expr.Shown number : numbers(formula.chain())) {
                            written(number, true);
                            enter(number);
                        }
                    }
                }
            }
        }
    }

    // ---- lines ----

    private void chain(Chain chain, Block.Line line) {
        if (chain.left().isPresent()) {
            rounded = false;
        }
        List<Expr.Shown> put = new ArrayList<>();
        List<Expr> own = new ArrayList<>();
        chain.left().ifPresent(own::add);
        chain.left().ifPresent(left -> put.addAll(numbers(left)));
        for (Chain.Link link : chain.links()) {
            rounded |= link.operator() == Operator.APPROXIMATELY;
            own.add(link.right());
            for (Expr.Shown number : numbers(link.right())) {
                if (!rounded && !number.exact() && chain.left().isPresent()) {
                    fault("rounded before the first ≈", number, line);
                }
                put.add(number);
            }
        }
        put.forEach(number -> written(number, false));
        // what a line ends with stands there for the first time; all else stood before
        Set<QuantityId> ends = new HashSet<>();
        for (Expr side : own) {
            ends(side).forEach(end -> ends.add((QuantityId) end.source()));
            sides.add(Plain.of(side));
        }
        for (Expr.Shown number : put) {
            if (!ends.contains(number.source())) {
                found(number, line);
            }
        }
        put.forEach(this::enter);
    }

    /** Of a side that is a number, a sum of numbers, or a column or matrix of them, those. */
    private static List<Expr.Shown> ends(Expr side) {
        if (side instanceof Expr.Shown shown) {
            return List.of(shown);
        }
        if (side instanceof Expr.Sum sum) {
            boolean numbers =
                    sum.terms().stream().allMatch(term -> term instanceof Expr.Shown || term instanceof Expr.Ellipsis);
            // the sums over the samples, to which λ times the weights is added
            boolean decayed = sum.terms().size() == 2
                    && sum.terms().get(0) instanceof Expr.Product
                    && sum.terms().get(1) instanceof Expr.Product;
            return numbers ? numbers(sum) : decayed ? ends(sum.terms().get(0)) : List.of();
        }
        if (side instanceof Expr.Product product) {
            // ¼ times the sums over the samples
            boolean share = product.factors().size() == 2
                    && numbers(product.factors().get(0)).isEmpty();
            return share ? ends(product.factors().get(1)) : List.of();
        }
        if (side instanceof Expr.MatrixLiteral matrix) {
            List<Expr.Shown> ends = new ArrayList<>();
            for (List<Expr> row : matrix.rows()) {
                for (Expr entry : row) {
                    if (entry instanceof Expr.Shown shown) {
                        ends.add(shown);
                    } else if (!(entry instanceof Expr.Num) && !(entry instanceof Expr.Ellipsis)) {
                        return List.of();
                    }
                }
            }
            return ends;
        }
        return List.of();
    }

    private void found(Expr.Shown number, Block.Line line) {
        Optional<Evaluation> evaluation = evaluation(number);
        if (evaluation.isEmpty() || evaluation.get().uses().isEmpty()) {
            return;
        }
        boolean readOff = evaluation.get().formula() instanceof Expr.Piecewise && number.exact();
        if (readOff) {
            return; // from a rule by cases: ReLU' is 0 or 1
        }
        if (!stands(evaluation.get(), number.printed()) && !isWorkedOut(evaluation.get())) {
            fault("stands nowhere before", number, line);
        }
        int from = referred.getOrDefault(vector((QuantityId) number.source()), step);
        boolean there = from == step
                || inStep.getOrDefault(from, Set.of()).stream()
                        .anyMatch(other -> other.printed().equals(number.printed())
                                && isSame(evaluation.get(), (QuantityId) other.source()));
        if (!there) {
            fault("is not found at (" + from + ")", number, line);
        }
    }

    /** Also the quantity that it is another name of: y is z in an identity layer. */
    private boolean isSame(Evaluation evaluation, QuantityId other) {
        return evaluation.id().equals(other)
                || evaluation.substituted() instanceof Expr.Shown only
                        && only.source().equals(other);
    }

    /** As remarks name it: a1 for a_2^1. */
    private static String vector(QuantityId id) {
        return id.letter().text() + (id.layer() == 0 ? "" : id.layer());
    }

    /** Also as the quantity that it only has another name of: y = z of an identity layer. */
    private boolean stands(Evaluation evaluation, Expr printed) {
        if (stood.getOrDefault(evaluation.id(), Set.of()).contains(printed)) {
            return true;
        }
        boolean renamed = evaluation.uses().size() == 1
                && evaluation.substituted() instanceof Expr.Shown only
                && only.printed().equals(printed);
        return renamed
                && solution.worksheet()
                        .find(evaluation.uses().get(0))
                        .filter(from -> from.isGiven() || stands(from, printed))
                        .isPresent();
    }

    /** Whether the line that gives the number stands in this step: (0.5·2 + 1)·3 = 2·3. */
    private boolean isWorkedOut(Evaluation evaluation) {
        Expr line = Plain.of(evaluation.substituted());
        return sides.stream().anyMatch(side -> holds(side, line));
    }

    private static boolean holds(Expr side, Expr part) {
        return side.equals(part) || Children.of(side).stream().anyMatch(child -> holds(child, part));
    }

    private void enter(Expr.Shown number) {
        stood.computeIfAbsent((QuantityId) number.source(), any -> new HashSet<>())
                .add(number.printed());
        inStep.computeIfAbsent(step, any -> new LinkedHashSet<>()).add(number);
    }

    /** Whether the number is written as its quantity is written in calculations. */
    private void written(Expr.Shown number, boolean inTable) {
        numbers++;
        Optional<Evaluation> evaluation = evaluation(number);
        if (evaluation.isEmpty() || evaluation.get().isGiven()) {
            return;
        }
        Evaluation own = evaluation.get();
        List<Expr> allowed = new ArrayList<>();
        allowed.add(own.value().working().number());
        own.value().form().ifPresent(allowed::add);
        if (inTable) {
            allowed.add(own.value().result().number());
        }
        boolean complement =
                number.printed() instanceof Expr.Sum sum && sum.terms().size() == 2;
        excepted |= own.value().isException();
        boolean exceptional = own.value().isException()
                && number.printed().equals(own.value().lineEnd().number());
        boolean nothing = !own.value().isCalculated() && number.printed().equals(Expr.Num.of(0));
        if (!allowed.contains(number.printed()) && !complement && !exceptional && !nothing) {
            faults.add(own.id() + " is written " + TextWriter.write(number.printed()) + " and "
                    + TextWriter.write(own.value().printed()));
        }
        if (exceptional && !own.value().lineEnd().equals(own.value().working()) && !inTable && !remarked) {
            faults.add(own.id() + " is an exception without remark");
        }
        places(number, inTable, own);
    }

    private void places(Expr.Shown number, boolean inTable, Evaluation own) {
        boolean withMore =
                own.value().isException() && number.printed().equals(own.value().printed());
        if (!number.exact() && !withMore && number.printed() instanceof Expr.Num num) {
            int scale = num.value().scale();
            if (scale != places
                    && !(inTable && scale == rounding.digits())
                    && num.value().signum() != 0) {
                faults.add(own.id() + " has " + scale + " places: " + num);
            }
        }
    }

    // ---- answers ----

    private void answer(Inline inline) {
        if (!(inline instanceof Inline.Formula formula)) {
            return;
        }
        for (Expr.Shown number : numbers(formula.chain())) {
            numbers++;
            Optional<Evaluation> evaluation = evaluation(number);
            if (evaluation.isEmpty() || evaluation.get().isGiven()) {
                continue;
            }
            Written result = evaluation.get().value().result();
            Optional<Expr> form = evaluation.get().value().form();
            if (!number.printed().equals(result.number()) && !form.equals(Optional.of(number.printed()))) {
                faults.add("the answer has " + TextWriter.write(number) + " for "
                        + evaluation.get().id() + " = " + TextWriter.write(result.number()));
            }
            BigDecimal value = value(result.number());
            if (value != null && value.signum() == 0 && !result.exact()) {
                faults.add(evaluation.get().id() + " is printed as 0 and is not");
            }
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal value(Expr number) {
        return number instanceof Expr.Num num ? num.value() : null;
    }

    // ---- the legend ----

    private void legend(Sheet sheet) {
        String text = legendOf(sheet);
        boolean anyRounded =
                stood.values().stream().flatMap(Set::stream).findAny().isPresent()
                        && solution.worksheet().lines().stream()
                                .anyMatch(line -> !line.value().exactlyPrinted()
                                        && stood.getOrDefault(line.id(), Set.of())
                                                .contains(line.value().printed()));
        boolean counted = text.contains("that is too little") || text.contains("ist das zu wenig");
        if (counted != excepted) {
            faults.add("the legend counts no exceptions, or there are none: " + text);
        }
        if ((text.contains("All values are exact.") || text.contains("Alle Werte sind exakt.")) && anyRounded) {
            faults.add("the legend says that all is exact");
        }
        if (places > rounding.digits()
                && anyRounded
                && !text.contains("Calculated with " + places + " decimals, results rounded to " + rounding.digits())
                && !text.contains(
                        "Gerechnet mit " + places + " Nachkommastellen, Ergebnisse mit " + rounding.digits())) {
            faults.add("the legend does not say how many places: " + text);
        }
    }

    static String legendOf(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        for (Block block : sheet.blocks()) {
            if (block instanceof Block.Part) {
                break;
            }
            if (block instanceof Block.Overview overview) {
                overview.left().forEach(left -> append(left, text));
            }
            append(block, text);
        }
        return text.toString();
    }

    private static void append(Block block, StringBuilder text) {
        if (block instanceof Block.Note note) {
            note.text().forEach(inline -> text.append(inline instanceof Inline.Text t ? t.text() : "…"));
        }
    }

    // ---- reading ----

    private Optional<Evaluation> evaluation(Expr.Shown number) {
        return number.source() instanceof QuantityId id ? solution.worksheet().find(id) : Optional.empty();
    }

    private static List<Expr.Shown> numbers(Chain chain) {
        List<Expr.Shown> numbers = new ArrayList<>();
        chain.left().ifPresent(left -> numbers.addAll(numbers(left)));
        chain.links().forEach(link -> numbers.addAll(numbers(link.right())));
        return numbers;
    }

    private static List<Expr.Shown> numbers(Expr expr) {
        List<Expr.Shown> found = new ArrayList<>();
        if (expr instanceof Expr.Shown shown) {
            found.add(shown);
            return found;
        }
        Children.of(expr).forEach(child -> found.addAll(numbers(child)));
        return found;
    }

    private void fault(String what, Expr.Shown number, Block.Line line) {
        faults.add("step " + step + ": " + number.source() + " = " + TextWriter.write(number) + " " + what + " in "
                + line.chains());
    }
}
