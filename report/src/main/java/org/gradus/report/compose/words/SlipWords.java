package org.gradus.report.compose.words;

import java.util.List;
import java.util.Map;

/** What the typical mistakes of students are called. */
public final class SlipWords {
    /** The words of a mistake: in a table, and as a clause. */
    private record Both(MarkingPhrase name, MarkingPhrase clause) {}

    private static final Map<String, Both> BY_NAME = Map.ofEntries(
            Map.entry(
                    "bias-forgotten",
                    new Both(MarkingPhrase.SLIP_BIAS_FORGOTTEN, MarkingPhrase.SLIP_BIAS_FORGOTTEN_IS)),
            Map.entry(
                    "activation-forgotten",
                    new Both(MarkingPhrase.SLIP_ACTIVATION_FORGOTTEN, MarkingPhrase.SLIP_ACTIVATION_FORGOTTEN_IS)),
            Map.entry(
                    "transposed-forward",
                    new Both(MarkingPhrase.SLIP_TRANSPOSED_FORWARD, MarkingPhrase.SLIP_TRANSPOSED_FORWARD_IS)),
            Map.entry(
                    "transposed-backward",
                    new Both(MarkingPhrase.SLIP_TRANSPOSED_BACKWARD, MarkingPhrase.SLIP_TRANSPOSED_BACKWARD_IS)),
            Map.entry(
                    "slope-at-activation",
                    new Both(MarkingPhrase.SLIP_SLOPE_AT_ACTIVATION, MarkingPhrase.SLIP_SLOPE_AT_ACTIVATION_IS)),
            Map.entry(
                    "slope-forgotten",
                    new Both(MarkingPhrase.SLIP_SLOPE_FORGOTTEN, MarkingPhrase.SLIP_SLOPE_FORGOTTEN_IS)),
            Map.entry(
                    "not-normalised",
                    new Both(MarkingPhrase.SLIP_NOT_NORMALISED, MarkingPhrase.SLIP_NOT_NORMALISED_IS)),
            Map.entry(
                    "off-diagonal-forgotten",
                    new Both(MarkingPhrase.SLIP_OFF_DIAGONAL_FORGOTTEN, MarkingPhrase.SLIP_OFF_DIAGONAL_FORGOTTEN_IS)),
            Map.entry("step-sign", new Both(MarkingPhrase.SLIP_STEP_SIGN, MarkingPhrase.SLIP_STEP_SIGN_IS)),
            Map.entry("half", new Both(MarkingPhrase.SLIP_HALF, MarkingPhrase.SLIP_HALF_IS)),
            Map.entry("reduction", new Both(MarkingPhrase.SLIP_REDUCTION, MarkingPhrase.SLIP_REDUCTION_IS)),
            Map.entry("wrong-layer", new Both(MarkingPhrase.SLIP_WRONG_LAYER, MarkingPhrase.SLIP_WRONG_LAYER_IS)),
            Map.entry("log-base", new Both(MarkingPhrase.SLIP_LOG_BASE, MarkingPhrase.SLIP_LOG_BASE_IS)),
            Map.entry("error-sign", new Both(MarkingPhrase.SLIP_ERROR_SIGN, MarkingPhrase.SLIP_ERROR_SIGN_IS)),
            Map.entry(
                    "output-minus-target",
                    new Both(MarkingPhrase.SLIP_OUTPUT_MINUS_TARGET, MarkingPhrase.SLIP_OUTPUT_MINUS_TARGET_IS)),
            Map.entry("kink", new Both(MarkingPhrase.SLIP_KINK, MarkingPhrase.SLIP_KINK_IS)),
            Map.entry("bias-update", new Both(MarkingPhrase.SLIP_BIAS_UPDATE, MarkingPhrase.SLIP_BIAS_UPDATE_IS)),
            Map.entry("update-order", new Both(MarkingPhrase.SLIP_UPDATE_ORDER, MarkingPhrase.SLIP_UPDATE_ORDER_IS)),
            Map.entry("rounding", new Both(MarkingPhrase.SLIP_ROUNDING, MarkingPhrase.SLIP_ROUNDING_IS)),
            Map.entry(
                    "transposed-result",
                    new Both(MarkingPhrase.SLIP_TRANSPOSED_RESULT, MarkingPhrase.SLIP_TRANSPOSED_RESULT_IS)),
            Map.entry(
                    "exchanged-units",
                    new Both(MarkingPhrase.SLIP_EXCHANGED_UNITS, MarkingPhrase.SLIP_EXCHANGED_UNITS_IS)),
            Map.entry(
                    "output-activation-forgotten",
                    new Both(
                            MarkingPhrase.SLIP_OUTPUT_ACTIVATION_FORGOTTEN,
                            MarkingPhrase.SLIP_OUTPUT_ACTIVATION_FORGOTTEN_IS)),
            Map.entry("exponent-sign", new Both(MarkingPhrase.SLIP_EXPONENT_SIGN, MarkingPhrase.SLIP_EXPONENT_SIGN_IS)),
            Map.entry("slope-of-z", new Both(MarkingPhrase.SLIP_SLOPE_OF_Z, MarkingPhrase.SLIP_SLOPE_OF_Z_IS)),
            Map.entry(
                    "preactivation-used",
                    new Both(MarkingPhrase.SLIP_PREACTIVATION_USED, MarkingPhrase.SLIP_PREACTIVATION_USED_IS)),
            Map.entry(
                    "input-forgotten",
                    new Both(MarkingPhrase.SLIP_INPUT_FORGOTTEN, MarkingPhrase.SLIP_INPUT_FORGOTTEN_IS)),
            Map.entry(
                    "rate-forgotten",
                    new Both(MarkingPhrase.SLIP_RATE_FORGOTTEN, MarkingPhrase.SLIP_RATE_FORGOTTEN_IS)));

    private SlipWords() {}

    /**
     * In few words, for a table: "bias forgotten".
     *
     * @param mistake its name: {@code "bias-forgotten"}
     */
    public static String name(Wording wording, String mistake) {
        return wording.word(of(mistake).name());
    }

    /** As a clause: "z was calculated without the bias b". */
    public static String clause(Wording wording, String mistake) {
        return wording.word(of(mistake).clause());
    }

    /** In few words what may be the cause: "a or b"; empty where no mistake is known. */
    public static String names(Wording wording, List<String> mistakes) {
        return joined(
                wording,
                mistakes.stream().map(mistake -> name(wording, mistake)).toList());
    }

    /** As clauses what may be the cause; empty where no mistake is known. */
    public static String clauses(Wording wording, List<String> mistakes) {
        return joined(
                wording,
                mistakes.stream().map(mistake -> clause(wording, mistake)).toList());
    }

    private static String joined(Wording wording, List<String> texts) {
        String joined = texts.isEmpty() ? "" : texts.get(0);
        for (String text : texts.subList(Math.min(1, texts.size()), texts.size())) {
            joined = Wording.text(wording.say(MarkingPhrase.MARK_OR, joined, text));
        }
        return joined;
    }

    private static Both of(String mistake) {
        Both words = BY_NAME.get(mistake);
        if (words == null) {
            throw new IllegalArgumentException("no words for the mistake " + mistake);
        }
        return words;
    }
}
