package org.gradus.report.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.Certified;
import org.gradus.report.solution.Evaluation;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Unprinted;

/**
 * Which relation sign is literally true. {@code =} stands only between equal things:
 *
 * <ul>
 *   <li>formula → numbers put in: {@code =} when every number put in is the quantity itself, {@code ≈} as soon as one is rounded;
 *   <li>numbers put in → result: {@code =} when the line as printed gives exactly the printed result, else {@code ≈}.
 * </ul>
 */
final class Truth {
    private final Map<String, Certified> computed = new HashMap<>();
    private final Map<String, Expr> given = new HashMap<>();

    /** Knows nothing yet. */
    Truth() {}

    Truth(SampleTrace sample) {
        String input = switch (sample.sample().source()) {
            case INPUT -> "x";
            case LOGITS -> "z1";
            case PROBABILITIES -> "y";
        };
        List<Expr> values = sample.sample().values();
        for (int j = 0; j < values.size(); j++) {
            given.put(input + "[" + (j + 1) + "]", values.get(j));
        }
        for (LayerTrace layer : sample.layers()) {
            layer.data().ifPresent(data -> give(layer.layer(), data));
            know(layer.preactivation());
            layer.shift().ifPresent(shift -> {
                know(List.of(shift.maximum()));
                know(shift.shifted());
            });
            know(layer.activation());
        }
        know(sample.parameters());
    }

    /** Also knows these calculated quantities. */
    Truth knowing(List<Evaluation> evaluations) {
        know(evaluations);
        return this;
    }

    /** Also knows this calculated quantity under another id. */
    Truth knowing(String id, Evaluation evaluation) {
        computed.put(id, evaluation.value());
        return this;
    }

    /** Also knows the weights and the bias that the exercise gives for a layer. */
    Truth giving(int layer, Exercise.LayerData data) {
        give(layer, data);
        return this;
    }

    /** Also knows that the exercise gives {@code number} for the quantity {@code id}. */
    Truth giving(String id, Expr number) {
        given.put(id, number);
        return this;
    }

    private void give(int layer, Exercise.LayerData data) {
        for (int i = 0; i < data.units(); i++) {
            List<Expr> row = data.weights().get(i);
            for (int j = 0; j < row.size(); j++) {
                if (!data.hasEdge(i + 1, j + 1)) {
                    continue;
                }
                given.put("W" + layer + "[" + (i + 1) + "," + (j + 1) + "]", row.get(j));
            }
        }
        List<Expr> bias = data.bias().orElse(List.of());
        for (int i = 0; i < bias.size(); i++) {
            given.put("b" + layer + "[" + (i + 1) + "]", bias.get(i));
        }
    }

    private void know(List<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            computed.put(evaluation.id(), evaluation.value());
        }
    }

    /** Whether every number put in is exactly the quantity it stands for. */
    boolean operandsExact(Expr substituted) {
        RoundedSearch search = new RoundedSearch();
        substituted.accept(search);
        return !search.found;
    }

    /** The sign between a formula and its numbers put in. */
    Operator insert(List<Evaluation> evaluations) {
        boolean exact = evaluations.stream().allMatch(e -> operandsExact(e.substituted()));
        return exact ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between the numbers put in and the result. */
    Operator result(Evaluation evaluation) {
        if (operandsExact(evaluation.substituted())) {
            return evaluation.value().relation();
        }
        Optional<Rational> put = rational(evaluation.substituted());
        boolean equal =
                put.isPresent() && put.equals(rational(evaluation.value().printed()));
        return equal ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    Operator result(List<Evaluation> evaluations) {
        boolean equal = evaluations.stream().allMatch(e -> result(e) == Operator.EQUAL);
        return equal ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The sign between a quantity and its printed value. */
    static Operator shown(List<Evaluation> evaluations) {
        boolean exact = evaluations.stream().allMatch(e -> e.value().exactlyPrinted());
        return exact ? Operator.EQUAL : Operator.APPROXIMATELY;
    }

    /** The value of a formula that is rational arithmetic on its printed numbers. */
    static Optional<Rational> rational(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return Optional.of(Rational.of(num.value()));
        }
        if (expr instanceof Expr.Shown shown) {
            return rational(shown.printed());
        }
        if (Unprinted.occursIn(expr)) {
            return Optional.empty();
        }
        try {
            return Real.of(expr, ZeroTest.NONE).rational();
        } catch (ArithmeticException withoutValue) {
            return Optional.empty();
        }
    }

    private boolean isExact(Expr.Shown shown) {
        Certified value = computed.get(shown.source());
        if (value != null) {
            return isExact(shown.printed(), value);
        }
        Expr number = given.get(shown.source());
        return number == null
                || number.equals(shown.printed())
                || rational(number)
                        .flatMap(r -> rational(shown.printed()).map(r::equals))
                        .orElse(false);
    }

    private static boolean isExact(Expr printed, Certified value) {
        if (printed.equals(value.printed())) {
            return value.exactlyPrinted();
        }
        if (value.exact().filter(printed::equals).isPresent()) {
            return true;
        }
        Optional<Rational> truth = value.rational();
        return truth.isPresent() && truth.equals(rational(printed));
    }

    private final class RoundedSearch extends Rewriter {
        private boolean found;

        @Override
        public Expr shown(Expr.Shown shown) {
            found |= !isExact(shown);
            return shown;
        }
    }
}
