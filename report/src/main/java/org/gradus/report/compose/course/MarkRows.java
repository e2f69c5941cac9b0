package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Marker;
import org.gradus.report.sheet.Grid.Cell;
import org.gradus.report.sheet.Grid.Mark;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The numbers of a key or marking sheet, row by row: what is asked, and the slopes that are calculated on the way. */
final class MarkRows {
    private static final int SMALL = 3;

    private final Assignment assignment;
    private final Set<QuantityId> asked;
    private final Letters letters;
    private final Marker marker;

    MarkRows(Draft draft, Assignment assignment, Marker marker) {
        this.assignment = assignment;
        this.asked = assignment.byId().keySet();
        this.letters = new Letters(draft, assignment);
        this.marker = marker;
    }

    /**
     * A number.
     *
     * @param asked absent for a step that does not count
     * @param begins whether a new vector or matrix begins with it
     */
    record Row(QuantityId id, Optional<Asked> asked, boolean begins) {}

    /** Those of a part, each slope before the error term that needs it. */
    List<Row> of(String part) {
        List<Row> rows = new ArrayList<>();
        Set<String> done = new HashSet<>();
        QuantityId before = null;
        for (Asked asked : assignment.asked(part)) {
            QuantityId id = asked.id();
            if (id.letter().equals(Letter.DELTA) && done.add(id.layer() + "@" + id)) {
                boolean first = before == null || !isOneVector(before, id);
                List<QuantityId> slopes = first ? slopes(id) : List.of();
                for (int i = 0; i < slopes.size(); i++) {
                    rows.add(new Row(slopes.get(i), Optional.empty(), i == 0));
                }
            }
            rows.add(new Row(id, Optional.of(asked), before == null || !isOneVector(before, id)));
            before = id;
        }
        return rows;
    }

    private static boolean isOneVector(QuantityId one, QuantityId other) {
        return one.letter().equals(other.letter())
                && one.layer() == other.layer()
                && one.sample() == other.sample()
                && one.updated() == other.updated();
    }

    /** σ′ of the layer, where it is calculated and not asked. */
    private List<QuantityId> slopes(QuantityId delta) {
        return assignment.solution().worksheet().lines().stream()
                .map(Evaluation::id)
                .filter(id -> id.letter().equals(Letter.DA)
                        && id.layer() == delta.layer()
                        && id.sample() == delta.sample()
                        && id.time() == delta.time()
                        && id.updated() == delta.updated())
                .filter(id -> !asked.contains(id))
                .toList();
    }

    /**
     * What a row begins with: letter, name, right value, what is accepted, points if the file says any.
     *
     * @param interval as the sheet writes it
     */
    List<Cell> cells(Row row, Tasks tasks, Function<Accepted, List<Inline>> interval) {
        Optional<Accepted> accepted = accepted(row.id());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(letter(row)));
        cells.add(Cell.of(name(row)));
        cells.add(accepted.map(
                        known -> new Cell(number(known.right()), row.asked().isPresent() ? Mark.RIGHT : Mark.NONE))
                .orElseGet(() -> Cell.of(List.of())));
        cells.add(Cell.of(accepted.map(interval).orElse(List.of())));
        if (tasks.hasPoints()) {
            String points = row.asked().map(Asked::points).map(tasks::number).orElse("");
            cells.add(Cell.of(points.isEmpty() ? List.of() : List.of(new Inline.Text(points))));
        }
        return cells;
    }

    private static List<Inline> letter(Row row) {
        return row.asked()
                .map(asked -> List.<Inline>of(new Inline.Strong(asked.letter())))
                .orElse(List.of());
    }

    private List<Inline> name(Row row) {
        return letters.words(row.id());
    }

    Optional<Accepted> accepted(QuantityId id) {
        return marker.accepted(id);
    }

    /** With the asked places; one that would be 0 with them as a power of ten. */
    List<Inline> number(BigDecimal value) {
        return List.of(Inline.Formula.of(expression(value)));
    }

    private Expr expression(BigDecimal value) {
        int places = Math.min(SMALL, assignment.decimals());
        boolean small = value.signum() != 0 && value.abs().compareTo(BigDecimal.ONE.movePointLeft(places)) < 0;
        if (!small || value.scale() <= assignment.decimals()) {
            return new Expr.Num(value);
        }
        BigDecimal size = value.abs()
                .round(new java.math.MathContext(Math.max(SMALL, assignment.decimals()), RoundingMode.HALF_UP));
        int exponent = size.precision() - size.scale() - 1;
        Expr scientific = Expr.Product.of(
                new Expr.Num(size.scaleByPowerOfTen(-exponent)),
                new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        return value.signum() < 0 ? new Expr.Negation(scientific) : scientific;
    }
}
