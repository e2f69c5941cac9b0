package org.gradus.report.vary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.random.Requirement;
import org.gradus.report.exercise.random.Variants.Required;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.kernel.Prover;
import org.jspecify.annotations.Nullable;

/** Decides on certified numbers whether a draw meets a requirement; what cannot be decided is not met. */
final class ExactChecks {
    static final BigDecimal KINK = new BigDecimal("0.05");
    static final BigDecimal LEAST = new BigDecimal("0.02");
    static final BigDecimal MOST = new BigDecimal("0.98");
    private static final Rational TEN = Rational.of(10);

    private final Solution solution;
    private final KnownUnits units;
    private final MistakesApart mistakes;
    private final Set<String> listed;
    private @Nullable Assignment assignment;

    /** @param listed the mistakes that must be seen */
    ExactChecks(Solution solution, KnownUnits units, MistakesApart mistakes, Set<String> listed) {
        this.solution = solution;
        this.units = units;
        this.mistakes = mistakes;
        this.listed = listed;
    }

    boolean isMet(Required required) {
        return switch (required.requirement()) {
            case NO_KINK -> layers().stream().allMatch(this::isFarFromKinks);
            case ALL_UNITS_ON ->
                solution.samples().stream()
                        .allMatch(sample -> states(sample).stream().allMatch(Optional.of(true)::equals));
            case SOME_UNITS_OFF -> solution.samples().stream().allMatch(this::hasBoth);
            case NO_TIES -> solution.samples().stream().allMatch(ExactChecks::hasNoTie);
            case NOT_SATURATED -> layers().stream().allMatch(ExactChecks::isUnsaturated);
            case PREDICTS_WRONG -> solution.samples().stream().anyMatch(ExactChecks::isWrong);
            case DISTINCT_RESULTS -> areCalculated() && alike().isEmpty();
            case RESULTS_AT_LEAST -> asked().stream().allMatch(line -> isAtLeast(line.value(), required.bound()));
            case BY_HAND -> solution.samples().stream().allMatch(this::isByHand);
            case MISTAKES_APART -> unseen().isEmpty();
            case SHAPES_APART -> hasNoSquare(solution.exercise());
        };
    }

    private List<LayerTrace> layers() {
        return solution.samples().stream()
                .flatMap(sample -> sample.layers().stream())
                .toList();
    }

    // ---- kinks ----

    private boolean isFarFromKinks(LayerTrace layer) {
        Rational distance = Rational.of(KINK);
        for (int i = 0; i < layer.preactivation().size(); i++) {
            Real value = layer.preactivation().get(i).value().real();
            for (Real kink : units.of(layer.function(), i).kinks()) {
                Optional<Rational> place = Signs.rational(kink);
                boolean far = place.isPresent()
                        && (Signs.is(1, Signs.compare(value, place.get().plus(distance)))
                                || Signs.is(-1, Signs.compare(value, place.get().minus(distance))));
                if (!far) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of every unit whose activation has a kink whether it is on. */
    private List<Optional<Boolean>> states(SampleTrace sample) {
        List<Optional<Boolean>> states = new ArrayList<>();
        for (LayerTrace layer : sample.layers()) {
            for (int i = 0; i < layer.preactivation().size(); i++) {
                Units kinks = units.of(layer.function(), i);
                if (kinks.haveKinks()) {
                    states.add(kinks.isOn(layer.preactivation().get(i).value().real()));
                }
            }
        }
        return states;
    }

    /** Whether some are off and, of two or more, some on; without such units there is nothing to ask. */
    private boolean hasBoth(SampleTrace sample) {
        List<Optional<Boolean>> states = states(sample);
        boolean off = states.contains(Optional.of(false));
        boolean on = states.contains(Optional.of(true));
        return states.isEmpty() || off && (on || states.size() == 1);
    }

    // ---- outputs ----

    private static boolean hasNoTie(SampleTrace sample) {
        boolean isClass = sample.output().size() > 1
                || sample.lastLayer().function().classRule().isPresent();
        return !isClass || Classes.predicted(sample).isPresent();
    }

    private static boolean isUnsaturated(LayerTrace layer) {
        for (int i = 0; i < layer.activation().size(); i++) {
            Certified a = layer.activation().get(i).value();
            boolean inside = !givesProbability(layer.function(), i)
                    || isNotNegative(Signs.compare(a, LEAST)) && isNotNegative(negated(Signs.compare(a, MOST)));
            if (!inside) {
                return false;
            }
        }
        return true;
    }

    /** Sigmoid and softmax: what lies between 0 and 1 and reaches neither; {@code i} counts the units from 0. */
    static boolean givesProbability(Activation function, int i) {
        return function.isDistribution()
                || function.unit(i).flatMap(Activation::classRule).equals(Optional.of(ClassRule.AT_LEAST_HALF));
    }

    private static boolean isNotNegative(OptionalInt sign) {
        return sign.isPresent() && sign.getAsInt() >= 0;
    }

    private static OptionalInt negated(OptionalInt sign) {
        return sign.isPresent() ? OptionalInt.of(-sign.getAsInt()) : sign;
    }

    static boolean isWrong(SampleTrace sample) {
        OptionalInt predicted = Classes.predicted(sample);
        OptionalInt wanted = sample.sample()
                .target()
                .map(target -> Classes.wanted(target, sample.lastLayer().function()))
                .orElse(OptionalInt.empty());
        return predicted.isPresent() && wanted.isPresent() && predicted.getAsInt() != wanted.getAsInt();
    }

    // ---- results ----

    Assignment assignment() {
        Assignment known = assignment == null ? Assignment.of(solution) : assignment;
        assignment = known;
        return known;
    }

    private List<Evaluation> asked() {
        Assignment given = assignment();
        return given.asked().stream().map(given::line).toList();
    }

    private boolean areCalculated() {
        return asked().stream().allMatch(line -> line.value().isCalculated());
    }

    /** Which asked numbers print alike. */
    private List<Alike> alike() {
        List<Object> printed = new ArrayList<>();
        asked().forEach(line -> printed.add(printed(line)));
        return Alike.pairs(
                Alike.names(assignment().asked().stream().map(Asked::id).toList()), printed);
    }

    /** With the asked places at most: a solution has more where its line would not give the result otherwise. */
    private Object printed(Evaluation line) {
        Expr number = line.value().result().number();
        if (!(number instanceof Expr.Num num)) {
            return number;
        }
        int places = assignment().decimals();
        BigDecimal value = num.value();
        BigDecimal asked = value.scale() > places ? value.setScale(places, RoundingMode.HALF_UP) : value;
        return asked.signum() == 0 ? BigDecimal.ZERO : asked.stripTrailingZeros();
    }

    private List<String> unseen() {
        Set<String> seen = mistakes.seen(assignment());
        return listed.stream().filter(mistake -> !seen.contains(mistake)).toList();
    }

    /** What it is that misses a requirement, where that may be the same in all draws. */
    List<?> reasons(Requirement missed) {
        return switch (missed) {
            case DISTINCT_RESULTS -> alike();
            case MISTAKES_APART -> unseen();
            default -> List.of();
        };
    }

    /** A 0 is printed as 0 and is no small number. */
    private static boolean isAtLeast(Certified value, BigDecimal bound) {
        Optional<Rational> exact = Signs.rational(value.real());
        if (exact.isPresent()) {
            return exact.get().signum() == 0 || exact.get().abs().compareTo(Rational.of(bound)) >= 0;
        }
        return isNotNegative(Signs.compare(value, bound))
                || isNotNegative(negated(Signs.compare(value, bound.negate())));
    }

    // ---- what is given ----

    private boolean isByHand(SampleTrace sample) {
        boolean given = sample.sample().values().stream().allMatch(ExactChecks::isShort)
                && solution.exercise().network().stream()
                        .flatMap(network -> network.layers().stream())
                        .allMatch(ExactChecks::isShort);
        List<LayerTrace> layers = sample.layers();
        for (int l = 0; given && l < layers.size(); l++) {
            given = areShort(layers.get(l).preactivation())
                    && (l == layers.size() - 1 || areShort(layers.get(l).activation()));
        }
        return given;
    }

    private static boolean isShort(LayerData layer) {
        return layer.weights().stream()
                        .flatMap(List::stream)
                        .filter(weight -> !weight.equals(LayerData.NO_EDGE))
                        .allMatch(ExactChecks::isShort)
                && layer.bias().orElse(List.of()).stream().allMatch(ExactChecks::isShort);
    }

    private static boolean areShort(List<Evaluation> values) {
        return values.stream().map(value -> value.value().real()).allMatch(ExactChecks::isShort);
    }

    private static boolean isShort(Expr constant) {
        return isShort(Real.of(constant, Prover.zeroTest()));
    }

    /** An integer, or a decimal with one place. */
    private static boolean isShort(Real value) {
        return Signs.rational(value)
                .filter(exact -> exact.times(TEN).isInteger())
                .isPresent();
    }

    static boolean hasNoSquare(Exercise exercise) {
        return exercise.network().stream()
                .flatMap(network -> network.layers().stream())
                .noneMatch(layer -> layer.units() == layer.inputs());
    }
}
