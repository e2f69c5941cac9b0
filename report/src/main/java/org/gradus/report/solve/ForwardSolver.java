package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Display;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.closed.ExactForm;

/** The forward pass of one sample: z^l = W^l a^{l-1} + b^l, a^l = σ(z^l), every entry an evaluation. */
final class ForwardSolver {
    /** Beyond this magnitude a softmax line first subtracts the largest logit, so that it can be typed in. */
    private static final double LARGE_LOGIT = 50;

    /** Bits with which two logits are compared to find the one to subtract; any of nearly equal ones will do. */
    private static final int PRECISION = 256;

    /** Of a softmax layer whose outputs are shown as fractions of powers of e. */
    private static final int MOST_EXACT_OUTPUTS = 4;

    private final Exercise exercise;
    private final Ledger ledger;
    private final Parameters parameters;
    private final Names given;
    private final Names names;
    private final int lastLayer;

    ForwardSolver(Exercise exercise, Ledger ledger, Parameters parameters) {
        this(exercise, ledger, parameters, ledger.names());
    }

    /** @param names of all that is calculated, so that a ledger can hold a second forward pass: {@link Names#afterUpdate} */
    ForwardSolver(Exercise exercise, Ledger ledger, Parameters parameters, Names names) {
        this.exercise = exercise;
        this.ledger = ledger;
        this.parameters = parameters;
        this.given = ledger.names();
        this.names = names;
        this.lastLayer =
                exercise.network().map(network -> network.layers().size()).orElse(1);
    }

    SampleTrace solve(int number, Sample sample) {
        List<LayerTrace> layers = switch (sample.source()) {
            case INPUT -> network(sample);
            case LOGITS -> List.of(ofLogits(sample));
            case PROBABILITIES -> List.of(ofProbabilities(sample));
        };
        List<Expr> input = new ArrayList<>();
        for (int i = 0; i < sample.values().size(); i++) {
            input.add(ledger.shown(given(sample.source(), i + 1)));
        }
        return new SampleTrace(number, names, sample, input, layers, parameters.carried());
    }

    private QuantityId given(Exercise.Source source, int i) {
        return switch (source) {
            case INPUT -> given.of(Letter.X, i);
            case LOGITS -> given.ofLayer(Letter.Z, 1, i);
            case PROBABILITIES -> given.of(Letter.Y, i);
        };
    }

    private List<LayerTrace> network(Sample sample) {
        List<QuantityId> previous = new ArrayList<>();
        for (int j = 0; j < sample.values().size(); j++) {
            QuantityId x = given.of(Letter.X, j + 1);
            ledger.give(x, sample.values().get(j));
            previous.add(x);
        }
        List<LayerTrace> traces = new ArrayList<>();
        for (int l = 1; l <= lastLayer; l++) {
            LayerTrace trace = layer(l, parameters.layer(l), previous);
            traces.add(trace);
            previous = outputNames(l, trace.activation().size());
        }
        return traces;
    }

    private LayerTrace layer(int l, LayerData data, List<QuantityId> previous) {
        parameters.enter(ledger, l, names);
        List<Definition> lines = new ArrayList<>();
        LayerKind kind = parameters.kind(l);
        for (int i = 1; i <= kind.units(); i++) {
            lines.add(new Definition(names.ofLayer(Letter.Z, l, i), kind.preactivation(names, l, i, previous)));
        }
        List<Evaluation> z = ledger.evaluate(lines, Operands.DECIMAL);
        return activate(l, Optional.of(data), data.activation(), z);
    }

    private LayerTrace ofLogits(Sample sample) {
        List<Evaluation> z = new ArrayList<>();
        for (int i = 1; i <= sample.values().size(); i++) {
            QuantityId name = given.ofLayer(Letter.Z, 1, i);
            ledger.give(name, sample.values().get(i - 1));
            z.add(ledger.given(name));
        }
        return activate(1, Optional.empty(), exercise.activation().orElse(Activations.SOFTMAX), z);
    }

    private LayerTrace ofProbabilities(Sample sample) {
        List<Evaluation> y = new ArrayList<>();
        for (int i = 1; i <= sample.values().size(); i++) {
            QuantityId name = given.of(Letter.Y, i);
            ledger.give(name, sample.values().get(i - 1));
            y.add(ledger.given(name));
        }
        return new LayerTrace(
                1, Optional.empty(), Activations.SOFTMAX, List.of(), List.of(), Optional.empty(), Optional.empty(), y);
    }

    private LayerTrace activate(int l, Optional<LayerData> data, Activation function, List<Evaluation> z) {
        if (function.isEntrywise()) {
            List<QuantityId> names = outputNames(l, z.size());
            List<Definition> lines = new ArrayList<>();
            for (int i = 0; i < z.size(); i++) {
                lines.add(new Definition(names.get(i), applied(function.unit(i).orElseThrow(), z.get(i))));
            }
            List<Evaluation> a = ledger.evaluate(lines, Operands.DECIMAL);
            return new LayerTrace(l, data, function, z, List.of(), Optional.empty(), Optional.empty(), a);
        }
        List<Evaluation> scaled =
                function.divisor().map(temperature -> scaled(l, z, temperature)).orElse(List.of());
        List<Evaluation> logits = scaled.isEmpty() ? z : scaled;
        Optional<LayerTrace.Shift> shift = needsShift(logits) ? Optional.of(shift(l, logits)) : Optional.empty();
        List<Evaluation> exponents = shift.map(LayerTrace.Shift::shifted).orElse(logits);
        if (hasShortForms(exponents)) {
            return new LayerTrace(l, data, function, z, scaled, shift, Optional.empty(), softmax(l, exponents));
        }
        LayerTrace.Powers powers = powers(l, exponents);
        return new LayerTrace(l, data, function, z, scaled, shift, Optional.of(powers), shares(l, powers));
    }

    /** u_i = z_i/T. */
    private List<Evaluation> scaled(int l, List<Evaluation> z, Expr temperature) {
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= z.size(); i++) {
            QuantityId name = names.ofLayer(Letter.U, l, i);
            if (isFinite(z.get(i - 1))) {
                lines.add(new Definition(name, new Expr.Quotient(z.get(i - 1).symbol(), temperature)));
            } else {
                ledger.give(name, Display.NEGATIVE_INFINITY);
            }
        }
        List<Evaluation> scaled = new ArrayList<>(ledger.evaluate(lines, Operands.DECIMAL));
        for (int i = 1; i <= z.size(); i++) {
            if (!isFinite(z.get(i - 1))) {
                scaled.add(i - 1, ledger.given(names.ofLayer(Letter.U, l, i)));
            }
        }
        return scaled;
    }

    /**
     * Functions that a calculator has a key for are written as such; all others by their formula, of a definition by cases the line
     * that holds. Where a value is a convention all lines stay: they show it, and have nothing to calculate.
     */
    private Expr applied(ScalarActivation activation, Evaluation z) {
        Expr formula = activation.written(z.symbol());
        return activation.conventionalAt().isEmpty()
                ? HoldingCase.of(formula, ledger.decisive(z.value()), z.symbol())
                : formula;
    }

    /**
     * Whether few outputs have short exact forms, such as e/(e+1): these are found by cancelling in e^2/(e^2+e^1), for which the powers stay
     * what they are. All others are calculated with the powers as numbers, each of which is needed more than once.
     */
    private static boolean hasShortForms(List<Evaluation> exponents) {
        if (exponents.size() > MOST_EXACT_OUTPUTS
                || exponents.stream().anyMatch(z -> z.value().exact().isEmpty())) {
            return exponents.size() == 1;
        }
        List<Expr> powers = exponents.stream()
                .<Expr>map(z -> Terms.exp(z.value().exact().orElseThrow()))
                .toList();
        return powers.stream()
                .allMatch(power -> ExactForm.of(new Expr.Quotient(power, Terms.sum(powers)))
                        .isPresent());
    }

    /** y_i = e^{z_i}/Σ e^{z_k}. */
    private List<Evaluation> softmax(int l, List<Evaluation> exponents) {
        List<Expr> powers =
                exponents.stream().<Expr>map(z -> Terms.exp(z.symbol())).toList();
        return shares(l, powers, Terms.sum(powers));
    }

    /** E_i = e^{z_i}, S = Σ E_k. */
    private LayerTrace.Powers powers(int l, List<Evaluation> exponents) {
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= exponents.size(); i++) {
            Evaluation exponent = exponents.get(i - 1);
            QuantityId name = names.ofLayer(Letter.E, l, i);
            Expr power = Terms.exp(exponent.symbol());
            lines.add(
                    isFinite(exponent)
                            ? new Definition(name, power)
                            : Definition.known(name, power, Real.of(Expr.Num.of(0), ZeroTest.NONE)));
        }
        List<Evaluation> entries = ledger.evaluate(lines, Operands.DECIMAL);
        Expr sum = Terms.sum(entries.stream().map(Evaluation::symbol).toList());
        Definition total = new Definition(names.ofLayer(Letter.SUM, l), sum);
        return new LayerTrace.Powers(
                entries, ledger.evaluate(List.of(total), Operands.DECIMAL).get(0));
    }

    /** y_i = E_i/S. */
    private List<Evaluation> shares(int l, LayerTrace.Powers powers) {
        List<Expr> entries = powers.entries().stream().map(Evaluation::symbol).toList();
        return shares(l, entries, powers.sum().symbol());
    }

    private List<Evaluation> shares(int l, List<Expr> parts, Expr whole) {
        List<QuantityId> outputs = outputNames(l, parts.size());
        List<Definition> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            lines.add(new Definition(outputs.get(i), new Expr.Quotient(parts.get(i), whole)));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    private static boolean needsShift(List<Evaluation> z) {
        return z.stream()
                .filter(ForwardSolver::isFinite)
                .map(logit -> logit.value().enclosure(PRECISION))
                .anyMatch(logit -> logit.isEmpty()
                        || logit.get().lower() > LARGE_LOGIT
                        || logit.get().upper() < -LARGE_LOGIT);
    }

    private LayerTrace.Shift shift(int l, List<Evaluation> z) {
        List<Evaluation> finite = z.stream().filter(ForwardSolver::isFinite).toList();
        Evaluation largest = largest(finite);
        List<Expr> symbols = finite.stream().map(Evaluation::symbol).toList();
        QuantityId m = names.ofLayer(Letter.M, l, 1);
        Expr formula = symbols.size() == 1 ? symbols.get(0) : new Expr.Apply(FunctionName.MAX.text(), symbols);
        Definition line = Definition.known(m, formula, largest.value().real());
        Evaluation maximum = ledger.evaluate(List.of(line), Operands.DECIMAL).get(0);
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= z.size(); i++) {
            QuantityId name = names.ofLayer(Letter.S, l, i);
            Evaluation logit = z.get(i - 1);
            Expr difference = Expr.Sum.of(logit.symbol(), new Expr.Negation(m.symbol()));
            if (logit == largest) {
                lines.add(Definition.known(name, difference, Real.of(Expr.Num.of(0), ZeroTest.NONE)));
            } else if (isFinite(logit)) {
                lines.add(new Definition(name, difference));
            } else {
                ledger.give(name, Display.NEGATIVE_INFINITY);
            }
        }
        List<Evaluation> shifted = new ArrayList<>(ledger.evaluate(lines, Operands.DECIMAL));
        for (int i = 1; i <= z.size(); i++) {
            if (!isFinite(z.get(i - 1))) {
                shifted.add(i - 1, ledger.given(names.ofLayer(Letter.S, l, i)));
            }
        }
        return new LayerTrace.Shift(maximum, shifted);
    }

    /** Where digits cannot tell two logits apart, either of them. */
    private static Evaluation largest(List<Evaluation> logits) {
        Evaluation largest = logits.get(0);
        for (Evaluation logit : logits) {
            Optional<Interval> own = logit.value().enclosure(PRECISION);
            Optional<Interval> most = largest.value().enclosure(PRECISION);
            if (own.isPresent() && most.isPresent()) {
                int order = own.get().minus(most.get(), PRECISION).signum().orElse(0);
                largest = order > 0 ? logit : largest;
            }
        }
        return largest;
    }

    private static boolean isFinite(Evaluation z) {
        return !z.value().printed().equals(Display.NEGATIVE_INFINITY);
    }

    private List<QuantityId> outputNames(int l, int units) {
        return IntStream.rangeClosed(1, units)
                .mapToObj(i -> l == lastLayer ? names.of(Letter.Y, i) : names.ofLayer(Letter.A, l, i))
                .toList();
    }
}
