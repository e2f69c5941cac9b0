package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.UnitWords;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.worksheet.Evaluation;

/** σ′ of a layer in numbers: for each unit what it is calculated from, and its value. What is put in stands in a column of its own. */
final class SlopeTable {
    /** Up to this many units stand one below the other. */
    private static final int MOST_BELOW_EACH_OTHER = 4;

    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr ONE = Expr.Num.of(1);

    private final Draft draft;
    private final Notation notation;
    private final LayerTrace layer;
    private final List<Evaluation> values;
    private final PutIn operands;
    private final int units;

    SlopeTable(Draft draft, LayerTrace layer, LayerGradients gradients) {
        this.draft = draft;
        this.notation = draft.notation();
        this.layer = layer;
        this.values = Training.values(gradients);
        this.operands = PutIn.of(values);
        this.units = values.size();
    }

    /** A row or a column of the table. */
    private record Series(List<Inline> name, IntFunction<List<Inline>> entry) {}

    private static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }

    private static Series series(Expr name, IntFunction<Expr> entry) {
        return new Series(formula(name), i -> formula(entry.apply(i)));
    }

    Block.Table table() {
        List<Series> series = new ArrayList<>();
        boolean product = isComplement();
        if (UnitWords.isMixed(layer.function())) {
            List<Expr> functions = UnitWords.applied(layer.function(), units);
            series.add(new Series(draft.say(FilePhrase.UNIT_FUNCTION), i -> formula(functions.get(i))));
        }
        if (uses(layer.preactivation())) {
            Expr z = notation.preactivationEntry(layer.layer(), I);
            series.add(series(
                    units == 1 ? notation.preactivation(layer.layer(), 1) : z,
                    i -> shown(layer.preactivation().get(i))));
        }
        if (uses(layer.activation())) {
            series.add(new Series(
                    List.of(new Inline.Formula(output())),
                    i -> formula(shown(layer.activation().get(i)))));
        }
        if (product && !draft.is(Detail.BRIEF)) {
            Expr difference = Expr.Sum.of(ONE, new Expr.Negation(entry()));
            series.add(series(difference, i -> complement(i)));
        }
        Expr prime = notation.write(values.get(0).symbol());
        boolean calculated = draft.is(Detail.FULL)
                && !product
                && values.stream().noneMatch(value -> value.formula() instanceof Expr.Piecewise);
        series.add(new Series(
                formula(units == 1 ? prime : slope()),
                calculated
                        ? i -> List.of(new Inline.Formula(calculation(values.get(i))))
                        : i -> formula(values.get(i).shown())));
        return units <= MOST_BELOW_EACH_OTHER && series.size() > 2 ? below(series) : beside(series);
    }

    /** {@code y_i = a_i^2} at the output. */
    private Chain output() {
        int l = layer.layer();
        Expr a = units == 1
                ? Expr.Indexed.of(Expr.Symbol.of("a", l), 1)
                : new Expr.Indexed(Expr.Symbol.of("a", l), List.of(I));
        return l == notation.layers() && !notation.isBare() ? Lines.equal(entry(), a) : Chain.of(entry());
    }

    private Expr entry() {
        int l = layer.layer();
        return units == 1 ? notation.output(l, 1) : notation.outputEntry(l, I);
    }

    private Expr slope() {
        Expr z = notation.preactivationEntry(layer.layer(), I);
        return Expr.Derivative.prime(Expr.Apply.of(Notation.function(layer.function()), z), z);
    }

    private static Chain calculation(Evaluation value) {
        return Chain.of(value.substituted()).and(Truth.result(value), value.lineEnd());
    }

    private boolean uses(List<Evaluation> quantities) {
        return quantities.stream()
                .anyMatch(quantity ->
                        values.stream().anyMatch(value -> value.uses().contains(quantity.id())));
    }

    private Expr shown(Evaluation quantity) {
        return operands.get(quantity);
    }

    /** Whether every value is a(1 − a), with an a that is a plain decimal. */
    private boolean isComplement() {
        for (int i = 0; i < units; i++) {
            Expr a = layer.activation().get(i).symbol();
            Expr product = Expr.Product.of(a, Expr.Sum.of(ONE, new Expr.Negation(a)));
            if (!values.get(i).formula().equals(product)
                    || !(shown(layer.activation().get(i)) instanceof Expr.Shown shown)
                    || !(shown.printed() instanceof Expr.Num)) {
                return false;
            }
        }
        return true;
    }

    /** 1 − a for the a that is put in: exact. */
    private Expr complement(int i) {
        Expr.Shown a = (Expr.Shown) shown(layer.activation().get(i));
        return new Expr.Num(((Expr.Num) ONE).value().subtract(((Expr.Num) a.printed()).value()));
    }

    // ---- the two ways to lay it out ----

    private Block.Table below(List<Series> series) {
        List<List<Inline>> header = new ArrayList<>();
        header.add(formula(I));
        series.forEach(column -> header.add(column.name));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i : Elision.shown(units)) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(formula(Expr.Num.of(i + 1)));
            series.forEach(column -> row.add(column.entry.apply(i)));
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    private Block.Table beside(List<Series> series) {
        List<List<Inline>> header = new ArrayList<>();
        header.add(formula(I));
        List<Integer> shown = Elision.shown(units);
        shown.forEach(i -> header.add(formula(i < 0 ? Expr.Ellipsis.HORIZONTAL : Expr.Num.of(i + 1))));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Series row : series) {
            List<List<Inline>> cells = new ArrayList<>();
            cells.add(row.name);
            shown.forEach(i -> cells.add(i < 0 ? formula(Expr.Ellipsis.HORIZONTAL) : row.entry.apply(i)));
            rows.add(cells);
        }
        return new Block.Table(header, rows);
    }
}
