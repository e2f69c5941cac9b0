package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;

/**
 * Formula → factors put in → one matrix of entries with numbers put in → result, for a matrix or a vector of evaluations. A matrix of one
 * entry stands without brackets. Of what is calculated only the corners stand where there are more than eight rows or columns.
 */
public final class MatrixLines {
    /** Up to this many rows and columns an answer shows all of a matrix. */
    public static final int MOST_IN_ANSWER = 8;

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

    // ---- the matrices ----

    /** What the lines give. */
    public Expr result() {
        int columns = rows.get(0).size();
        Elision.Entry entry = (i, j) -> rows.get(i).get(j).lineEnd();
        return columns == 1
                ? Elision.column(rows.size(), i -> entry.at(i, 0))
                : Elision.corners(rows.size(), columns, entry);
    }

    /** The values as answers write them. */
    public Expr answer() {
        Expr whole = Elision.matrix(
                rows.size(),
                rows.get(0).size(),
                MOST_IN_ANSWER,
                (i, j) -> rows.get(i).get(j).result());
        return all.size() == 1 ? all.get(0).result() : whole;
    }

    /** Whether {@link #answer} leaves entries out. */
    public boolean isElidedInAnswer() {
        return Math.max(rows.size(), rows.get(0).size()) > MOST_IN_ANSWER;
    }

    /** The entries with numbers put in. */
    public Expr entries() {
        int columns = rows.get(0).size();
        Elision.Entry entry = (i, j) -> elided(rows.get(i).get(j).substituted());
        return columns == 1
                ? Elision.ends(rows.size(), i -> entry.at(i, 0))
                : Elision.corners(rows.size(), columns, entry);
    }

    /** The exact forms, where every entry has one and they say more than the entries with numbers put in. */
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
        int columns = rows.get(0).size();
        Expr matrix = columns == 1
                ? Elision.column(rows.size(), i -> exact.get(i).get(0))
                : Elision.corners(rows.size(), columns, (i, j) -> exact.get(i).get(j));
        return Optional.of(matrix).filter(forms -> !Plain.of(forms).equals(Plain.of(entries())));
    }

    // ---- chains and lines ----

    /** {@code formula ≈ result} as a box shows it. */
    public Chain answer(Chain formula) {
        return formula.and(Truth.answer(all), answer());
    }

    /** {@code formula = result}. */
    public Chain brief(Chain formula) {
        return formula.and(Truth.shown(all), result());
    }

    /** The remark, and what is to be said of entries whose printed digits say too little. */
    public List<Inline> remark(List<Inline> words) {
        return Quantities.withBounds(draft, words, all);
    }

    /** The sign between a formula and the numbers put in for it. */
    public Operator insert() {
        return Truth.insert(all);
    }

    /** {@code chain = entries ≈ result}, after a chain that has put its numbers in; the entries only where they say more. */
    public Chain calculated(Chain chain) {
        return withResult(isCalculated() ? chain.equal(entries()) : chain);
    }

    /** {@code chain ≈ entries ≈ result}, after a formula. */
    public Chain inserted(Chain formula) {
        return isCalculated() ? withResult(formula.and(insert(), entries())) : brief(formula);
    }

    /** The lines as the next equation; without {@code putIn} the entries follow the formula. */
    public List<Line> lines(Chain formula, Optional<Expr> putIn, List<Inline> remark) {
        if (draft.is(Detail.BRIEF)) {
            return List.of(Line.of(brief(formula)).numbered(draft.nextNumber()));
        }
        List<Inline> words = Quantities.withBounds(draft, remark, all);
        if (putIn.isEmpty()) {
            return List.of(
                    Line.of(formula).numbered(draft.nextNumber()),
                    Line.of(inserted(Lines.goOn())).remark(words));
        }
        boolean saysMore = isCalculated() && !Plain.of(putIn.get()).equals(Plain.of(entries()));
        Chain factors = formula.and(insert(), putIn.get());
        Chain numbers = saysMore ? calculated(Lines.goOn()) : withResult(Lines.goOn());
        return List.of(
                Line.of(factors).numbered(draft.nextNumber()), Line.of(numbers).remark(words));
    }

    /** {@code chain ≈ result}, after a chain that has put its numbers in. */
    public Chain withResult(Chain chain) {
        boolean more = insert() == Operator.EQUAL
                && all.stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent());
        Chain whole = more ? exact().map(chain::equal).orElse(chain) : chain;
        return whole.and(Truth.result(all), result());
    }

    /** Whether some entry's line says more than its result. */
    private boolean isCalculated() {
        return all.stream().anyMatch(e -> !Plain.of(e.substituted()).equals(Plain.of(e.shown())));
    }

    /** Of a long sum the first terms and the last, also within a product. */
    public static Expr elided(Expr expr) {
        if (expr instanceof Expr.Sum sum && sum.terms().size() > Elision.WHOLE) {
            return Elision.sum(sum.terms().size(), sum.terms()::get, List.of());
        }
        if (expr instanceof Expr.Negation negation) {
            return new Expr.Negation(elided(negation.operand()));
        }
        if (expr instanceof Expr.Product product) {
            return new Expr.Product(
                    product.factors().stream().map(MatrixLines::elided).toList());
        }
        return expr;
    }
}
