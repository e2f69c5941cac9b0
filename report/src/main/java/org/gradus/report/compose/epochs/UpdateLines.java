package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.plan.Descent;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The lines of an update: the rule for any parameter, then the numbers of each. */
final class UpdateLines {
    private final Draft draft;

    UpdateLines(Draft draft) {
        this.draft = draft;
    }

    private boolean isBrief() {
        return draft.is(Detail.BRIEF);
    }

    /** The gradients of a later row, which are calculated as in the first. */
    Line gradients(LayerGradients layer) {
        List<Chain> chains = new ArrayList<>();
        Stream.concat(
                        NeuronLines.existing(layer.weights().get(0)).stream(),
                        layer.bias().stream().flatMap(List::stream))
                .forEach(gradient -> chains.add(NeuronLines.brief(draft, gradient)));
        return new Line(chains, draft.say(TrainingPhrase.AS_IN_FIRST), OptionalInt.empty());
    }

    /** v, m, …, Δθ and θ_new of the method, as the line of the next equation. */
    Line rule(OptimiserChoice choice) {
        return rule(choice, false, false);
    }

    /** θ_ahead = θ + µv. */
    Line aheadRule(OptimiserChoice choice) {
        return rule(choice, true, false);
    }

    /** With ∂C/∂θ = g + λθ before the method. */
    Line ruleWithDecay(OptimiserChoice choice) {
        return rule(choice, false, true);
    }

    private Line rule(OptimiserChoice choice, boolean ahead, boolean decays) {
        List<Chain> chains = new ArrayList<>();
        for (Definition line : new Descent(choice, 0).rule(decays)) {
            if (line.id().letter().equals(Letter.THETA.in(Letter.Role.AHEAD)) == ahead) {
                Expr name = draft.notation().write(line.id().symbol());
                chains.add(Lines.equal(name, draft.notation().write(line.formula())));
            }
        }
        return new Line(chains, List.of(), OptionalInt.of(draft.nextNumber()));
    }

    /** What is calculated one by one: a line of the sheet for each quantity, in it every parameter. */
    List<Line> each(List<Evaluation> lines) {
        Map<Letter, List<Evaluation>> kinds = new LinkedHashMap<>();
        for (Evaluation line : lines) {
            if (!line.isAbsent() && !line.isGiven()) {
                kinds.computeIfAbsent(kind(line.id()), own -> new ArrayList<>()).add(line);
            }
        }
        List<Line> written = new ArrayList<>();
        for (List<Evaluation> kind : kinds.values()) {
            List<Chain> chains = new ArrayList<>();
            kind.forEach(line -> chains.add(chain(line)));
            written.addAll(Lines.pairs(chains, Quantities.withBounds(draft, List.of(), kind)));
        }
        return written;
    }

    /** Weights and bias have lines in common. */
    private static Letter kind(QuantityId id) {
        Letter own = id.letter();
        return Letter.role(own.text())
                .map(part -> Letter.W.in(part.role()))
                .orElse(own.equals(Letter.B) ? Letter.W : own);
    }

    private Chain chain(Evaluation line) {
        Chain name = Chain.of(draft.notation().write(line.symbol()));
        return isBrief() ? NeuronLines.brief(draft, line) : NeuronLines.calculated(name, line, line.substituted());
    }

    /** Of a layer: matrices and columns. */
    List<Line> layer(int l, LayerStep layer) {
        List<Line> lines = new ArrayList<>();
        Map<Letter, List<Evaluation>> kinds = new LinkedHashMap<>();
        layer.others()
                .forEach(line -> kinds.computeIfAbsent(line.id().letter(), own -> new ArrayList<>())
                        .add(line));
        kinds.forEach((letter, entries) -> {
            boolean weight = entries.get(0).id().at().size() > 1;
            lines.add(weight ? matrix(l, rows(l, entries)) : column(l, entries));
        });
        if (!layer.weights().isEmpty()) {
            lines.add(matrix(l, layer.weights()));
        }
        layer.bias().ifPresent(bias -> lines.add(column(l, bias)));
        return lines;
    }

    /** Lines of several layers, each weight matrix and each bias by itself. */
    List<Line> whole(List<Evaluation> lines) {
        Map<List<Object>, List<Evaluation>> kinds = new LinkedHashMap<>();
        lines.forEach(line -> kinds.computeIfAbsent(
                        List.of(line.id().layer(), line.id().letter()), own -> new ArrayList<>())
                .add(line));
        List<Line> written = new ArrayList<>();
        for (List<Evaluation> kind : kinds.values()) {
            int layer = kind.get(0).id().layer();
            boolean weight = kind.get(0).id().at().size() > 1;
            written.add(weight ? matrix(layer, rows(layer, kind)) : column(layer, kind));
        }
        return written;
    }

    /** The entries in their places, with those of edges that do not exist. */
    private List<List<Evaluation>> rows(int layer, List<Evaluation> entries) {
        LayerData data = draft.exercise().network().orElseThrow().layers().get(layer - 1);
        Map<List<Expr>, Evaluation> known = new LinkedHashMap<>();
        entries.forEach(entry -> known.put(entry.id().at(), entry));
        List<List<Evaluation>> rows = new ArrayList<>();
        for (int i = 1; i <= data.units(); i++) {
            List<Evaluation> row = new ArrayList<>();
            for (int j = 1; j <= data.inputs(); j++) {
                List<Expr> at = List.of(Expr.Num.of(i), Expr.Num.of(j));
                Evaluation entry = known.get(at);
                row.add(entry != null ? entry : Evaluation.absent(entries.get(0).id()));
            }
            rows.add(row);
        }
        return rows;
    }

    private Line matrix(int l, List<List<Evaluation>> rows) {
        Evaluation first = rows.stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.isAbsent())
                .findFirst()
                .orElseThrow();
        MatrixLines matrix = new MatrixLines(draft, rows);
        Chain name = Chain.of(whole(first.id(), draft.notation().weights(l)));
        return Line.of(isBrief() ? matrix.brief(name) : matrix.inserted(name)).remark(matrix.remark(List.of()));
    }

    private Line column(int l, List<Evaluation> entries) {
        MatrixLines column = MatrixLines.ofColumn(draft, entries);
        Expr bias = draft.notation().gradients().bias(l, entries.size());
        Chain name = Chain.of(whole(entries.get(0).id(), bias));
        boolean kept = entries.stream().allMatch(entry -> entry.uses().isEmpty());
        return Line.of(kept || isBrief() ? name.and(Truth.shown(entries), column.result()) : column.inserted(name))
                .remark(column.remark(List.of()));
    }

    /** ΔW^l, v_{W^l}, W^l_new. */
    private Expr whole(QuantityId entry, Expr parameter) {
        Expr named = Letter.role(entry.letter().text())
                .map(own -> draft.notation().of(own.role(), parameter))
                .orElse(parameter);
        return entry.updated() ? draft.notation().after(named) : named;
    }

    /** Everything that an update calculates, first what is calculated on the way. */
    static List<Evaluation> all(List<LayerStep> update) {
        return update.stream()
                .flatMap(layer -> Stream.concat(layer.others().stream(), layer.parameters().stream()))
                .toList();
    }
}
