package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.LogitForm;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.derive.Derivation;

/** The backward pass of one sample: δ^l, ∂C/∂W^l, ∂C/∂b^l and ∂C/∂x, every entry an evaluation. */
final class BackwardSolver {
    private static final Expr ONE = Expr.Num.of(1);

    private final Exercise exercise;
    private final Ledger ledger;
    private final Parameters parameters;
    private final SampleTrace trace;
    private final LossSolver loss;
    private final int last;
    private final Names names;
    private final Optional<Penalty> penalty;
    private final ErrorSign sign;

    /** @param penalty what regularisation adds to the gradients of this sample */
    BackwardSolver(
            Exercise exercise,
            Ledger ledger,
            Parameters parameters,
            SampleTrace trace,
            LossSolver loss,
            Optional<Penalty> penalty) {
        this.penalty = penalty;
        this.exercise = exercise;
        this.sign = exercise.conventions().errorSign();
        this.ledger = ledger;
        this.parameters = parameters;
        this.trace = trace;
        this.loss = loss;
        this.last = trace.layers().size();
        this.names = ledger.names();
    }

    /** @param lossGradient ∂C/∂y, asked for where δ^L needs it */
    BackwardTrace solve(java.util.function.Supplier<List<Evaluation>> lossGradient) {
        DeltaRule rule = rule();
        boolean needed = rule == DeltaRule.DERIVATIVE || rule == DeltaRule.JACOBIAN;
        List<Evaluation> seed = needed ? lossGradient.get() : List.of();
        LinkedList<LayerGradients> layers = new LinkedList<>();
        for (int l = last; l >= 1; l--) {
            Slopes slopes = slopes(l);
            List<Evaluation> before = isApart(l, slopes) ? outputGradient(l) : List.of();
            List<Evaluation> delta = l == last
                    ? ledger.evaluate(deltas(rule, seed, slopes), Operands.EXACT_IF_SHORT)
                    : hidden(l, slopes, before);
            List<Evaluation> paths = l < last
                    ? new PathSums(trace, parameters, ledger, sign, seed, layers).solve(l, slopes, delta)
                    : List.of();
            layers.addFirst(new LayerGradients(
                    l,
                    slopes.derivations,
                    slopes.derivative,
                    slopes.jacobian,
                    before,
                    delta,
                    paths,
                    weights(l),
                    bias(l),
                    others(l)));
        }
        return new BackwardTrace(rule, seed, layers, input());
    }

    // ---- σ′ and J ----

    /** σ′(z^l), entry by entry, or the Jacobian of softmax. */
    record Slopes(List<Derivation> derivations, List<AtPoint> derivative, List<List<Evaluation>> jacobian) {}

    private Slopes slopes(int l) {
        LayerTrace layer = trace.layers().get(l - 1);
        if (layer.function().isEntrywise()) {
            List<Derivation> derivations = layer.function().parts().stream()
                    .map(part -> KnownDerivations.of(part.unit(0).orElseThrow()))
                    .toList();
            return new Slopes(derivations, DerivativeValues.of(exercise, layer, ledger), List.of());
        }
        return new Slopes(List.of(), List.of(), new SoftmaxJacobianLines(layer, l == last).evaluate(ledger));
    }

    // ---- δ^L ----

    private DeltaRule rule() {
        Optional<LogitForm> form = loss.logitForm();
        if (form.isEmpty()) {
            return loss.last().function().isEntrywise() ? DeltaRule.DERIVATIVE : DeltaRule.JACOBIAN;
        }
        return switch (form.get()) {
            case SOFTMAX -> {
                LogitProofs.SOFTMAX.require();
                yield loss.targetsSumToOne() ? DeltaRule.SOFTMAX_CROSS_ENTROPY_ONE : DeltaRule.SOFTMAX_CROSS_ENTROPY;
            }
            case SIGMOID -> {
                LogitProofs.SIGMOID.require();
                yield DeltaRule.SIGMOID_BINARY_CROSS_ENTROPY;
            }
        };
    }

    private List<Definition> deltas(DeltaRule rule, List<Evaluation> seed, Slopes slopes) {
        List<Expr> y = loss.outputs();
        List<Expr> t = loss.targets();
        List<Definition> lines = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            QuantityId name = names.ofLayer(Letter.DELTA, last, i + 1);
            int unit = i;
            lines.add(
                    switch (rule) {
                        case SOFTMAX_CROSS_ENTROPY ->
                            new Definition(
                                    name,
                                    tempered(sign.of(
                                            Terms.minus(Expr.Product.of(y.get(i), new Expr.Sum(t)), t.get(i)))));
                        case SOFTMAX_CROSS_ENTROPY_ONE ->
                            new Definition(name, tempered(sign.of(Terms.minus(y.get(i), t.get(i)))), ofOthers(i));
                        case SIGMOID_BINARY_CROSS_ENTROPY ->
                            new Definition(name, sign.of(Terms.minus(y.get(i), t.get(i))), ofLogit(i));
                        case DERIVATIVE ->
                            new Definition(
                                    name,
                                    sign.of(
                                            isIdentity(last)
                                                    ? seed.get(i).symbol()
                                                    : Expr.Product.of(
                                                            seed.get(i).symbol(),
                                                            slopes.derivative
                                                                    .get(i)
                                                                    .value()
                                                                    .symbol())));
                        case JACOBIAN ->
                            line(
                                    name,
                                    sign.of(Terms.sum(IntStream.range(0, y.size())
                                            .<Expr>mapToObj(k -> Expr.Product.of(
                                                    slopes.jacobian
                                                            .get(k)
                                                            .get(unit)
                                                            .symbol(),
                                                    seed.get(k).symbol()))
                                            .toList())),
                                    isEqualThroughout(seed));
                    });
        }
        return lines;
    }

    /** Where y_i is nearly its target 1: minus the sum of the other outputs. */
    private List<Expr> ofOthers(int i) {
        List<Expr> others = new ArrayList<>(loss.outputs());
        others.remove(i);
        return Exact.isNumber(loss.target(i), 1) && !others.isEmpty()
                ? List.of(sign.of(new Expr.Negation(tempered(Terms.sum(others)))))
                : List.of();
    }

    /** With the factor that the temperature of the output brings. */
    private Expr tempered(Expr slope) {
        return loss.last()
                .function()
                .divisor()
                .<Expr>map(temperature -> new Expr.Quotient(slope, temperature))
                .orElse(slope);
    }

    /** Where y_i is nearly its target 1: −σ(−z_i). */
    private List<Expr> ofLogit(int i) {
        Expr z = loss.last().preactivation().get(i).symbol();
        return Exact.isNumber(loss.target(i), 1)
                ? List.of(sign.of(new Expr.Negation(new Expr.Quotient(ONE, Expr.Sum.of(ONE, Terms.exp(z))))))
                : List.of();
    }

    // ---- δ^l ----

    /** ((W^{l+1})ᵀ δ^{l+1})_j for each unit j of layer {@code l}, or of the input for l = 0; 0 where no edge goes on. */
    private List<Expr> backThrough(int l) {
        LayerKind next = parameters.kind(l + 1);
        List<Expr> sums = new ArrayList<>();
        for (int j = 1; j <= next.inputs(); j++) {
            List<Expr> terms = new ArrayList<>();
            for (int k = 1; k <= next.units(); k++) {
                Expr delta = names.ofLayer(Letter.DELTA, l + 1, k).symbol();
                next.slope(names, l + 1, k, j).ifPresent(slope -> terms.add(Expr.Product.of(slope, delta)));
            }
            sums.add(Terms.sum(terms));
        }
        return sums;
    }

    /**
     * Whether the error terms of a softmax layer are added with equal weights: their sum is 0, since every row of J sums to 0. No
     * digits could tell.
     */
    private boolean cancels(int l, int j) {
        boolean given = trace.parameters().isEmpty();
        return given
                && !trace.layers().get(l).function().isEntrywise()
                && parameters.kind(l + 1).isAlikeIn(j + 1);
    }

    /** Whether the gradient at a softmax layer is the same number in every entry, 1 in most: then Jᵀ makes 0 of it, as above. */
    private static boolean isEqualThroughout(List<Evaluation> gradient) {
        Certified first = gradient.get(0).value();
        return gradient.stream()
                .map(Evaluation::value)
                .allMatch(value -> value.exactlyPrinted() && value.printed().equals(first.printed()));
    }

    private static Definition line(QuantityId name, Expr formula, boolean zero) {
        return zero ? Definition.known(name, formula, Exact.ZERO) : new Definition(name, formula);
    }

    /** Whether ∂C/∂a^l inside the network is a line of its own: the factor of a Jacobian, or a sum that is the factor of σ′. */
    private boolean isApart(int l, Slopes slopes) {
        if (l == last) {
            return false;
        }
        boolean entrywise = slopes.jacobian.isEmpty();
        return !entrywise || !isIdentity(l) && parameters.kind(l + 1).units() > 1;
    }

    private boolean isIdentity(int l) {
        return trace.layers().get(l - 1).function() instanceof ScalarActivation scalar && scalar.isIdentity();
    }

    /** ∂C/∂a^l inside the network, with the sign of the error terms. */
    private List<Evaluation> outputGradient(int l) {
        List<Expr> sums = backThrough(l);
        return ledger.evaluate(
                IntStream.range(0, sums.size())
                        .mapToObj(j -> line(names.ofLayer(Letter.GA, l, j + 1), sums.get(j), cancels(l, j)))
                        .toList(),
                Operands.DECIMAL);
    }

    private List<Evaluation> hidden(int l, Slopes slopes, List<Evaluation> before) {
        List<Definition> lines = new ArrayList<>();
        List<Expr> sums = before.isEmpty()
                ? backThrough(l)
                : before.stream().map(Evaluation::symbol).toList();
        int units = trace.layers().get(l - 1).activation().size();
        for (int j = 0; j < units; j++) {
            QuantityId name = names.ofLayer(Letter.DELTA, l, j + 1);
            lines.add(
                    slopes.jacobian.isEmpty()
                            ? line(name, isIdentity(l) ? sums.get(j) : times(sums.get(j), slopes, j), cancels(l, j))
                            : line(name, throughJacobian(l, slopes, j), isSingleSoftmax(slopes)));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    /** Softmax over one unit is 1: no digits of y(1 − y) times the rest could tell that this is 0. */
    private static boolean isSingleSoftmax(Slopes slopes) {
        return slopes.jacobian.size() == 1;
    }

    private static Expr times(Expr sum, Slopes slopes, int j) {
        Expr derivative = slopes.derivative.get(j).value().symbol();
        if (sum.equals(Expr.Num.of(0))) {
            return sum;
        }
        return sum instanceof Expr.Product product
                ? Expr.Product.of(product.factors().get(0), product.factors().get(1), derivative)
                : Expr.Product.of(sum, derivative);
    }

    private Expr throughJacobian(int l, Slopes slopes, int j) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < slopes.jacobian.size(); i++) {
            terms.add(Expr.Product.of(
                    slopes.jacobian.get(i).get(j).symbol(),
                    names.ofLayer(Letter.GA, l, i + 1).symbol()));
        }
        return Terms.sum(terms);
    }

    // ---- parameters and input ----

    private List<List<Evaluation>> weights(int l) {
        Optional<Exercise.LayerData> data = trace.layers().get(l - 1).data();
        if (data.isEmpty() || !(parameters.kind(l) instanceof Dense)) {
            return List.of();
        }
        return Edges.of(data.get())
                .evaluate(
                        ledger,
                        (i, j) -> names.ofLayer(Letter.DW, l, i, j),
                        (i, j) -> gradient(l, names.ofLayer(Letter.W, l, i, j)));
    }

    private Definition gradient(int l, QuantityId parameter) {
        LayerKind kind = parameters.kind(l);
        List<QuantityId> entering = IntStream.rangeClosed(1, kind.inputs())
                .mapToObj(j -> trace.entering(l, j))
                .toList();
        Definition own = kind.gradient(names, l, parameter, entering);
        Expr formula = sign.of(own.formula());
        return new Definition(
                own.id(),
                penalty.map(added -> added.gradient(formula, parameter)).orElse(formula));
    }

    /** Of parameters that are neither weights nor bias. */
    private List<Evaluation> others(int l) {
        if (trace.layers().get(l - 1).data().isEmpty() || parameters.kind(l) instanceof Dense) {
            return List.of();
        }
        return ledger.evaluate(
                parameters.kind(l).parameters(names, l).stream()
                        .map(parameter -> gradient(l, parameter.id()))
                        .toList(),
                Operands.DECIMAL);
    }

    static List<List<Evaluation>> rows(List<Evaluation> entries, int columns) {
        List<List<Evaluation>> rows = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += columns) {
            rows.add(entries.subList(from, from + columns));
        }
        return rows;
    }

    private Optional<List<Evaluation>> bias(int l) {
        LayerTrace layer = trace.layers().get(l - 1);
        boolean has = layer.data().flatMap(Exercise.LayerData::bias).isPresent() && parameters.kind(l) instanceof Dense;
        if (!has) {
            return Optional.empty();
        }
        List<Definition> lines = IntStream.rangeClosed(1, layer.activation().size())
                .mapToObj(i -> gradient(l, names.ofLayer(Letter.B, l, i)))
                .toList();
        return Optional.of(ledger.evaluate(lines, Operands.DECIMAL));
    }

    private List<Evaluation> input() {
        if (trace.layers().get(0).data().isEmpty()) {
            return List.of();
        }
        List<Expr> sums = backThrough(0);
        return ledger.evaluate(
                IntStream.range(0, sums.size())
                        .mapToObj(j -> line(names.of(Letter.DX, j + 1), sign.of(sums.get(j)), cancels(0, j)))
                        .toList(),
                Operands.DECIMAL);
    }
}
