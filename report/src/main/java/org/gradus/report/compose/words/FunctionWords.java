package org.gradus.report.compose.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Reduction;
import org.gradus.report.sheet.Inline;

/**
 * What a sheet says about losses and activations, by the key of their {@linkplain Loss#description() description}; of those that
 * give none it says only what is true of every loss and every activation.
 */
public final class FunctionWords {
    private static final Map<String, LossPhrases> LOSSES = Map.of(
            "cross-entropy", new LossPhrases(Phrase.THE_CROSS_ENTROPY, Phrase.TRAINING_WHY_CROSS_ENTROPY),
            "binary-cross-entropy", new LossPhrases(Phrase.THE_BINARY_CROSS_ENTROPY, Phrase.WHY_BINARY_CROSS_ENTROPY),
            "half-squared-error", new LossPhrases(Phrase.THE_HALF_SQUARED_ERROR, Phrase.WHY_HALF_SQUARED_ERROR),
            "squared-error", new LossPhrases(Phrase.THE_SQUARED_ERROR, Phrase.WHY_SQUARED_ERROR),
            "mean-squared-error", new LossPhrases(Phrase.THE_MEAN_SQUARED_ERROR, Phrase.WHY_MEAN_SQUARED_ERROR),
            "absolute-error", new LossPhrases(Phrase.THE_ABSOLUTE_ERROR, Phrase.WHY_ABSOLUTE_ERROR),
            "hinge", new LossPhrases(Phrase.THE_HINGE, Phrase.WHY_HINGE),
            "huber", new LossPhrases(Phrase.THE_HUBER, Phrase.WHY_HUBER));

    private static final Map<String, ActivationPhrases> ACTIVATIONS = Map.of(
            "identity", ActivationPhrases.of(Phrase.WHY_IDENTITY).called(Phrase.THE_IDENTITY),
            "sigmoid",
                    ActivationPhrases.of(Phrase.WHY_SIGMOID)
                            .called(Phrase.THE_SIGMOID)
                            .deciding(Phrase.RULE_HALF),
            "tanh", ActivationPhrases.of(Phrase.WHY_TANH),
            "relu", ActivationPhrases.of(Phrase.WHY_RELU).ofOne(Phrase.WHY_RELU_ONE),
            "step",
                    ActivationPhrases.of(Phrase.WHY_STEP)
                            .called(Phrase.THE_STEP)
                            .deciding(Phrase.RULE_OUTPUT),
            "sign", ActivationPhrases.of(Phrase.WHY_SIGN).called(Phrase.THE_SIGN));

    private FunctionWords() {}

    private record LossPhrases(Phrase name, Phrase why) {}

    /**
     * @param name where a sentence does not call it by its {@linkplain Activation#title() title}
     * @param one what it does in a layer of one unit
     * @param decision how such a unit decides for a class, where that is said in words of its own
     */
    private record ActivationPhrases(Optional<Phrase> name, Phrase one, Phrase many, Optional<Phrase> decision) {
        static ActivationPhrases of(Phrase why) {
            return new ActivationPhrases(Optional.empty(), why, why, Optional.empty());
        }

        ActivationPhrases called(Phrase phrase) {
            return new ActivationPhrases(Optional.of(phrase), one, many, decision);
        }

        ActivationPhrases ofOne(Phrase phrase) {
            return new ActivationPhrases(name, phrase, many, decision);
        }

        ActivationPhrases deciding(Phrase phrase) {
            return new ActivationPhrases(name, one, many, Optional.of(phrase));
        }
    }

    /** "the cross-entropy"; a loss without words of its own by its name. */
    public static List<Inline> name(Wording wording, Loss loss) {
        return phrases(loss)
                .map(phrases -> wording.say(phrases.name))
                .orElseGet(() -> List.of(new Inline.Text(loss.name())));
    }

    /** What the loss measures. */
    public static Phrase why(Loss loss, int outputs) {
        return phrases(loss)
                .map(LossPhrases::why)
                .orElse(
                        outputs == 1
                                ? Phrase.WHY_LOSS
                                : loss.reduction() == Reduction.MEAN ? Phrase.WHY_LOSS_MEAN : Phrase.WHY_LOSS_SUM);
    }

    private static Optional<LossPhrases> phrases(Loss loss) {
        return loss.description().map(key -> known(LOSSES, key, "loss"));
    }

    /** What a sentence calls the activation: "the step function", tanh; of units with their own all of them. */
    public static String name(Wording wording, Activation activation) {
        if (activation.parts().size() > 1) {
            List<String> names =
                    activation.parts().stream().map(part -> name(wording, part)).toList();
            int last = names.size() - 1;
            return String.join(", ", names.subList(0, last)) + wording.word(Phrase.AND) + names.get(last);
        }
        return phrases(activation)
                .flatMap(ActivationPhrases::name)
                .map(wording::word)
                .orElseGet(() -> activation.isDistribution() ? wording.word(Phrase.THE_SOFTMAX) : activation.title());
    }

    /** What the activation does to a layer of so many units. */
    public static Words why(Activation activation, int units) {
        if (activation.parts().size() > 1) {
            return FilePhrase.WHY_UNITS;
        }
        return phrases(activation)
                .map(phrases -> units == 1 ? phrases.one : phrases.many)
                .orElse(units == 1 ? Phrase.WHY_FUNCTION : Phrase.WHY_ENTRIES);
    }

    /** How a unit decides for a class where nothing but its rule is to be said: {@code otherwise}. */
    public static Phrase decision(Activation activation, Phrase otherwise) {
        return phrases(activation).flatMap(ActivationPhrases::decision).orElse(otherwise);
    }

    private static Optional<ActivationPhrases> phrases(Activation activation) {
        return activation.description().map(key -> known(ACTIVATIONS, key, "activation"));
    }

    private static <T> T known(Map<String, T> words, String key, String kind) {
        T found = words.get(key);
        if (found == null) {
            throw new IllegalStateException("no words for the " + kind + " '" + key + "'");
        }
        return found;
    }
}
