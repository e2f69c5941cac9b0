package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace.LayerGradients;

/**
 * The second way to every gradient: forward mode through the network. A unit's z is moved, the change goes forward layer by layer to
 * the loss, no transpose and no derivative's formula in it; with ż_i = a_j it is the gradient of w_ij. In enclosures, with as many
 * bits as it takes to compare ten digits.
 */
final class TangentPath {
    private static final int[] PRECISIONS = {96, 256, 1024, 3400};
    private static final Expr Z = Expr.Symbol.of("z");

    private final SampleTrace trace;
    private final Ledger ledger;
    private final LossTrace loss;
    private final BackwardTrace backward;
    private final int last;

    TangentPath(SampleTrace trace, Ledger ledger, LossTrace loss, BackwardTrace backward) {
        this.trace = trace;
        this.ledger = ledger;
        this.loss = loss;
        this.backward = backward;
        this.last = trace.layers().size();
    }

    /** Throws an {@link IllegalStateException}, a fault of this library, where the two ways disagree. */
    void check() {
        for (int bits : PRECISIONS) {
            if (new At(bits).agree()) {
                return;
            }
        }
    }

    /** The calculation with one number of bits. */
    private final class At {
        private final int bits;
        private final List<List<Interval>> slopes = new ArrayList<>();
        private final Map<Integer, Interval> outputs = new TreeMap<>();
        /** By layer: every unit that is moved passes all of them. */
        private final Map<Integer, List<List<Interval>>> weights = new TreeMap<>();

        private boolean decided = true;

        At(int bits) {
            this.bits = bits;
        }

        boolean agree() {
            try {
                compare();
                return decided;
            } catch (ArithmeticException notSeparated) {
                return false;
            }
        }

        private void compare() {
            for (int l = 1; l <= last; l++) {
                slopes.add(slopes(l));
            }
            for (int l = last; l >= 1; l--) {
                LayerGradients layer = backward.layers().get(l - 1);
                for (int i = 0; i < layer.delta().size(); i++) {
                    compare(l, layer, i);
                }
            }
            for (int j = 0; j < backward.input().size(); j++) {
                int column = j;
                int units = backward.layers().get(0).delta().size();
                require(backward.input().get(j), toLoss(1, each(units, i -> weight(1, i, column))));
            }
        }

        private void compare(int l, LayerGradients layer, int i) {
            Interval gradient = toLoss(l, unit(layer.delta().size(), i));
            require(layer.delta().get(i), gradient);
            layer.bias().ifPresent(bias -> require(bias.get(i), gradient));
            int inputs = layer.weights().isEmpty() ? 0 : layer.weights().get(0).size();
            for (int j = 0; j < inputs; j++) {
                Evaluation weight = layer.weights().get(i).get(j);
                if (!weight.isAbsent()) {
                    require(weight, gradient.times(before(l, j), bits));
                }
            }
        }

        private void require(Evaluation evaluation, Interval other) {
            if (!evaluation.value().isCalculated()) {
                return;
            }
            Interval own = evaluation.value().real().enclose(bits);
            decided &= Agreement.agree(evaluation.id().text(), own, other, bits);
        }

        // ---- forward ----

        /** Ċ for ż^l. */
        private Interval toLoss(int l, List<Interval> tangents) {
            if (l == last && loss.form() == LossTrace.Form.LOGITS) {
                return output(tangents);
            }
            List<Interval> a = activated(l, tangents);
            return l == last ? output(a) : toLoss(l + 1, carried(l, a));
        }

        private List<Interval> carried(int l, List<Interval> a) {
            int units = backward.layers().get(l).delta().size();
            return each(units, i -> {
                Interval sum = Interval.ZERO;
                for (int j = 0; j < a.size(); j++) {
                    sum = sum.plus(weight(l + 1, i, j).times(a.get(j), bits), bits);
                }
                return sum;
            });
        }

        /** ȧ_i = σ′(z_i) ż_i; for softmax a_i Σ_k a_k (ż_i − ż_k). */
        private List<Interval> activated(int l, List<Interval> tangents) {
            if (backward.layers().get(l - 1).jacobian().isEmpty()) {
                return each(tangents.size(), i -> slopes.get(l - 1).get(i).times(tangents.get(i), bits));
            }
            List<Evaluation> a = trace.layers().get(l - 1).activation();
            return each(tangents.size(), i -> {
                Interval sum = Interval.ZERO;
                for (int k = 0; k < tangents.size(); k++) {
                    Interval difference = tangents.get(i).minus(tangents.get(k), bits);
                    sum = sum.plus(value(a.get(k)).times(difference, bits), bits);
                }
                return sum.times(value(a.get(i)), bits);
            });
        }

        /** Σ_k ∂C/∂y_k ẏ_k; where C is calculated from the logits, over those. */
        private Interval output(List<Interval> tangents) {
            Interval sum = Interval.ZERO;
            for (int k = 0; k < tangents.size(); k++) {
                Interval slope = outputs.computeIfAbsent(k, this::lossSlope);
                sum = sum.plus(slope.times(tangents.get(k), bits), bits);
            }
            return sum;
        }

        private Interval lossSlope(int k) {
            LayerTrace layer = trace.layers().get(last - 1);
            boolean logits = loss.form() == LossTrace.Form.LOGITS;
            List<Evaluation> variables = !logits
                    ? layer.activation()
                    : layer.shift().map(LayerTrace.Shift::shifted).orElse(layer.preactivation());
            Interval slope = ForwardMode.differentiate(
                            loss.value().formula(),
                            symbol -> ledger.get(symbol).real().enclose(bits),
                            variables.get(k).symbol(),
                            bits)
                    .derivative();
            boolean kink = !backward.lossGradient().isEmpty() && slope.containsZero() && !slope.equals(Interval.ZERO);
            return kink ? conventional(backward.lossGradient().get(k), slope) : slope;
        }

        // ---- σ′ ----

        private List<Interval> slopes(int l) {
            LayerTrace layer = trace.layers().get(l - 1);
            List<AtPoint> points = backward.layers().get(l - 1).derivative();
            return points.isEmpty() ? List.of() : each(points.size(), i -> slope(layer, i, points.get(i)));
        }

        private Interval slope(LayerTrace layer, int i, AtPoint point) {
            ScalarActivation activation = (ScalarActivation) layer.function();
            Expr formula =
                    activation.name().equals("tanh") ? Expr.Apply.of(FunctionName.TANH, Z) : activation.formula(Z);
            Interval z = value(layer.preactivation().get(i));
            if (point.kink().isPresent() && activation.kinks().isEmpty()) {
                return value(point.value());
            }
            Interval slope =
                    ForwardMode.differentiate(formula, symbol -> z, Z, bits).derivative();
            return point.kink().isPresent() ? conventional(point.value(), slope) : slope;
        }

        /** At a kink both sides are covered; the convention must lie between them, and then counts. */
        private Interval conventional(Evaluation evaluation, Interval covered) {
            Interval own = value(evaluation);
            if (own.isDisjointFrom(covered)) {
                throw Agreement.fault(evaluation.id().text(), own.toString(), covered.toString());
            }
            return own;
        }

        // ---- numbers ----

        private Interval value(Evaluation evaluation) {
            return evaluation.value().real().enclose(bits);
        }

        private Interval weight(int l, int i, int j) {
            return weights.computeIfAbsent(l, this::weights).get(i).get(j);
        }

        private List<List<Interval>> weights(int l) {
            int units = trace.layers().get(l - 1).preactivation().size();
            int inputs = l == 1
                    ? backward.input().size()
                    : trace.layers().get(l - 2).activation().size();
            LayerData data = trace.layers().get(l - 1).data().orElseThrow();
            return each(
                    units,
                    i -> each(
                            inputs,
                            j -> data.hasEdge(i + 1, j + 1)
                                    ? weight(ledger.names().ofLayer(Letter.W, l, i + 1, j + 1))
                                    : Interval.ZERO));
        }

        private Interval weight(QuantityId name) {
            return ledger.get(name.symbol()).real().enclose(bits);
        }

        private Interval before(int l, int j) {
            QuantityId name =
                    l == 1 ? ledger.names().of(Letter.X, j + 1) : ledger.names().ofLayer(Letter.A, l - 1, j + 1);
            return ledger.get(name.symbol()).real().enclose(bits);
        }

        private List<Interval> unit(int size, int i) {
            return each(size, k -> k == i ? Interval.ONE : Interval.ZERO);
        }
    }

    private static <T> List<T> each(int size, java.util.function.IntFunction<T> entry) {
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(entry.apply(i));
        }
        return all;
    }
}
