package org.gradus.report.compose.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The Jacobian of softmax in numbers: symbols, numbers put in, exact, decimals. */
public final class JacobianComposer {
    /** The largest matrix of which every entry is written with its factors. */
    private static final int MOST_WRITTEN = 4;

    private static final Expr JACOBIAN = Expr.Derivative.partial(Expr.Symbol.vector("y"), Expr.Symbol.vector("z"));

    private final Draft draft;
    private final SampleTrace sample;
    private final List<List<Evaluation>> rows;
    private final List<Evaluation> all;
    private final int size;

    private JacobianComposer(Draft draft, SampleTrace sample, List<List<Evaluation>> rows) {
        this.draft = draft;
        this.sample = sample;
        this.rows = rows;
        this.all = rows.stream().flatMap(List::stream).toList();
        this.size = rows.size();
    }

    public static List<Inline> compose(Draft draft, Answer.SoftmaxJacobian answer) {
        List<SampleTrace> samples = draft.samples();
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            JacobianComposer composer =
                    new JacobianComposer(draft, samples.get(s), answer.samples().get(s));
            composer.step();
            List<Inline> lead = samples.size() > 1
                    ? draft.say(Phrase.SAMPLE_COLON, samples.get(s).number())
                    : List.of();
            List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
            box = Wording.join(box, between, lead, composer.box());
        }
        return box;
    }

    private void step() {
        List<Line> lines = new ArrayList<>();
        Chain symbols = Lines.equal(JACOBIAN, matrix((i, j) -> draft.notation().write(formula(i, j))));
        if (draft.is(Detail.BRIEF)) {
            lines.add(Line.of(symbols.and(Truth.shown(all), printed()))
                    .remark(check())
                    .numbered(draft.nextNumber()));
        } else if (size > MOST_WRITTEN) {
            lines.addAll(withExamples());
        } else {
            Operator insert = Truth.insert(all);
            lines.add(Line.of(symbols).numbered(draft.nextNumber()));
            lines.add(Line.of(Lines.goOn()
                            .and(insert, matrix((i, j) -> rows.get(i).get(j).substituted())))
                    .remark(remark()));
            Chain result = Lines.goOn();
            Optional<Expr> exact = insert == Operator.EQUAL ? exact() : Optional.empty();
            if (exact.isPresent()) {
                result = result.equal(exact.get());
            }
            lines.add(Line.of(result.and(Truth.result(all), printed())).remark(check()));
        }
        if (draft.is(Detail.FULL)) {
            lines.add(closing());
        }
        List<Inline> title = draft.samples().size() > 1
                ? draft.say(Phrase.NUMBERS_OF_SAMPLE, sample.number())
                : draft.say(Phrase.JACOBIAN_IN_NUMBERS);
        Expr i = Expr.Symbol.of("i");
        Expr j = Expr.Symbol.of("j");
        draft.step(
                title,
                Temperature.with(
                        draft,
                        draft.say(Phrase.WHY_JACOBIAN, i, Expr.Indexed.of("y", "i"), j, Expr.Indexed.of("z", "j")),
                        sample.lastLayer().function()),
                lines);
    }

    /** Of a large matrix one entry of each kind is worked out. */
    private List<Line> withExamples() {
        return List.of(
                Line.of(example(0, 0), example(0, 1)).remark(remark()),
                Line.of(Chain.of(JACOBIAN).and(Truth.shown(all), printed()))
                        .remark(check())
                        .numbered(draft.nextNumber()));
    }

    private Chain example(int i, int j) {
        Evaluation entry = rows.get(i).get(j);
        Chain chain = Lines.equal(partial(i + 1, j + 1), draft.notation().write(entry.formula()));
        return NeuronLines.calculated(chain, entry, entry.substituted());
    }

    private Expr formula(int i, int j) {
        return rows.get(i).get(j).formula();
    }

    private Expr matrix(Elision.Entry entry) {
        return Elision.matrix(size, size, entry);
    }

    private Expr printed() {
        return matrix((i, j) -> rows.get(i).get(j).lineEnd());
    }

    private List<Inline> remark() {
        Expr y = draft.notation().output(draft.notation().layers(), size);
        List<Inline> remark = draft.reference(
                        Quantities.output(sample, sample.layers().size()))
                .map(reference -> draft.say(Phrase.INSERT_FROM, y, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        return Quantities.withBounds(draft, remark, all);
    }

    /** diag(y) − y yᵀ. */
    private Line closing() {
        Expr y = Expr.Symbol.vector("y");
        Expr outer = Expr.Product.of(y, new Expr.Transpose(y));
        return Line.of(Lines.equal(
                        JACOBIAN,
                        Temperature.slope(
                                sample.lastLayer().function(),
                                Expr.Sum.of(Expr.Apply.of("diag", y), new Expr.Negation(outer)))))
                .remark(draft.say(Phrase.AT_ONCE));
    }

    // ---- exact forms ----

    /** A common factor before a matrix of signs, or every entry exact; empty if an entry has no short exact form. */
    private Optional<Expr> exact() {
        if (all.stream().allMatch(e -> e.value().exactlyPrinted())) {
            return Optional.empty();
        }
        List<Expr> forms = new ArrayList<>();
        for (Evaluation entry : all) {
            Optional<Expr> form = entry.value().exactEnd();
            if (form.isEmpty()) {
                return Optional.empty();
            }
            forms.add(form.get());
        }
        Expr factor = unsigned(forms.get(0));
        if (size > 1 && forms.stream().allMatch(form -> unsigned(form).equals(factor))) {
            Expr signs = matrix((i, j) -> Expr.Num.of(forms.get(i * size + j).equals(factor) ? 1 : -1));
            return Optional.of(Expr.Product.of(factor, signs));
        }
        return Optional.of(matrix((i, j) -> forms.get(i * size + j)));
    }

    /** The form without its minus sign. */
    private static Expr unsigned(Expr form) {
        if (form instanceof Expr.Negation negation) {
            return negation.operand();
        }
        if (form instanceof Expr.Num num && num.value().signum() < 0) {
            return new Expr.Num(num.value().negate());
        }
        if (form instanceof Expr.Quotient quotient) {
            return new Expr.Quotient(unsigned(quotient.numerator()), quotient.denominator());
        }
        if (form instanceof Expr.Product product && !product.factors().isEmpty()) {
            List<Expr> factors = new ArrayList<>(product.factors());
            factors.set(0, unsigned(factors.get(0)));
            return new Expr.Product(factors);
        }
        return form;
    }

    // ---- the check ----

    private List<Inline> check() {
        for (int i = 0; i < size; i++) {
            Optional<BigDecimal> sum = printedSum(rows.get(i));
            if (sum.isPresent() && sum.get().signum() != 0) {
                return draft.say(Phrase.CHECK_JACOBIAN_ROUNDED);
            }
        }
        return draft.say(Phrase.CHECK_JACOBIAN);
    }

    private static Optional<BigDecimal> printedSum(List<Evaluation> row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Evaluation entry : row) {
            if (!(entry.value().printed() instanceof Expr.Num num)) {
                return Optional.empty();
            }
            sum = sum.add(num.value());
        }
        return Optional.of(sum);
    }

    // ---- the box ----

    private List<Inline> box() {
        if (size != 2) {
            Expr results = matrix((i, j) -> rows.get(i).get(j).result());
            Chain whole = Chain.of(JACOBIAN).and(Truth.answer(all), results);
            return List.of(new Inline.Formula(whole), new Inline.Text("."));
        }
        Chain diagonal = two(partial(1, 1), partial(2, 2), rows.get(0).get(0));
        Chain other = two(partial(1, 2), partial(2, 1), rows.get(0).get(1));
        return List.of(
                new Inline.Formula(diagonal),
                new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP),
                new Inline.Formula(other),
                new Inline.Text("."));
    }

    private static Expr partial(int i, int j) {
        return Expr.Derivative.partial(Expr.Indexed.of("y", i), Expr.Indexed.of("z", j));
    }

    private static Chain two(Expr left, Expr same, Evaluation value) {
        Chain chain = Lines.equal(left, same);
        Optional<Expr> exact = value.value().exactBeyondPrinted();
        if (exact.isPresent()) {
            chain = chain.equal(exact.get());
        }
        return chain.and(value.value().result().relation(), value.result());
    }
}
