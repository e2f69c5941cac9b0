package org.gradus.report.compose.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Reduction;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.decision.ClassifyComposer;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.CoursePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Rules.Rule;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.worksheet.Evaluation;

/** Every convention that the solution uses, for those who are to find it by themselves. */
final class RuleLines {
    private final Draft draft;
    private final Exercise exercise;
    private final Assignment assignment;
    private final List<Answer> answers;
    private final List<Rule> rules = new ArrayList<>();

    RuleLines(Draft draft, Assignment assignment) {
        this.draft = draft;
        this.exercise = draft.exercise();
        this.assignment = assignment;
        this.answers = draft.solution().answers();
    }

    /** @param superscripts what they mean; empty if the sheet has none */
    Block.Rules all(List<Inline> superscripts) {
        if (isCalculated()) {
            add(CoursePhrase.ROUNDING, rounding());
        }
        if (asks(Answer.Loss.class) || asks(Answer.LossGradient.class) || trains()) {
            exercise.loss().ifPresent(loss -> add(CoursePhrase.LOSS, loss(loss)));
        }
        add(CoursePhrase.DERIVATIVES, derivatives());
        if (asks(Answer.GradientStep.class)) {
            add(CoursePhrase.STEP, step());
        }
        add(CoursePhrase.CLASSES, classes());
        add(CoursePhrase.NOTATION, Wording.join(notation(), superscripts, logarithm()));
        add(CoursePhrase.RESULTS, letters());
        return new Block.Rules(rules);
    }

    /** The rules of a sheet with boxes, whose lines say the rest themselves. */
    Block.Rules withBoxes(List<Inline> superscripts, boolean anyFilled) {
        List<Inline> boxes = draft.say(CoursePhrase.BOXES);
        List<Inline> grey =
                anyFilled ? Wording.join(List.of(new Inline.Text(" ")), draft.say(CoursePhrase.GREY_BOXES)) : List.of();
        if (isCalculated()) {
            add(CoursePhrase.ROUNDING, rounding());
        }
        if (trains()) {
            exercise.loss().ifPresent(loss -> add(CoursePhrase.LOSS, loss(loss)));
            add(CoursePhrase.DERIVATIVES, derivatives());
        }
        if (asks(Answer.GradientStep.class)) {
            add(CoursePhrase.STEP, step());
        }
        add(CoursePhrase.CLASSES, classes());
        add(CoursePhrase.NOTATION, Wording.join(superscripts, logarithm()));
        add(CoursePhrase.RESULTS, Wording.join(boxes, grey));
        return new Block.Rules(rules);
    }

    private void add(CoursePhrase name, List<Inline> text) {
        if (!text.isEmpty()) {
            rules.add(new Rule(draft.wording().word(name), text));
        }
    }

    private boolean asks(Class<? extends Answer> kind) {
        return answers.stream().anyMatch(kind::isInstance);
    }

    private boolean trains() {
        return asks(Answer.Backpropagation.class)
                || asks(Answer.InputGradient.class)
                || asks(Answer.GradientStep.class);
    }

    private boolean isCalculated() {
        return assignment.solution().worksheet().lines().stream().anyMatch(line -> !line.isGiven());
    }

    // ---- rounding ----

    /** How numbers are to be rounded, on a sheet without boxes. */
    List<Inline> rounding() {
        List<Inline> rule = exercise.courseWork().answers().isPresent()
                        || exercise.rounding().mode() != Mode.WORKING
                ? asAsked()
                : asSolved();
        return Wording.join(rule, small(), otherwise());
    }

    /** Where the solution is rounded in another way than students are to. */
    private List<Inline> otherwise() {
        Rounding own = assignment.inSolution();
        Rounding asked = assignment.exercise().rounding();
        boolean alike = own.digits() == asked.digits()
                && (own.mode() == asked.mode() || asked.mode() == Mode.CARRY && own.mode() == Mode.WORKING);
        return alike
                ? List.of()
                : Wording.join(
                        List.of(new Inline.Text(" ")),
                        draft.say(CoursePhrase.SOLUTION_ROUNDS, Integer.toString(own.digits())));
    }

    private List<Inline> asAsked() {
        String decimals = Integer.toString(assignment.decimals());
        return switch (assignment.exercise().rounding().mode()) {
            case DISPLAYED, WORKING -> draft.say(CoursePhrase.ROUND_WRITTEN, decimals);
            case CARRY -> draft.say(CoursePhrase.ROUND_KEPT, decimals);
            case EXACT -> draft.say(CoursePhrase.ROUND_FORMS, decimals);
        };
    }

    private List<Inline> asSolved() {
        boolean exact = assignment.solution().worksheet().lines().stream()
                .allMatch(line ->
                        line.value().exactlyPrinted() && line.value().result().exact());
        if (exact) {
            return draft.say(CoursePhrase.ROUND_NOTHING);
        }
        int places = assignment.solution().worksheet().places().places();
        String decimals = Integer.toString(assignment.decimals());
        return places == assignment.decimals()
                ? draft.say(CoursePhrase.ROUND_WRITTEN, decimals)
                : draft.say(CoursePhrase.ROUND_WORKING, Integer.toString(places), decimals);
    }

    /** Numbers that would be 0 with so many decimals. */
    private List<Inline> small() {
        boolean any = assignment.solution().worksheet().lines().stream()
                .filter(line ->
                        !line.isGiven() && !line.isAbsent() && line.value().isCalculated())
                .map(Evaluation::result)
                .anyMatch(RuleLines::isScientific);
        if (!any) {
            return List.of();
        }
        int places = Math.min(3, assignment.decimals());
        return Wording.join(
                List.of(new Inline.Text(" ")),
                draft.say(
                        CoursePhrase.SMALL_NUMBERS,
                        new Expr.Num(BigDecimal.ONE.movePointLeft(places)),
                        Integer.toString(Math.max(3, assignment.decimals()))));
    }

    private static boolean isScientific(Expr number) {
        Expr printed = number instanceof Expr.Shown shown ? shown.printed() : number;
        Expr size = printed instanceof Expr.Negation negation ? negation.operand() : printed;
        return size instanceof Expr.Product product && product.factors().get(1) instanceof Expr.Power;
    }

    // ---- loss, derivatives, step ----

    private List<Inline> loss(Loss loss) {
        List<List<Inline>> sentences = new ArrayList<>();
        int outputs = draft.notation().outputs();
        switch (loss.reduction()) {
            case HALF_SUM -> sentences.add(draft.say(CoursePhrase.WITH_HALF));
            case SUM -> sentences.add(draft.say(CoursePhrase.WITHOUT_HALF));
            case MEAN -> {}
            case NEGATIVE_SUM -> {}
        }
        if (outputs > 1) {
            sentences.add(
                    draft.say(loss.reduction() == Reduction.MEAN ? CoursePhrase.LOSS_MEAN : CoursePhrase.LOSS_SUM));
        }
        Expr y = Expr.Symbol.of("y");
        Expr t = Expr.Symbol.of("t");
        if (!loss.kinks(y, t).isEmpty() && trains()) {
            sentences.add(draft.say(CoursePhrase.LOSS_AT_KINK));
        }
        return Wording.sentences(sentences);
    }

    private List<Inline> derivatives() {
        List<List<Inline>> sentences = new ArrayList<>();
        if (trains() && !draft.notation().isBare()) {
            Expr l = Expr.Symbol.of("l");
            Expr delta = new Expr.Symbol("delta", Expr.Shape.VECTOR, Optional.of(l));
            Expr z = new Expr.Symbol("z", Expr.Shape.VECTOR, Optional.of(l));
            sentences.add(draft.say(
                    CoursePhrase.ERROR_TERM,
                    Lines.equal(delta, draft.notation().gradients().error(z))));
        } else if (trains()) {
            boolean one = draft.notation().outputs() == 1;
            Expr delta = one ? Expr.Symbol.of("delta") : Expr.Symbol.vector("delta");
            Expr z = one ? Expr.Symbol.of("z") : Expr.Symbol.vector("z");
            sentences.add(draft.say(
                    CoursePhrase.ERROR_TERM,
                    Lines.equal(delta, draft.notation().gradients().error(z))));
        }
        if (trains() || asks(Answer.ActivationDerivative.class)) {
            kink().ifPresent(sentences::add);
        }
        if (asks(Answer.SoftmaxJacobian.class)) {
            Expr i = Expr.Symbol.of("i");
            Expr j = Expr.Symbol.of("j");
            sentences.add(
                    draft.say(CoursePhrase.JACOBIAN_ROWS, i, Expr.Indexed.of("y", "i"), j, Expr.Indexed.of("z", "j")));
        }
        return Wording.sentences(sentences);
    }

    private Optional<List<Inline>> kink() {
        boolean kinked =
                activations().anyMatch(activation -> !activation.kinks().isEmpty());
        if (!kinked) {
            return Optional.empty();
        }
        boolean flat = activations().allMatch(activation -> activation.kinks().isEmpty() || activation.isFlat());
        if (flat) {
            return Optional.of(draft.say(CoursePhrase.AT_JUMP));
        }
        return switch (exercise.conventions().kinkDerivative()) {
            case LEFT -> Optional.of(draft.say(CoursePhrase.KINK_LEFT));
            case RIGHT -> Optional.of(draft.say(CoursePhrase.KINK_RIGHT));
            case MEAN -> Optional.of(draft.say(CoursePhrase.KINK_MEAN));
            case UNDEFINED -> Optional.empty();
        };
    }

    /** Those that take one number each. */
    private Stream<ScalarActivation> activations() {
        return exercise.network()
                .map(network -> network.layers().stream().map(LayerData::activation))
                .orElseGet(() -> exercise.activation().stream())
                .flatMap(activation -> activation.parts().stream())
                .flatMap(part -> part.unit(0).stream());
    }

    private List<Inline> step() {
        List<List<Inline>> sentences = new ArrayList<>();
        boolean biases = exercise.network().stream()
                .flatMap(network -> network.layers().stream())
                .anyMatch(layer -> layer.bias().isPresent());
        sentences.add(draft.say(
                !biases
                        ? CoursePhrase.STEP_WEIGHTS
                        : exercise.conventions().updateBias() ? CoursePhrase.STEP_ALL : CoursePhrase.STEP_NOT_BIASES));
        boolean several = exercise.samples().size() > 1;
        Batch batch = exercise.conventions().batch();
        if (several && (batch == Batch.MEAN || batch == Batch.SUM)) {
            sentences.add(draft.say(batch == Batch.MEAN ? CoursePhrase.STEP_MEAN : CoursePhrase.STEP_SUM));
        } else if (several && batch == Batch.INDEPENDENT) {
            sentences.add(draft.say(CoursePhrase.EACH_FROM_GIVEN));
        }
        return Wording.sentences(sentences);
    }

    private List<Inline> classes() {
        for (Answer answer : answers) {
            if (answer instanceof Answer.Classify classify
                    && !classify.samples().isEmpty()) {
                Classification first = classify.samples().get(0);
                return Wording.sentence(ClassifyComposer.rule(
                        draft, first.rule(), draft.samples().get(0).lastLayer().function()));
            }
        }
        return List.of();
    }

    // ---- notation, letters ----

    private List<Inline> notation() {
        Notation notation = draft.notation();
        if (exercise.network().isEmpty() || notation.isNeuron()) {
            return List.of();
        }
        Expr l = Expr.Symbol.of("l");
        Expr i = Expr.Symbol.of("i");
        Expr j = Expr.Symbol.of("j");
        Expr weight = new Expr.Indexed(new Expr.Symbol("w", Expr.Shape.SCALAR, Optional.of(l)), List.of(i, j));
        Expr before = Expr.Sum.of(l, new Expr.Negation(Expr.Num.of(1)));
        List<Inline> indices = draft.say(CoursePhrase.WEIGHT_INDICES, weight, j, before, i, l);
        return Wording.join(indices, List.of(new Inline.Text(" ")));
    }

    /** What ln means, where the loss or an activation has one. */
    private List<Inline> logarithm() {
        Expr y = Expr.Symbol.of("y");
        Expr t = Expr.Symbol.of("t");
        boolean inLoss = exercise.loss()
                .map(loss -> loss.formula(List.of(y), List.of(t)))
                .filter(FunctionName.LN::occursIn)
                .isPresent();
        boolean inActivation = activations()
                .anyMatch(activation -> FunctionName.LN.occursIn(activation.formula(y))
                        || FunctionName.LN.occursIn(activation.written(y)));
        return inLoss || inActivation
                ? Wording.join(List.of(new Inline.Text(" ")), draft.say(CoursePhrase.NATURAL_LOGARITHM))
                : List.of();
    }

    private List<Inline> letters() {
        int count = assignment.asked().size();
        if (count == 0) {
            return List.of();
        }
        Inline first = new Inline.Strong(assignment.asked().get(0).letter());
        Inline last = new Inline.Strong(assignment.asked().get(count - 1).letter());
        return count == 1 ? draft.say(CoursePhrase.ONE_LETTER, first) : draft.say(CoursePhrase.LETTERS, first, last);
    }
}
