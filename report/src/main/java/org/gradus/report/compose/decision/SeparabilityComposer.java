package org.gradus.report.compose.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.network.TruthTable;
import org.gradus.report.compose.notation.Coefficients;
import org.gradus.report.compose.notation.ZeroTerms;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.TableName;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.symbolic.derive.Step;
import org.gradus.symbolic.separate.GaussianUnit;
import org.gradus.symbolic.separate.Separability;

/** Whether a single layer computes a truth table: what each row demands, then weights or the contradiction. */
public final class SeparabilityComposer {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr HALF = new Expr.Quotient(ONE, Expr.Num.of(2));
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Expr Y = Expr.Symbol.of("y");
    private static final Expr T = Expr.Symbol.of("t");
    private static final Chain TRUE = Lines.equal(T, ONE);
    private static final Chain FALSE = Lines.equal(T, ZERO);

    private final Draft draft;
    private final Answer.XorImpossibility answer;
    private final TruthTable table;

    public SeparabilityComposer(Draft draft, Answer.XorImpossibility answer) {
        this.draft = draft;
        this.answer = answer;
        this.table = answer.separability().table();
    }

    public List<Inline> compose() {
        demands();
        if (answer.separability() instanceof Separability.Separable weights) {
            return weights(weights);
        }
        Separability.Inseparable certificate = (Separability.Inseparable) answer.separability();
        Chain contradiction = contradiction(certificate);
        if (!draft.is(Detail.BRIEF)) {
            softmax();
            answer.gaussian().ifPresent(this::gaussian);
        }
        return draft.say(Phrase.NOT_SEPARABLE, TableName.of(draft, table), contradiction);
    }

    // ---- what the table demands ----

    private void demands() {
        Chain atLeast = Chain.of(Z).and(Operator.GREATER_OR_EQUAL, ZERO);
        Chain below = Chain.of(Z).and(Operator.LESS, ZERO);
        Chain half = Chain.of(Expr.Apply.of("sigma", Z)).and(Operator.GREATER_OR_EQUAL, HALF);
        List<Inline> says = draft.say(Phrase.SAYS_ONE, Lines.equal(Y, ONE), atLeast, Lines.equal(Y, ZERO), below);
        List<Expr> terms = new ArrayList<>();
        for (int j = 1; j <= table.inputs(); j++) {
            terms.add(Expr.Product.of(Expr.Indexed.of("w", j), Expr.Indexed.of("x", j)));
        }
        terms.add(Expr.Symbol.of("b"));
        Line unit = Line.of(Lines.equal(Z, new Expr.Sum(terms))).remark(says).numbered(draft.nextNumber());
        draft.step(draft.say(Phrase.DEMANDS), draft.say(Phrase.WHY_DEMANDS, atLeast, half), List.of(unit));
        rows(List.of(draft.say(Phrase.DEMANDED)), row -> List.of(formula(demand(row))));
    }

    private Chain demand(int row) {
        Expr z = Separability.demand(table.point(row));
        return Lines.equal(Z, z).and(sign(row), ZERO);
    }

    private Operator sign(int row) {
        return table.values().get(row) ? Operator.GREATER_OR_EQUAL : Operator.LESS;
    }

    /** A table with the inputs, the wanted output, and more columns. */
    private void rows(List<List<Inline>> headers, IntFunction<List<List<Inline>>> cells) {
        List<List<Inline>> header = new ArrayList<>();
        for (int j = 1; j <= table.inputs(); j++) {
            header.add(formula(Chain.of(Expr.Indexed.of("x", j))));
        }
        header.add(formula(Chain.of(T)));
        header.addAll(headers);
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            List<List<Inline>> line = new ArrayList<>();
            for (int x : table.point(row)) {
                line.add(formula(Chain.of(Expr.Num.of(x))));
            }
            line.add(formula(Chain.of(table.values().get(row) ? ONE : ZERO)));
            line.addAll(cells.apply(row));
            rows.add(line);
        }
        draft.add(new Block.Table(header, rows));
    }

    private static List<Inline> formula(Chain chain) {
        return List.of(new Inline.Formula(chain));
    }

    // ---- weights ----

    private List<Inline> weights(Separability.Separable weights) {
        Line unit = Line.of(Lines.equal(Z, affine(weights.weights(), weights.bias())))
                .numbered(draft.nextNumber());
        Chain difference =
                Lines.equal(Expr.Sum.of(Expr.Indexed.of("z", 1), new Expr.Negation(Expr.Indexed.of("z", 2))), Z);
        draft.step(draft.say(Phrase.MEETS_DEMANDS), draft.say(Phrase.WHY_MEETS_DEMANDS, difference, Z), List.of(unit));
        rows(List.of(formula(Chain.of(Z))), row -> List.of(formula(putIn(weights, row))));
        return draft.say(Phrase.SEPARABLE, named(weights));
    }

    /** {@code 2x_1 + 2x_2 − 3}, terms that are 0 left out. */
    private static Expr affine(List<Integer> weights, int bias) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 0; j < weights.size(); j++) {
            terms.add(Expr.Product.of(Expr.Num.of(weights.get(j)), Expr.Indexed.of("x", j + 1)));
        }
        terms.add(Expr.Num.of(bias));
        return Coefficients.write(ZeroTerms.fold(new Expr.Sum(terms)));
    }

    /** {@code 2·0 + 2·1 − 3 = −1 < 0}. */
    private Chain putIn(Separability.Separable weights, int row) {
        List<Expr> terms = new ArrayList<>();
        List<Integer> point = table.point(row);
        for (int j = 0; j < point.size(); j++) {
            terms.add(Expr.Product.of(Expr.Num.of(weights.weights().get(j)), Expr.Num.of(point.get(j))));
        }
        terms.add(Expr.Num.of(weights.bias()));
        return Lines.equal(new Expr.Sum(terms), Expr.Num.of(weights.z(row)))
                .and(weights.z(row) > 0 ? Operator.GREATER : Operator.LESS, ZERO);
    }

    private List<Inline> named(Separability.Separable weights) {
        List<Inline> text = List.of();
        for (int j = 0; j < weights.weights().size(); j++) {
            Chain weight = Lines.equal(
                    Expr.Indexed.of("w", j + 1), Expr.Num.of(weights.weights().get(j)));
            text = Wording.join(text, formula(weight), draft.say(Phrase.SEPARATOR));
        }
        return Wording.join(text, formula(Lines.equal(Expr.Symbol.of("b"), Expr.Num.of(weights.bias()))));
    }

    // ---- the contradiction ----

    /** The step; {@code 0 ≤ w_1 + w_2 + 2b < 0} for the box. */
    private Chain contradiction(Separability.Inseparable certificate) {
        List<Line> lines = new ArrayList<>();
        Chain points = Lines.equal(points(certificate.trueRows()), sum(certificate.trueRows()))
                .equal(points(certificate.falseRows()));
        lines.add(Line.of(points).remark(draft.say(Phrase.EQUAL_SUMS, TRUE, FALSE)));
        Chain atLeast = Chain.of(ZERO).and(Operator.LESS_OR_EQUAL, certificate.trueSum());
        lines.add(Line.of(atLeast.equal(certificate.sum()))
                .remark(draft.say(Phrase.ADD_TRUE, TRUE))
                .numbered(draft.nextNumber()));
        Chain above = Chain.of(ZERO).and(Operator.GREATER, certificate.falseSum());
        lines.add(Line.of(above.equal(certificate.sum())).remark(draft.say(Phrase.ADD_FALSE, FALSE)));
        Chain both =
                Chain.of(ZERO).and(Operator.LESS_OR_EQUAL, certificate.sum()).and(Operator.LESS, ZERO);
        lines.add(Line.of(both).remark(draft.say(Phrase.CONTRADICTION)));
        if (!draft.is(Detail.BRIEF)) {
            Chain strict = Chain.of(ZERO).and(Operator.LESS, certificate.sum()).and(Operator.LESS_OR_EQUAL, ZERO);
            Chain positive = Chain.of(Z).and(Operator.GREATER, ZERO);
            lines.add(Line.of(strict).remark(draft.say(Phrase.STRICT_THRESHOLD, positive)));
        }
        draft.step(draft.say(Phrase.FOUR_CONTRADICT), draft.say(Phrase.WHY_CONTRADICT, TRUE, FALSE), lines);
        return both;
    }

    private Expr points(List<Integer> rows) {
        return new Expr.Sum(
                rows.stream().<Expr>map(row -> column(table.point(row))).toList());
    }

    private Expr sum(List<Integer> rows) {
        List<Integer> sum = new ArrayList<>();
        for (int j = 0; j < table.inputs(); j++) {
            int entry = 0;
            for (int row : rows) {
                entry += table.point(row).get(j);
            }
            sum.add(entry);
        }
        return column(sum);
    }

    private static Expr column(List<Integer> entries) {
        return Expr.MatrixLiteral.column(entries.stream().map(Expr.Num::of).toList());
    }

    // ---- softmax, and the exception ----

    private void softmax() {
        List<Step> steps = answer.softmax();
        Chain ratio = Lines.equal(steps.get(0).before(), steps.get(0).after())
                .equal(steps.get(1).after());
        Chain larger = Chain.of(Expr.Indexed.of("y", 1)).and(Operator.GREATER_OR_EQUAL, Expr.Indexed.of("y", 2));
        Chain difference = Lines.equal(steps.get(2).before(), steps.get(2).after());
        Chain positive = Chain.of(steps.get(2).before()).and(Operator.GREATER_OR_EQUAL, ZERO);
        List<Line> lines = List.of(
                new Line(List.of(ratio), draft.say(Phrase.CLASS_ONE_WHEN, larger, positive), OptionalInt.empty()),
                Line.of(difference).numbered(draft.nextNumber()).remark(draft.say(Phrase.SAME_CONTRADICTION)));
        draft.step(draft.say(Phrase.SOFTMAX_UNITS), draft.say(Phrase.WHY_SOFTMAX_UNITS, Expr.Constant.E), lines);
    }

    private void gaussian(GaussianUnit unit) {
        Expr output = new Expr.Power(Expr.Constant.E, new Expr.Negation(new Expr.Power(Z, Expr.Num.of(2))));
        Line formula = new Line(
                List.of(Lines.equal(Y, output), Lines.equal(Z, affine(unit.weights(), unit.bias()))),
                List.of(),
                OptionalInt.of(draft.nextNumber()));
        Chain large = Chain.of(Expr.Constant.E).and(Operator.GREATER, Expr.Num.of(2));
        draft.step(draft.say(Phrase.GAUSSIAN_UNIT), draft.say(Phrase.WHY_GAUSSIAN_UNIT, Z, large), List.of(formula));
        rows(List.of(formula(Chain.of(Z)), formula(Chain.of(Y))), row -> {
            int z = unit.z(row);
            Expr y = new Expr.Power(Expr.Constant.E, Expr.Num.of(-(long) z * z));
            Chain value = z == 0 ? Lines.equal(y, ONE) : Chain.of(y);
            Chain side = value.and(table.values().get(row) ? Operator.GREATER_OR_EQUAL : Operator.LESS, HALF);
            return List.of(formula(Chain.of(Expr.Num.of(z))), formula(side));
        });
    }
}
