package org.gradus.report.compose.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.network.TruthTable;
import org.gradus.report.compose.figure.BoundaryFigure;
import org.gradus.report.compose.figure.XorFigure;
import org.gradus.report.compose.notation.Coefficients;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.ZeroTerms;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.TableName;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.solution.Classification.Rule;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The network at every binary input: its formulas with the numbers put in, then one table. */
public final class TruthTableComposer {
    /** Columns of hidden layers are left out where the table would have more. */
    private static final int MOST_COLUMNS = 10;

    /** Layers with more units, or more inputs, are written with matrices. */
    private static final int MOST_UNITS = 4;

    /** The results of a longer table are not repeated in the box. */
    private static final int MOST_REPEATED = 16;

    private static final Expr ZERO = Expr.Num.of(0);

    private final Draft draft;
    private final Answer.TruthTable answer;
    private final SampleTrace first;

    public TruthTableComposer(Draft draft, Answer.TruthTable answer) {
        this.draft = draft;
        this.answer = answer;
        this.first = answer.rows().get(0);
    }

    public List<Inline> compose() {
        if (!draft.is(Detail.BRIEF)) {
            formulas();
        }
        draft.step(
                draft.say(
                        Phrase.ALL_INPUTS, draft.wording().number(answer.rows().size())),
                why(),
                List.of());
        table(this::shown);
        conventions();
        figure();
        return box();
    }

    /** What each layer makes of the binary inputs, as one table: x | a¹ | y. */
    void seenByLayers() {
        draft.step(draft.say(CalculusPhrase.HIDDEN_SOLVES), why(), List.of());
        table(row -> columns(row, 1));
        conventions();
        figure();
    }

    /** The table in the plane of its inputs, once on a sheet. */
    private void figure() {
        draft.figure(() -> XorFigure.of(draft, answer)
                .or(() -> BoundaryFigure.of(draft, answer))
                .filter(planes -> draft.firstTime("plane of the inputs")));
    }

    private List<Inline> why() {
        if (answer.classes().isEmpty()) {
            return List.of();
        }
        Rule rule = answer.classes().get(0).rule();
        return ClassifyComposer.rule(draft, rule, first.lastLayer().function());
    }

    // ---- the network with its numbers ----

    private void formulas() {
        List<Line> lines = new ArrayList<>();
        for (LayerTrace layer : first.layers()) {
            lines.addAll(layer(layer));
        }
        lines.set(0, lines.get(0).numbered(draft.nextNumber()));
        draft.step(draft.say(Phrase.NETWORK_IN_NUMBERS), List.of(), lines);
    }

    private List<Line> layer(LayerTrace layer) {
        Notation notation = draft.notation();
        LayerData data = layer.data().orElseThrow();
        int number = layer.layer();
        int units = data.units();
        List<Chain> chains = new ArrayList<>();
        if (units <= MOST_UNITS && data.inputs() <= MOST_UNITS) {
            for (int i = 0; i < units; i++) {
                Expr z = notation.write(layer.preactivation().get(i).symbol());
                chains.add(Lines.equal(z, weighted(number, data, i)));
            }
        } else {
            Expr product = Expr.Product.of(notation.weights(number), notation.input(number));
            Expr right = data.bias().isPresent() ? Expr.Sum.of(product, notation.bias(number, units)) : product;
            chains.add(Lines.equal(notation.preactivation(number, units), right));
        }
        chains.add(Lines.equal(
                notation.output(number, units),
                Notation.apply(layer.function(), notation.preactivation(number, units))));
        return Lines.pairs(chains, List.of());
    }

    /** {@code 2x_1 − x_2 + 1}: terms that are 0 are left out. */
    private Expr weighted(int number, LayerData data, int i) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> row = data.weights().get(i);
        for (int j = 0; j < row.size(); j++) {
            if (!data.hasEdge(i + 1, j + 1)) {
                continue;
            }
            Expr input = draft.notation().write(draft.notation().inputEntry(number, Expr.Num.of(j + 1L)));
            terms.add(Expr.Product.of(Plain.number(row.get(j)), input));
        }
        data.bias().ifPresent(bias -> terms.add(Plain.number(bias.get(i))));
        return terms.isEmpty() ? ZERO : Coefficients.write(ZeroTerms.fold(new Expr.Sum(terms)));
    }

    // ---- the table ----

    private void table(Function<SampleTrace, List<Evaluation>> shown) {
        List<List<Inline>> header = new ArrayList<>();
        for (int j = 1; j <= first.input().size(); j++) {
            header.add(formula(Chain.of(Expr.Indexed.of("x", j))));
        }
        shown.apply(first)
                .forEach(e -> header.add(formula(Chain.of(draft.notation().write(e.symbol())))));
        if (!answer.classes().isEmpty()) {
            header.add(draft.say(Phrase.CLASS_COLUMN));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            List<List<Inline>> cells = new ArrayList<>();
            answer.rows().get(i).input().forEach(x -> cells.add(formula(Chain.of(x))));
            shown.apply(answer.rows().get(i)).forEach(e -> cells.add(formula(value(e))));
            if (!answer.classes().isEmpty()) {
                cells.add(label(answer.classes().get(i)));
            }
            rows.add(cells);
        }
        draft.add(new Block.Table(header, rows));
    }

    /** The evaluations that have a column: z and a of the hidden layers, or a alone, or neither; then the output. */
    private List<Evaluation> shown(SampleTrace row) {
        for (int most : draft.is(Detail.BRIEF) ? new int[] {0} : new int[] {2, 1}) {
            List<Evaluation> columns = columns(row, most);
            if (row.input().size() + columns.size() + 1 <= MOST_COLUMNS) {
                return columns;
            }
        }
        return columns(row, 0);
    }

    private static List<Evaluation> columns(SampleTrace row, int quantities) {
        List<Evaluation> columns = new ArrayList<>();
        for (LayerTrace layer : row.layers().subList(0, row.layers().size() - 1)) {
            boolean same = Notation.isIdentity(layer.function());
            if (quantities == 2 && !same) {
                columns.addAll(layer.preactivation());
            }
            if (quantities > 0) {
                columns.addAll(layer.activation());
            }
        }
        columns.addAll(row.output());
        return columns;
    }

    private static Chain value(Evaluation evaluation) {
        return evaluation.value().result().exact()
                ? Chain.of(evaluation.result())
                : Chain.goOn(evaluation.value().result().relation(), evaluation.result());
    }

    private List<Inline> label(Classification classification) {
        if (classification.label().isEmpty()) {
            return draft.say(classification.isDecided() ? Phrase.TIE : ClaimPhrase.UNDECIDED);
        }
        return classification.name().isEmpty()
                ? List.of(
                        new Inline.Text(Integer.toString(classification.label().getAsInt())))
                : List.of(new Inline.Text(classification.name()));
    }

    private static List<Inline> formula(Chain chain) {
        return List.of(new Inline.Formula(chain));
    }

    /** What step(0) is, where a unit stands exactly there. */
    private void conventions() {
        Set<Chain> used = new LinkedHashSet<>();
        for (SampleTrace row : answer.rows()) {
            for (LayerTrace layer : row.layers()) {
                for (int i = 0; i < layer.preactivation().size(); i++) {
                    Expr z = layer.preactivation().get(i).value().printed();
                    Expr value = layer.activation().get(i).value().printed();
                    layer.function()
                            .unit(i)
                            .filter(unit -> unit.conventionalAt().contains(z))
                            .ifPresent(unit -> used.add(Lines.equal(Notation.apply(unit, z), value)));
                }
            }
        }
        used.forEach(chain -> draft.add(new Block.Note(draft.say(Phrase.BY_CONVENTION, chain))));
    }

    // ---- the box ----

    private List<Inline> box() {
        if (answer.rows().size() > MOST_REPEATED) {
            return draft.say(Phrase.STAND_IN_TABLE, answer.rows().size());
        }
        if (answer.classes().isEmpty()) {
            return first.output().size() == 1
                    ? draft.say(Phrase.OUTPUTS_IN_ORDER, inOrder(this::output))
                    : draft.say(Phrase.STAND_IN_TABLE, answer.rows().size());
        }
        List<Inline> labels = inOrder(i -> label(answer.classes().get(i)));
        return computed()
                .map(name -> draft.say(Phrase.NETWORK_COMPUTES, labels, name))
                .orElseGet(() -> draft.say(Phrase.CLASSES_IN_ORDER, labels));
    }

    private List<Inline> output(int row) {
        return formula(value(answer.rows().get(row).output().get(0)));
    }

    private List<Inline> inOrder(IntFunction<List<Inline>> cell) {
        List<Inline> text = List.of();
        for (int i = 0; i < answer.rows().size(); i++) {
            text = Wording.join(text, i == 0 ? List.of() : draft.say(Phrase.SEPARATOR), cell.apply(i));
        }
        return text;
    }

    /** What the classes of a network with one output are called. */
    private Optional<List<Inline>> computed() {
        boolean undecided = answer.classes().stream().anyMatch(decided -> !decided.isDecided());
        if (undecided
                || first.output().size() != 1
                || !TruthTable.fits(answer.rows().size())) {
            return Optional.empty();
        }
        List<Boolean> values = answer.classes().stream()
                .map(decided -> decided.label().orElse(0) == 1)
                .toList();
        return TableName.named(draft, new TruthTable(values));
    }
}
