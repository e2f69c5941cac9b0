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
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.plan.Descent;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
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

    /** v, m, …, Δθ and θ_new of the method, as the line of the next equation. */
    Line rule(OptimiserChoice choice) {
        return rule(choice, false);
    }

    /** θ_ahead = θ + µv. */
    Line aheadRule(OptimiserChoice choice) {
        return rule(choice, true);
    }

    private Line rule(OptimiserChoice choice, boolean ahead) {
        List<Chain> chains = new ArrayList<>();
        for (Definition line : new Descent(choice, 0).rule()) {
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
        return NeuronLines.calculated(name, line, line.substituted());
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
            lines.add(weight ? matrix(l, rows(layer, entries)) : column(l, entries));
        });
        if (!layer.weights().isEmpty()) {
            lines.add(matrix(l, layer.weights()));
        }
        layer.bias().ifPresent(bias -> lines.add(column(l, bias)));
        return lines;
    }

    /** The entries in their places of the weight matrix. */
    private static List<List<Evaluation>> rows(LayerStep layer, List<Evaluation> entries) {
        List<List<Evaluation>> rows = new ArrayList<>();
        for (List<Evaluation> weights : layer.weights()) {
            List<Evaluation> row = new ArrayList<>();
            for (Evaluation weight : weights) {
                row.add(entries.stream()
                        .filter(entry -> entry.id().at().equals(weight.id().at()))
                        .findFirst()
                        .orElse(Evaluation.absent(weight.id())));
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
        return Line.of(matrix.inserted(name)).remark(matrix.remark(List.of()));
    }

    private Line column(int l, List<Evaluation> entries) {
        MatrixLines column = MatrixLines.ofColumn(draft, entries);
        Expr bias = draft.notation().gradients().bias(l, entries.size());
        Chain name = Chain.of(whole(entries.get(0).id(), bias));
        boolean kept = entries.stream().allMatch(entry -> entry.uses().isEmpty());
        return Line.of(kept ? name.and(Truth.shown(entries), column.result()) : column.inserted(name))
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
                .flatMap(layer -> Stream.of(
                                layer.others().stream(),
                                layer.weights().stream().flatMap(List::stream),
                                layer.bias().stream().flatMap(List::stream))
                        .flatMap(part -> part))
                .toList();
    }

}
