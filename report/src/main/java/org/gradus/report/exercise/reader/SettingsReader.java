package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.exercise.AfterStep;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Regularisation;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;

/** Reads language, conventions, rounding and notation. */
final class SettingsReader {
    static final List<String> CONVENTIONS = List.of("kinkDerivative", "stepAtZero", "batch", "updateBias", "errorSign");
    static final List<String> REGULARISATION = List.of("l2", "biases");
    static final List<String> ROUNDING = List.of("digits", "mode", "working");
    static final List<String> NOTATION = List.of("layerIndex", "after");
    private static final int MOST_DIGITS = 15;

    private final Problems problems;
    private final Words words;

    SettingsReader(Problems problems) {
        this.problems = problems;
        this.words = new Words(problems);
    }

    Locale language(Node node) {
        return words.oneOf(node, "language", List.of("en", "de"))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    Conventions conventions(Node node) {
        Conventions standard = Conventions.DEFAULT;
        Optional<Fields> read = fields(node, "conventions", "{kinkDerivative: 0}", CONVENTIONS);
        if (read.isEmpty()) {
            return standard;
        }
        Fields fields = read.get();
        return new Conventions(
                fields.get("kinkDerivative").flatMap(this::kinkDerivative).orElse(standard.kinkDerivative()),
                fields.get("stepAtZero")
                        .flatMap(value -> words.plainOneOf(value, "stepAtZero", List.of("0", "1")))
                        .map(Integer::valueOf)
                        .orElse(standard.stepAtZero()),
                fields.get("batch")
                        .flatMap(value -> constant(value, "batch", Batch.values()))
                        .orElse(standard.batch()),
                fields.get("updateBias")
                        .flatMap(value -> words.plainOneOf(value, "updateBias", List.of("true", "false")))
                        .map(Boolean::valueOf)
                        .orElse(standard.updateBias()),
                fields.get("errorSign").flatMap(this::errorSign).orElse(standard.errorSign()));
    }

    /** λ > 0 and whether biases count. */
    Optional<Regularisation> regularisation(Node node, NumberReader numbers) {
        Optional<Fields> read = fields(node, "regularisation", "{l2: 0.01}", REGULARISATION);
        if (read.isPresent() && !read.get().mentions("l2")) {
            problems.add(node.at(), "regularisation needs l2: the λ of λ/2 Σ w²");
        }
        Optional<Expr> l2 = read.flatMap(fields -> fields.get("l2")).flatMap(value -> numbers.number(value, "l2"));
        if (l2.isPresent() && numbers.sign(l2.get()).orElse(1) <= 0) {
            Node value = read.get().get("l2").orElseThrow();
            problems.add(
                    value.at(), "l2 is " + value.kind() + " but must be positive; without it leave regularisation out");
            return Optional.empty();
        }
        boolean biases = read.flatMap(fields -> fields.get("biases"))
                .flatMap(value -> words.plainOneOf(value, "biases", List.of("true", "false")))
                .filter("true"::equals)
                .isPresent();
        return l2.map(lambda -> new Regularisation(lambda, biases));
    }

    private Optional<ErrorSign> errorSign(Node node) {
        List<String> texts = List.of("output-minus-target", "target-minus-output");
        return words.oneOf(node, "errorSign", texts).map(text -> ErrorSign.values()[texts.indexOf(text)]);
    }

    private Optional<KinkDerivative> kinkDerivative(Node node) {
        List<String> texts = List.of("0", "1", "1/2", "undefined");
        return words.oneOf(node, "kinkDerivative", texts).map(text -> KinkDerivative.values()[texts.indexOf(text)]);
    }

    Rounding rounding(Node node) {
        Rounding standard = Rounding.DEFAULT;
        Optional<Fields> read = fields(node, "rounding", "{digits: 4, mode: working}", ROUNDING);
        if (read.isEmpty()) {
            return standard;
        }
        Fields fields = read.get();
        int digits = fields.get("digits").flatMap(this::digits).orElse(standard.digits());
        Mode mode = fields.get("mode")
                .flatMap(value -> constant(value, "mode", Mode.values()))
                .orElse(standard.mode());
        Optional<Integer> working = fields.get("working").flatMap(value -> working(value, digits, mode));
        return new Rounding(digits, mode, working.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private Optional<Integer> working(Node node, int digits, Mode mode) {
        if (mode != Mode.WORKING) {
            problems.add(
                    node.at(),
                    "working places belong to mode working, but mode is "
                            + mode.name().toLowerCase(Locale.ROOT));
            return Optional.empty();
        }
        String rule = "from as many decimal places as results have to " + Rounding.MOST_MORE + " more";
        boolean number = node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches("[0-9]{1,2}")
                && Rounding.isWorking(Integer.parseInt(scalar.text()), digits);
        if (!number) {
            problems.add(
                    node.at(),
                    "working is " + node.kind() + " but must be an integer from " + digits + " to "
                            + (digits + Rounding.MOST_MORE) + ", " + rule);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(((Node.Scalar) node).text()));
    }

    private Optional<Integer> digits(Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted() && isDigits(scalar.text())) {
            return Optional.of(Integer.valueOf(scalar.text()));
        }
        problems.add(node.at(), "digits is " + node.kind() + " but must be an integer from 1 to " + MOST_DIGITS);
        return Optional.empty();
    }

    private static boolean isDigits(String text) {
        boolean number = (text.length() == 1 || text.length() == 2)
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(text) <= MOST_DIGITS;
    }

    /** How quantities are written. */
    record Notation(LayerIndex layerIndex, AfterStep afterStep) {
        static final Notation DEFAULT = new Notation(LayerIndex.PLAIN, AfterStep.NEW);
    }

    Notation notation(Node node) {
        Notation standard = Notation.DEFAULT;
        return fields(node, "notation", "{layerIndex: plain}", NOTATION)
                .map(fields -> new Notation(
                        fields.get("layerIndex")
                                .flatMap(value -> constant(value, "layerIndex", LayerIndex.values()))
                                .orElse(standard.layerIndex()),
                        fields.get("after")
                                .flatMap(value -> constant(value, "after", AfterStep.values()))
                                .orElse(standard.afterStep())))
                .orElse(standard);
    }

    private Optional<Fields> fields(Node node, String what, String example, List<String> known) {
        return words.mapping(node, what, example).map(map -> Fields.of(map, what, known, problems));
    }

    /** An enum constant by its name in small letters. */
    private <E extends Enum<E>> Optional<E> constant(Node node, String what, E[] values) {
        List<String> names = java.util.Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return words.oneOf(node, what, names).map(name -> values[names.indexOf(name)]);
    }
}
