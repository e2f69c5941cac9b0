package org.gradus.report.compose.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.worksheet.Evaluation;

/** The numbers of a softmax: S = Σ e^{z_k} with every power written, then each y_i = e^{z_i}/S; more than a few in a table. */
final class PowersComposer {
    /** Up to this many outputs stand side by side in lines. */
    private static final int BESIDE = 4;

    /** Up to this many rows the table is whole. */
    private static final int ROWS = 16;

    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr K = Expr.Symbol.of("k");
    private static final Expr S = Expr.Symbol.of("S");

    private final Draft draft;
    private final LayerTrace layer;
    private final List<Evaluation> outputs;
    private final List<Evaluation> exponents;
    private final LayerTrace.Powers powers;

    PowersComposer(Draft draft, LayerTrace layer, LayerTrace.Powers powers) {
        this.draft = draft;
        this.layer = layer;
        this.outputs = layer.activation();
        this.exponents = layer.exponents();
        this.powers = powers;
    }

    /** {@code y_i = e^{z_i}/S with S = Σ e^{z_k}}, for the letter of the exponents. */
    static List<Chain> general(Draft draft, LayerTrace layer, Chain before, Expr.Symbol letter) {
        Expr power = Terms.exp(new Expr.Indexed(letter, List.of(I)));
        Expr all = layer.data().isPresent()
                ? Expr.Indexed.of("N", layer.layer())
                : Expr.Num.of(layer.activation().size());
        Expr sum = new Expr.IndexedSum(
                "k", Optional.of(Expr.Num.of(1)), Optional.of(all), Terms.exp(new Expr.Indexed(letter, List.of(K))));
        return List.of(
                before.equal(new Expr.Quotient(power, S)),
                Chain.of(S).equal(sum).after(draft.say(Phrase.WITH)));
    }

    /** The lines with the numbers. */
    List<Line> lines(List<Inline> remark) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(sum()).remark(remark));
        List<Chain> shares = new ArrayList<>();
        for (int i = 0; i < (isTabular() ? 1 : outputs.size()); i++) {
            shares.add(share(outputs.get(i)));
        }
        List<Inline> words = Extremes.with(
                draft,
                isTabular() ? draft.say(Phrase.OTHERS_IN_TABLE) : List.of(),
                Extremes.complements(draft, outputs));
        lines.add(new Line(shares, Quantities.withBounds(draft, words, outputs), OptionalInt.empty()));
        return lines;
    }

    private boolean isTabular() {
        return outputs.size() > BESIDE;
    }

    /**
     * {@code S = e^{0.065} + … ≈ 1.067159 + … = 4.008937}; with many outputs the powers stand in the table. Where the sum is written with
     * more decimals than the powers, it begins with their numbers.
     */
    private Chain sum() {
        List<Evaluation> entries = powers.entries();
        Evaluation sum = powers.sum();
        List<Expr> numbers = sum.substituted() instanceof Expr.Sum added ? added.terms() : List.of(sum.substituted());
        boolean same = Plain.of(new Expr.Sum(numbers))
                .equals(Plain.of(
                        new Expr.Sum(entries.stream().map(Evaluation::shown).toList())));
        Chain chain = Chain.of(S);
        if (!isTabular() && same) {
            chain = chain.and(
                            Truth.insert(entries),
                            terms(entries.stream().map(Evaluation::substituted).toList()))
                    .and(Truth.result(entries), terms(numbers));
        } else {
            chain = chain.and(Truth.insert(List.of(sum)), terms(numbers));
        }
        return chain.and(Truth.result(sum), sum.lineEnd());
    }

    private static Expr terms(List<Expr> terms) {
        return Elision.sum(terms.size(), terms::get, List.of());
    }

    private Chain share(Evaluation y) {
        return Chain.of(draft.notation().write(y.symbol()))
                .and(Truth.insert(List.of(y)), y.substituted())
                .and(Truth.result(y), y.lineEnd());
    }

    /** i | z_i | e^{z_i} | y_i. */
    Optional<Block.Tables> table() {
        if (!isTabular()) {
            return Optional.empty();
        }
        boolean shifted = layer.shift().isPresent();
        boolean scaled = !layer.scaled().isEmpty();
        Expr z = index(layer.preactivation().get(0));
        Expr logit = index(layer.logits().get(0));
        Expr exponent = shifted ? new Expr.Indexed(Expr.Symbol.of("s"), List.of(I)) : logit;
        List<List<Inline>> header = new ArrayList<>(List.of(cell(I), cell(z)));
        if (scaled) {
            header.add(cell(logit));
        }
        if (shifted) {
            header.add(cell(exponent));
        }
        header.add(cell(Terms.exp(exponent)));
        header.add(cell(draft.notation().outputEntry(layer.layer(), I)));
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i : outputs.size() > ROWS ? Elision.shown(outputs.size()) : wholly()) {
            rows.add(
                    i < 0
                            ? header.stream()
                                    .map(any -> cell(Expr.Ellipsis.VERTICAL))
                                    .toList()
                            : row(i, shifted));
        }
        return Optional.of(new Block.Tables(List.of(new Block.Table(header, rows))));
    }

    private List<Integer> wholly() {
        return java.util.stream.IntStream.range(0, outputs.size()).boxed().toList();
    }

    private List<List<Inline>> row(int i, boolean shifted) {
        List<List<Inline>> row = new ArrayList<>();
        row.add(List.of(new Inline.Text(Integer.toString(i + 1))));
        row.add(cell(layer.preactivation().get(i).shown()));
        if (!layer.scaled().isEmpty()) {
            row.add(cell(layer.scaled().get(i).shown()));
        }
        if (shifted) {
            row.add(cell(exponents.get(i).shown()));
        }
        row.add(cell(powers.entries().get(i).shown()));
        row.add(cell(outputs.get(i).shown()));
        return row;
    }

    private Expr index(Evaluation entry) {
        Expr written = draft.notation().write(entry.symbol());
        return written instanceof Expr.Indexed indexed ? new Expr.Indexed(indexed.base(), List.of(I)) : written;
    }

    private static List<Inline> cell(Expr expr) {
        return Wording.join(List.of(Inline.Formula.of(expr)));
    }
}
