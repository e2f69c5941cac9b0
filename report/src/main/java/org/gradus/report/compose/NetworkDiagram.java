package org.gradus.report.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Diagram;
import org.gradus.report.sheet.Diagram.Column;
import org.gradus.report.sheet.Diagram.Node;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;

/** The network with its values in the nodes, to four decimals; with symbols where there is not exactly one sample. */
final class NetworkDiagram {
    private static final int PLACES = 4;
    private static final int SIGNIFICANT = 3;

    /** From here on a number with decimals is too wide for a node. */
    private static final double HUGE = 1e17;

    private static final int MAGNITUDE_BITS = 64;
    private static final BigDecimal WIDE = BigDecimal.valueOf(100);

    private final Draft draft;
    private final Optional<SampleTrace> sample;

    NetworkDiagram(Draft draft) {
        this(draft, draft.samples().size() == 1 ? Optional.of(draft.samples().get(0)) : Optional.empty());
    }

    private NetworkDiagram(Draft draft, Optional<SampleTrace> sample) {
        this.draft = draft;
        this.sample = sample;
    }

    /** With the names of the quantities in the nodes. */
    static NetworkDiagram withoutValues(Draft draft) {
        return new NetworkDiagram(draft, Optional.empty());
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
        return new Diagram(columns, missing(network));
    }

    private static Set<Diagram.Edge> missing(NetworkData network) {
        Set<Diagram.Edge> missing = new HashSet<>();
        for (int l = 1; l <= network.layers().size(); l++) {
            LayerData layer = network.layers().get(l - 1);
            for (int i = 1; i <= layer.units(); i++) {
                for (int j = 1; j <= layer.inputs(); j++) {
                    if (!layer.hasEdge(i, j)) {
                        missing.add(new Diagram.Edge(l, j - 1, i - 1));
                    }
                }
            }
        }
        return missing;
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
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            Expr symbol =
                    units == 1 && last ? Expr.Symbol.of("y") : draft.notation().outputEntry(layer, Expr.Num.of(i + 1L));
            int unit = i;
            Expr value = sample.map(
                            s -> value(s.layers().get(layer - 1).activation().get(unit)))
                    .orElse(symbol);
            String name = last ? draft.exercise().className(i + 1).orElse("") : "";
            nodes.add(new Node(Optional.of(value), name));
        }
        return nodes;
    }

    private Expr value(Evaluation evaluation) {
        Certified value = evaluation.value();
        Expr printed = value.result().number();
        boolean narrow = printed instanceof Expr.Num num && num.value().scale() <= PLACES;
        if (narrow || isHuge(value)) {
            return evaluation.result();
        }
        int digits = Math.min(PLACES, draft.exercise().rounding().digits());
        try {
            if (value.real().enclose(MAGNITUDE_BITS).abs().upper() < Math.pow(10, -Math.min(SIGNIFICANT, digits))) {
                return new Expr.Shown(small(value.real().roundSignificant(SIGNIFICANT)), evaluation.id(), false);
            }
            BigDecimal rounded = value.real().round(digits);
            if (rounded.abs().compareTo(WIDE) >= 0) {
                rounded = value.real().round(0);
            }
            return new Expr.Shown(new Expr.Num(rounded), evaluation.id(), false);
        } catch (ArithmeticException notCalculated) {
            return draft.notation().write(evaluation.symbol());
        }
    }

    /** {@code 3.30·10^(-4)}: no number but 0 is shown as 0. */
    private static Expr small(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        BigDecimal mantissa = value.abs().scaleByPowerOfTen(-exponent).setScale(SIGNIFICANT - 1);
        Expr size = Expr.Product.of(new Expr.Num(mantissa), new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        return value.signum() < 0 ? new Expr.Negation(size) : size;
    }

    /** Such a value stands as it is printed, as a power of ten. */
    private static boolean isHuge(Certified value) {
        return value.enclosure(MAGNITUDE_BITS)
                .filter(interval -> interval.lower() >= HUGE || interval.upper() <= -HUGE)
                .isPresent();
    }
}
