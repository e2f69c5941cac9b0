package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.notation.Width;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/** Formula → matrices put in → entries expanded → result, for a matrix or a vector of evaluations. */
public final class MatrixLines {
    /** Wider entries stand on lines of their own. */
    private static final double WIDE = 0.8 * Lines.PAPER;

    private final Draft draft;
    private final List<List<Evaluation>> rows;
    private final List<Evaluation> all;

    public MatrixLines(Draft draft, List<List<Evaluation>> rows) {
        this.draft = draft;
        this.rows = rows;
        this.all = rows.stream().flatMap(List::stream).toList();
    }

    public static MatrixLines ofColumn(Draft draft, List<Evaluation> entries) {
        return new MatrixLines(draft, entries.stream().map(List::of).toList());
    }

    /** What the lines give. */
    Expr result() {
        return matrix((i, j) -> rows.get(i).get(j).lineEnd());
    }

    /** {@code formula ≈ result} as a box shows it. */
    public Chain answer(Chain formula) {
        return formula.and(
                Truth.answer(all), matrix((i, j) -> rows.get(i).get(j).result()));
    }

    /** {@code formula = result}. */
    public Chain brief(Chain formula) {
        return formula.and(Truth.shown(all), result());
    }

    /** The lines as the next equation; without {@code putIn} the entries follow the formula. */
    public List<Line> lines(Chain formula, Optional<Expr> putIn, List<Inline> remark) {
        if (draft.is(Detail.BRIEF)) {
            return Lines.fit(brief(formula), draft.nextNumber(), List.of());
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        Operator insert = Truth.insert(all);
        List<Inline> words = Quantities.withPlaces(draft, remark, all);
        Chain chain = Lines.goOn();
        boolean wide = Width.of(expanded()) > WIDE;
        if (putIn.isPresent()) {
            chain = chain.and(insert, putIn.get());
        }
        if (wide) {
            lines.add(Line.of(putIn.isPresent() ? chain : brief(chain)).remark(words));
            lines.addAll(scalars());
            return lines;
        }
        boolean saysMore = putIn.isEmpty() || !Plain.of(putIn.get()).equals(Plain.of(expanded()));
        if (isCalculated() && saysMore) {
            chain = putIn.isPresent() ? chain.equal(expanded()) : chain.and(insert, expanded());
        }
        lines.addAll(Lines.fit(withResult(chain, insert), words));
        if (draft.is(Detail.FULL) && all.size() > 1 && isCalculated()) {
            lines.addAll(scalars());
        }
        return lines;
    }

    private Chain withResult(Chain chain, Operator insert) {
        Chain whole = chain;
        boolean more = insert == Operator.EQUAL
                && all.stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent());
        if (more) {
            Chain before = whole;
            whole = exact().filter(exact -> !Plain.of(exact).equals(Plain.of(expanded())))
                    .map(before::equal)
                    .orElse(before);
        }
        return whole.and(Truth.result(all), result());
    }

    private Optional<Expr> exact() {
        List<List<Expr>> exact = new ArrayList<>();
        for (List<Evaluation> row : rows) {
            List<Expr> forms = new ArrayList<>();
            for (Evaluation entry : row) {
                Optional<Expr> form = entry.value().exactEnd();
                if (form.isEmpty()) {
                    return Optional.empty();
                }
                forms.add(entry.isAbsent() ? form.get() : entry.shown(form.get()));
            }
            exact.add(forms);
        }
        return Optional.of(matrix((i, j) -> exact.get(i).get(j)));
    }

    /** Whether some entry's line says more than its result. */
    private boolean isCalculated() {
        return all.stream().anyMatch(e -> !Plain.of(e.substituted()).equals(Plain.of(e.shown())));
    }

    private Expr expanded() {
        return matrix((i, j) -> elided(rows.get(i).get(j).substituted()));
    }

    private Expr matrix(Elision.Entry entry) {
        int columns = rows.get(0).size();
        return columns == 1
                ? Elision.column(rows.size(), i -> entry.at(i, 0))
                : Elision.matrix(rows.size(), columns, entry);
    }

    private List<Line> scalars() {
        List<Line> lines = new ArrayList<>();
        for (int i : Elision.shown(rows.size())) {
            for (int j : Elision.shown(rows.get(0).size())) {
                if (i >= 0 && j >= 0 && !rows.get(i).get(j).isAbsent()) {
                    lines.addAll(Lines.fit(scalar(rows.get(i).get(j)), List.of()));
                }
            }
        }
        return lines;
    }

    /** {@code entry = numbers put in ≈ result}. */
    private Chain scalar(Evaluation entry) {
        return NeuronLines.calculated(NeuronLines.left(draft, entry), entry, elided(entry.substituted()));
    }

    /** Of a long sum the first terms and the last, also within a product. */
    private static Expr elided(Expr expr) {
        if (expr instanceof Expr.Sum sum && sum.terms().size() > Elision.WHOLE) {
            return Elision.sum(sum.terms().size(), sum.terms()::get, List.of());
        }
        if (expr instanceof Expr.Product product) {
            return new Expr.Product(
                    product.factors().stream().map(MatrixLines::elided).toList());
        }
        return expr;
    }
}
