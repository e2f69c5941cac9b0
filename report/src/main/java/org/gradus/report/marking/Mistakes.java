package org.gradus.report.marking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The change of the plan that each mistake is. */
final class Mistakes {
    private static final Map<Mistake, Change> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put(Mistake.BIAS_FORGOTTEN, ForwardChanges::withoutBias);
        CHANGES.put(Mistake.ACTIVATION_FORGOTTEN, ForwardChanges::withoutActivation);
        CHANGES.put(Mistake.OUTPUT_ACTIVATION_FORGOTTEN, ForwardChanges::withoutOutputActivation);
        CHANGES.put(Mistake.TRANSPOSED_FORWARD, new Transposition(false));
        CHANGES.put(Mistake.EXPONENT_SIGN, ForwardChanges::otherExponent);
        CHANGES.put(Mistake.NOT_NORMALISED, ForwardChanges::notNormalised);
        CHANGES.put(Mistake.HALF, LossChanges::half);
        CHANGES.put(Mistake.REDUCTION, LossChanges::reduction);
        CHANGES.put(Mistake.LOG_BASE, LossChanges::logBase);
        CHANGES.put(Mistake.ERROR_SIGN, LossChanges::errorSign);
        CHANGES.put(Mistake.OUTPUT_MINUS_TARGET, LossChanges::outputMinusTarget);
        CHANGES.put(Mistake.SLOPE_AT_ACTIVATION, SlopeChanges::atActivation);
        CHANGES.put(Mistake.SLOPE_OF_Z, SlopeChanges::ofZ);
        CHANGES.put(Mistake.SLOPE_FORGOTTEN, SlopeChanges::forgotten);
        CHANGES.put(Mistake.KINK, SlopeChanges::atKink);
        CHANGES.put(Mistake.OFF_DIAGONAL_FORGOTTEN, SlopeChanges::withoutOffDiagonal);
        CHANGES.put(Mistake.TRANSPOSED_BACKWARD, new Transposition(true));
        CHANGES.put(Mistake.WRONG_LAYER, GradientChanges::wrongLayer);
        CHANGES.put(Mistake.PREACTIVATION_USED, GradientChanges::preactivation);
        CHANGES.put(Mistake.INPUT_FORGOTTEN, GradientChanges::withoutInput);
        CHANGES.put(Mistake.STEP_SIGN, StepChanges::otherSign);
        CHANGES.put(Mistake.RATE_FORGOTTEN, StepChanges::withoutRate);
        CHANGES.put(Mistake.BIAS_UPDATE, StepChanges::biasUpdate);
        CHANGES.put(Mistake.UPDATE_ORDER, StepChanges::order);
        CHANGES.put(Mistake.ROUNDING, WritingChanges::rounded);
        CHANGES.put(Mistake.TRANSPOSED_RESULT, WritingChanges::transposed);
        CHANGES.put(Mistake.EXCHANGED_UNITS, WritingChanges::exchanged);
    }

    private Mistakes() {}

    /** The change that is this mistake. */
    static Change of(Mistake mistake) {
        return Objects.requireNonNull(CHANGES.get(mistake), mistake::name);
    }

    /** What a mistake makes of a line; nothing where it cannot be made. */
    static List<Formula> changed(Mistake mistake, Line line, Lines lines) {
        return of(mistake).of(line, lines).stream()
                .filter(formula -> formula.uses().stream().allMatch(lines::has))
                .toList();
    }
}
