package org.gradus.report.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Diagram;
import org.gradus.report.sheet.Diagram.Column;
import org.gradus.report.sheet.Diagram.Node;
import org.gradus.report.solution.Certified;
import org.gradus.report.solution.Evaluation;
import org.gradus.report.solution.SampleTrace;

/** The network with its values in the nodes, to three decimals; with symbols where there is not exactly one sample. */
final class NetworkDiagram {
    private static final int PLACES = 3;

    /** From here on a number with decimals is too wide for a node. */
    private static final double HUGE = 1e17;

    private static final int MAGNITUDE_BITS = 64;
    private static final BigDecimal WIDE = BigDecimal.valueOf(100);

    private final Draft draft;
    private final Optional<SampleTrace> sample;

    NetworkDiagram(Draft draft) {
        this.draft = draft;
        List<SampleTrace> samples = draft.solution().samples();
        this.sample = samples.size() == 1 ? Optional.of(samples.get(0)) : Optional.empty();
    }

    Diagram of(NetworkData network) {
        Notation notation = draft.notation();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                0,
                inputs(network.inputs()),
                Chain.of(network.inputs() == 1 ? Expr.Indexed.of("x", 1) : Expr.Symbol.vector("x")),
                draft.wording().word(Phrase.INPUT_CAPTION)));
        int last = network.layers().size();
        for (int l = 1; l <= last; l++) {
            int units = network.layers().get(l - 1).units();
            Chain symbol = Chain.of(notation.output(l, units));
            if (l == last && last > 1) {
                symbol = symbol.equal(
                        units == 1 ? Expr.Indexed.of(Expr.Symbol.of("a", l), 1) : Expr.Symbol.vector("a", l));
            }
            String caption = notation.isNeuron()
                    ? draft.wording().word(Phrase.OUTPUT_CAPTION)
                    : Wording.text(draft.say(Phrase.LAYER_CAPTION, l));
            columns.add(new Column(l, outputs(l, units), symbol, caption));
        }
        return new Diagram(columns);
    }

    private List<Node> inputs(int count) {
        List<String> names = draft.exercise().inputNames();
        List<Node> nodes = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            Expr value = sample.isPresent() ? sample.get().input().get(j) : Expr.Indexed.of("x", j + 1);
            nodes.add(new Node(Optional.of(value), names.isEmpty() ? "" : names.get(j)));
        }
        return nodes;
    }

    private List<Node> outputs(int layer, int units) {
        boolean last = layer == draft.notation().layers();
        List<String> names = last ? draft.exercise().outputNames() : List.of();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            Expr symbol =
                    units == 1 && last ? Expr.Symbol.of("y") : draft.notation().outputEntry(layer, Expr.Num.of(i + 1L));
            int unit = i;
            Expr value = sample.map(
                            s -> value(s.layers().get(layer - 1).activation().get(unit)))
                    .orElse(symbol);
            nodes.add(new Node(Optional.of(value), names.isEmpty() ? "" : names.get(i)));
        }
        return nodes;
    }

    private Expr value(Evaluation evaluation) {
        Certified value = evaluation.value();
        Expr printed = value.printed();
        boolean narrow = printed instanceof Expr.Num num && num.value().scale() <= PLACES;
        if (narrow || isHuge(value)) {
            return evaluation.shown();
        }
        int digits = Math.min(PLACES, draft.exercise().rounding().digits());
        try {
            BigDecimal rounded = value.real().round(digits);
            if (rounded.abs().compareTo(WIDE) >= 0) {
                rounded = value.real().round(0);
            }
            return new Expr.Shown(new Expr.Num(rounded), evaluation.id());
        } catch (ArithmeticException notCalculated) {
            return draft.notation().write(evaluation.symbol());
        }
    }

    /** Such a value stands as it is printed, as a power of ten. */
    private static boolean isHuge(Certified value) {
        return value.enclosure(MAGNITUDE_BITS)
                .filter(interval -> interval.lower() >= HUGE || interval.upper() <= -HUGE)
                .isPresent();
    }
}
