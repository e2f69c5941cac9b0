package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.marking.Marker;
import org.gradus.report.marking.Mistake;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Grid.Align;
import org.gradus.report.sheet.Grid.Band;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Column;
import org.gradus.report.sheet.Grid.Row;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * The values of σ, tanh or e^x that are needed, for those who have no calculator. Among them stand others: those that typical mistakes
 * lead to, so that nobody is told by the table that a number is wrong, and the values at the opposite arguments.
 */
final class FunctionTable {
    private static final int COLUMNS = 8;
    private static final int LEAST = 16;
    private static final int MOST = 40;

    private final Draft draft;
    private final Assignment assignment;

    FunctionTable(Draft draft, Assignment assignment) {
        this.draft = draft;
        this.assignment = assignment;
    }

    /** One table for each function that a calculator would be needed for; with what is said of them. */
    List<Block> blocks() {
        if (!assignment.exercise().courseWork().functionTable()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        Set<Activation> done = new LinkedHashSet<>();
        List<LayerData> layers =
                assignment.exercise().network().map(network -> network.layers()).orElse(List.of());
        for (LayerData layer : layers) {
            for (Activation part : layer.activation().parts()) {
                boolean needed = part.isDistribution()
                        || part.unit(0).filter(FunctionTable::needsTable).isPresent();
                if (needed && done.add(part)) {
                    blocks.addAll(table(part));
                }
            }
        }
        return blocks;
    }

    private static boolean needsTable(ScalarActivation activation) {
        boolean typed = Children.any(
                activation.formula(Expr.Symbol.of("z")), node -> node instanceof Expr.Apply || node == Expr.Constant.E);
        return typed && activation.kinks().isEmpty();
    }

    private List<Block> table(Activation activation) {
        List<BigDecimal> arguments = List.copyOf(arguments(activation));
        List<Band> bands = new ArrayList<>();
        Expr x = Expr.Symbol.of(activation.isDistribution() ? "x" : "z");
        Expr function =
                activation.isDistribution() ? new Expr.Power(Expr.Constant.E, x) : Notation.apply(activation, x);
        for (int from = 0; from < arguments.size(); from += COLUMNS) {
            List<Cell> above = new ArrayList<>(List.of(Cell.of(List.of(Inline.Formula.of(x)))));
            List<Cell> below = new ArrayList<>(List.of(Cell.of(List.of(Inline.Formula.of(function)))));
            for (int i = from; i < from + COLUMNS; i++) {
                boolean there = i < arguments.size();
                above.add(Cell.of(there ? number(arguments.get(i)) : List.of()));
                below.add(Cell.of(there ? number(value(activation, arguments.get(i))) : List.of()));
            }
            bands.add(new Band(List.of(), "", List.of(new Row(above, false, false), new Row(below, false, false))));
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(List.of(), Align.LEFT));
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(new Column(List.of(), Align.RIGHT));
        }
        List<Inline> title = Wording.join(
                List.of(new Inline.Strong(draft.wording().word(CoursePhrase.TABLE_OF)), new Inline.Text(" ")),
                List.of(Inline.Formula.of(function), new Inline.Text(" (")),
                draft.say(CoursePhrase.TABLE_NOTE),
                List.of(new Inline.Text(")")));
        return List.of(new Block.Paragraph(title), new Block.Grids(List.of(new Grid(List.of(), columns, bands))));
    }

    private static List<Inline> number(BigDecimal value) {
        return List.of(Inline.Formula.of(new Expr.Num(value)));
    }

    private BigDecimal value(Activation activation, BigDecimal argument) {
        Expr z = new Expr.Num(argument);
        Expr formula =
                activation instanceof ScalarActivation scalar ? scalar.formula(z) : new Expr.Power(Expr.Constant.E, z);
        return Real.of(formula, ZeroTest.NONE).round(assignment.decimals());
    }

    // ---- arguments ----

    private Set<BigDecimal> arguments(Activation activation) {
        Set<BigDecimal> needed = new TreeSet<>();
        List<QuantityId> all = assignment.solution().worksheet().lines().stream()
                .map(Evaluation::id)
                .filter(id -> id.letter().equals(Letter.Z) && id.layer() > 0 && uses(id, activation))
                .filter(id -> !id.updated() || isAfterStepAsked())
                .toList();
        Marker marker = Marker.of(assignment);
        all.forEach(id -> marker.accepted(id).ifPresent(accepted -> needed.add(accepted.right())));
        Set<BigDecimal> arguments = new TreeSet<>(needed);
        for (Mistake mistake :
                List.of(Mistake.BIAS_FORGOTTEN, Mistake.TRANSPOSED_FORWARD, Mistake.ACTIVATION_FORGOTTEN)) {
            var values = marker.column(mistake).values();
            for (QuantityId id : all) {
                Optional.ofNullable(values.get(id))
                        .filter(value -> arguments.size() < MOST)
                        .ifPresent(arguments::add);
            }
        }
        for (BigDecimal value : needed) {
            if (arguments.size() < LEAST) {
                arguments.add(value.negate());
            }
        }
        BigDecimal step = new BigDecimal("0.7").setScale(assignment.decimals());
        BigDecimal next = needed.isEmpty() ? step : needed.iterator().next().subtract(step);
        while (arguments.size() < LEAST || arguments.size() % COLUMNS != 0) {
            arguments.add(next);
            next = next.add(step);
        }
        return arguments;
    }

    /** Whether the forward pass with the new weights has to be calculated too. */
    private boolean isAfterStepAsked() {
        return assignment.asked().stream()
                .anyMatch(asked -> asked.id().updated() && !asked.id().isNewParameter());
    }

    private boolean uses(QuantityId id, Activation activation) {
        return assignment
                .exercise()
                .network()
                .map(network -> network.layers().get(id.layer() - 1).activation())
                .filter(all -> activation.equals(all)
                        || all.unit(id.place(0) - 1).filter(activation::equals).isPresent())
                .isPresent();
    }
}
