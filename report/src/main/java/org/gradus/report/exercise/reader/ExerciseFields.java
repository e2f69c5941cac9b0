package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Loss;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.exercise.CourseWork;
import org.gradus.report.exercise.DerivativeCheck;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Regularisation;
import org.gradus.report.exercise.TaskKind;

/** Reads the keys of an exercise and checks them against each other. */
final class ExerciseFields {
    static final List<String> KEYS = List.of(
            "title",
            "text",
            "names",
            "language",
            "network",
            "activation",
            "input",
            "inputs",
            "logits",
            "probabilities",
            "target",
            "targets",
            "loss",
            "regularisation",
            "learningRate",
            "optimiser",
            "conventions",
            "rounding",
            "notation",
            "tasks",
            "course",
            "answers",
            "ask",
            "show",
            "given",
            "marking",
            "variants",
            "variant");
    static final List<String> NAMES = List.of("input", "output");

    private final String name;
    /** Tasks that need the derivative of every activation. */
    private static final Set<TaskKind> DERIVED = EnumSet.of(
            TaskKind.ACTIVATION_DERIVATIVE,
            TaskKind.BACKPROPAGATION,
            TaskKind.INPUT_GRADIENT,
            TaskKind.GRADIENT_STEP,
            TaskKind.STEP_CHECK);

    private final Optional<BesideFile> beside;
    private final Problems problems;
    private final List<Problem> notes;
    private final Words words;
    private final TextReader texts;
    private final NumberReader numbers;
    private final Limits limits;
    private final LossReader losses;
    private final SampleReader samples;
    private final SettingsReader settings;
    private final TrainingReader trainings;
    private final TaskReader tasks;
    private final CourseWorkReader courseWork;
    private final DerivativeCheck derivatives;

    /**
     * @param beside the file, where it is one
     * @param notes to add to: what is no problem but probably not meant
     */
    ExerciseFields(
            String name,
            Optional<BesideFile> beside,
            Limits limits,
            ZeroTest zeroTest,
            DerivativeCheck derivatives,
            Problems problems,
            List<Problem> notes) {
        this.derivatives = derivatives;
        this.beside = beside;
        this.name = name;
        this.problems = problems;
        this.notes = notes;
        words = new Words(problems);
        texts = new TextReader(limits, problems);
        numbers = new NumberReader(limits, zeroTest, problems);
        this.limits = limits;
        losses = new LossReader(limits, numbers, problems);
        samples = new SampleReader(limits, numbers, losses, problems);
        settings = new SettingsReader(problems);
        courseWork = new CourseWorkReader(problems);
        trainings = new TrainingReader(numbers, problems);
        tasks = new TaskReader(new ClaimFields(name, limits), trainings, limits, numbers, problems);
    }

    /** The exercise; what comes out although {@code problems} were found is not to be used. */
    Optional<Exercise> exercise(Node root) {
        Optional<Node.Mapping> map = words.mapping(root, "an exercise", "'tasks: [forward]'");
        return map.map(node -> exercise(Fields.of(node, "the exercise", KEYS, problems)));
    }

    private Exercise exercise(Fields fields) {
        checkSources(fields);
        Conventions conventions =
                fields.get("conventions").map(settings::conventions).orElse(Conventions.DEFAULT);
        ActivationReader activations = new ActivationReader(limits, numbers, conventions.stepAtZero(), problems);
        NetworkReader networks = new NetworkReader(beside, limits, numbers, activations, problems);
        Optional<SampleReader.Given> given = samples.given(fields);
        NetworkReader.Read network = fields.get("network")
                .map(node -> networks.network(node, inputLength(given)))
                .orElse(NetworkReader.Read.NOTHING);
        OptionalInt outputs = fields.has("network") ? network.outputs() : outputLength(given);
        Optional<LossReader.Given> givenLoss = fields.get("loss").flatMap(losses::loss);
        Optional<Loss> loss = givenLoss.map(LossReader.Given::loss);
        Optional<Activation> activation = activation(fields, activations);
        Optional<Fields> names = names(fields);
        Optional<Activation> last = network.last().or(() -> activation);
        List<String> outputNames = names.map(
                        n -> outputNames(n, outputs, last, fields.has("network") || given.isPresent()))
                .orElse(List.of());
        TargetReader.Outputs targeted =
                new TargetReader.Outputs(outputs, fields.mentions("probabilities"), last, outputNames);
        List<Sample> read = given.map(found -> samples.samples(found, fields, network, targeted, loss))
                .orElse(List.of());
        activation.ifPresent(function -> given.ifPresent(found -> checkInfinity(function, found, read)));
        List<TaskReader.Asked> asked = asked(fields);
        List<Activation> all = new ArrayList<>(network.activations());
        activation.ifPresent(all::add);
        checkSequential(fields, conventions, given, asked);
        new Needs(fields, all, last, network.inputs(), outputs).check(asked, problems);
        GradientNeeds gradients = new GradientNeeds(network.data(), last, problems);
        fields.get("loss").ifPresent(node -> {
            losses.checkLogLoss(node, last, outputs);
            loss.ifPresent(chosen -> gradients.checkLoss(chosen, node.at()));
        });
        new TrainingNeeds(fields, network.data(), read.size(), loss, conventions, problems).check(asked);
        gradients.check(asked, fields.mentions("logits") ? outputs.orElse(0) : 0, conventions.updateBias());
        checkDerivatives(fields, asked, activations, loss);
        SettingsReader.Notation notation = notation(fields);
        CourseWork work = courseWork.courseWork(fields, asked.size(), conventions.errorSign());
        return new Exercise(
                name,
                fields.get("title").map(node -> texts.text(node, "title")).orElse(List.of()),
                fields.get("text").map(node -> texts.text(node, "text")).orElse(List.of()),
                names.map(n -> names(n, "input", network.inputs(), fields.has("network")))
                        .orElse(List.of()),
                outputNames,
                fields.get("language").map(settings::language).orElse(Locale.ENGLISH),
                network.data(),
                activation,
                smoothed(read, givenLoss),
                loss,
                regularisation(fields),
                fields.get("learningRate").flatMap(this::learningRate),
                conventions,
                fields.get("rounding").map(settings::rounding).orElseGet(work::rounding),
                notation.layerIndex(),
                notation.afterStep(),
                asked.stream().flatMap(task -> task.task().stream()).toList(),
                work);
    }

    private static List<Sample> smoothed(List<Sample> samples, Optional<LossReader.Given> loss) {
        return loss.flatMap(given -> given.smoothing()
                        .map(epsilon -> samples.stream()
                                .map(sample -> sample.smoothed(epsilon, given.loss()))
                                .toList()))
                .orElse(samples);
    }

    private Optional<Regularisation> regularisation(Fields fields) {
        return fields.get("regularisation").flatMap(node -> settings.regularisation(node, numbers));
    }

    private List<TaskReader.Asked> asked(Fields fields) {
        OptimiserChoice optimiser =
                fields.get("optimiser").flatMap(trainings::optimiser).orElse(OptimiserChoice.PLAIN);
        return fields.get("tasks").map(node -> tasks.tasks(node, optimiser)).orElseGet(() -> defaultTasks(fields));
    }

    private SettingsReader.Notation notation(Fields fields) {
        return fields.get("notation").map(settings::notation).orElse(SettingsReader.Notation.DEFAULT);
    }

    private Optional<Fields> names(Fields fields) {
        return fields.get("names")
                .flatMap(node -> words.mapping(node, "names", "{input: [a, b], output: [c, d]}"))
                .map(node -> Fields.of(node, "names", NAMES, problems));
    }

    private void checkDerivatives(
            Fields fields, List<TaskReader.Asked> asked, ActivationReader activations, Optional<Loss> loss) {
        if (problems.none() && asked.stream().anyMatch(task -> DERIVED.contains(task.kind()))) {
            activations.own().forEach(this::checkDerivative);
        }
        if (problems.none()) {
            loss.filter(own -> !own.isDerived())
                    .flatMap(derivatives::refusal)
                    .ifPresent(reason -> problems.add(fields.keyAt("loss"), reason));
        }
    }

    private void checkDerivative(ActivationReader.Own own) {
        derivatives
                .refusal(own.activation())
                .ifPresent(reason -> problems.add(
                        own.at(),
                        "the derivative of '" + own.activation().name()
                                + "' is not proved, so nothing that needs it can" + " be asked: " + reason));
    }

    private void checkSequential(
            Fields fields, Conventions conventions, Optional<SampleReader.Given> given, List<TaskReader.Asked> asked) {
        List<TaskKind> kinds = asked.stream().map(TaskReader.Asked::kind).toList();
        boolean several = given.filter(found -> found.vectors().size() > 1).isPresent();
        boolean trains = kinds.contains(TaskKind.LOSS)
                || kinds.contains(TaskKind.LOSS_GRADIENT)
                || kinds.contains(TaskKind.BACKPROPAGATION)
                || kinds.contains(TaskKind.INPUT_GRADIENT);
        boolean steps = kinds.contains(TaskKind.GRADIENT_STEP) || kinds.contains(TaskKind.STEP_CHECK);
        if (conventions.batch() == Conventions.Batch.SEQUENTIAL && several && trains && !steps) {
            problems.add(
                    fields.keyAt("conventions"),
                    "batch 'sequential' goes on from the new weights of the sample before, which needs task"
                            + " 'gradient-step'");
        }
    }

    private static OptionalInt inputLength(Optional<SampleReader.Given> given) {
        return given.filter(found -> found.source() == Exercise.Source.INPUT)
                .map(SampleReader.Given::length)
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt outputLength(Optional<SampleReader.Given> given) {
        return given.filter(found -> found.source() != Exercise.Source.INPUT)
                .map(SampleReader.Given::length)
                .orElse(OptionalInt.empty());
    }

    /** A file gives a network with inputs, or logits, or probabilities, or only an activation. */
    private void checkSources(Fields fields) {
        for (String key : List.of("logits", "probabilities")) {
            for (String other : List.of("network", "input", "inputs")) {
                if (fields.mentions(key) && fields.mentions(other)) {
                    problems.add(
                            fields.keyAt(key), key + " replace network and input; here '" + other + "' is given too");
                    break;
                }
            }
        }
        if (fields.mentions("logits") && fields.mentions("probabilities")) {
            problems.add(fields.keyAt("probabilities"), "give logits or probabilities, not both");
        }
        if (fields.mentions("activation") && fields.mentions("network")) {
            problems.add(
                    fields.keyAt("activation"),
                    "with a network each layer names its own activation; leave this one out");
        }
        if (fields.mentions("activation") && fields.mentions("probabilities")) {
            problems.add(fields.keyAt("activation"), "probabilities are outputs already; leave the activation out");
        }
        boolean anySource = fields.mentions("network") || fields.mentions("logits") || fields.mentions("probabilities");
        for (String key : List.of("input", "inputs")) {
            if (fields.mentions(key) && !anySource) {
                problems.add(
                        fields.keyAt(key),
                        "'" + key + "' needs 'network'"
                                + (fields.mentions("activation") ? "; values of z are given as logits" : ""));
            }
        }
        boolean point = fields.mentions("input")
                || fields.mentions("inputs")
                || fields.mentions("logits")
                || fields.mentions("probabilities");
        for (String key : List.of("target", "targets")) {
            if (fields.mentions(key) && !point) {
                problems.add(fields.keyAt(key), "'" + key + "' needs an input, logits or probabilities");
            }
        }
    }

    /** Only softmax has values at −∞: e^(−∞) = 0. */
    private void checkInfinity(Activation function, SampleReader.Given given, List<Sample> samples) {
        boolean infinite =
                samples.stream().flatMap(sample -> sample.values().stream()).anyMatch(NumberReader::isMinusInfinity);
        if (infinite && function.isEntrywise()) {
            problems.add(
                    given.at(),
                    "a logit is -.inf, which only softmax takes; here the activation is '" + function.name() + "'");
        }
    }

    private Optional<Activation> activation(Fields fields, ActivationReader activations) {
        return fields.mentions("activation")
                ? fields.get("activation").flatMap(activations::alone)
                : fields.mentions("logits") ? Optional.of(Activations.SOFTMAX) : Optional.empty();
    }

    /** Without tasks the forward pass is meant; its needs are reported at what the file gives instead. */
    private List<TaskReader.Asked> defaultTasks(Fields fields) {
        Position at = fields.mentions("tasks") ? fields.keyAt("tasks") : Position.START;
        boolean target = fields.mentions("target") || fields.mentions("targets");
        if (target && fields.mentions("loss")) {
            boolean rate = fields.mentions("learningRate");
            notes.add(new Problem(
                    fields.keyAt("loss").line(),
                    fields.keyAt("loss").column(),
                    "without 'tasks' only 'forward' is asked, and target"
                            + (rate ? ", loss and learningRate" : " and loss")
                            + " are not used; add for example 'tasks: [" + (rate ? "gradient-step" : "loss") + "]'"));
        }
        return List.of(new TaskReader.Asked(TaskKind.FORWARD, at));
    }

    private Optional<Expr> learningRate(Node node) {
        Optional<Expr> rate = numbers.number(node, "learningRate");
        if (rate.isPresent() && numbers.sign(rate.get()).orElse(1) < 0) {
            problems.add(node.at(), "learningRate is " + node.kind() + " but must be 0 or more");
        }
        return rate;
    }

    /** One output that gives a class has two of them. */
    private List<String> outputNames(Fields names, OptionalInt outputs, Optional<Activation> last, boolean countable) {
        boolean twoClasses = outputs.orElse(0) == 1
                && last.filter(Activation::isDistribution).isEmpty()
                && names.get("output")
                        .filter(node -> node instanceof Node.Sequence list
                                && list.items().size() == 2)
                        .isPresent();
        return names(names, "output", twoClasses ? OptionalInt.of(2) : outputs, countable);
    }

    private List<String> names(Fields names, String key, OptionalInt count, boolean countable) {
        Optional<Node> node = names.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<String> read = texts.names(node.get(), "names." + key);
        String side = key.equals("input") ? "inputs" : "outputs";
        if (!countable) {
            problems.add(names.keyAt(key), "names." + key + " needs " + side + " to name");
        } else if (count.isPresent() && node.get() instanceof Node.Sequence && read.size() != count.getAsInt()) {
            problems.add(
                    node.get().at(),
                    "names." + key + " holds " + Near.count(read.size(), "name") + " for "
                            + Near.count(count.getAsInt(), key));
        }
        return read;
    }
}
