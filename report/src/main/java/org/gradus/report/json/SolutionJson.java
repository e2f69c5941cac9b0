package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.course.ShownQuantities;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;

/** Writes a solution as JSON (contracts, section 4). The only class that knows the JSON library. */
public final class SolutionJson {
    /** The version of Gradus, as written into every result. */
    public static final String VERSION = "0.1.0";

    private final Solution solution;
    private final JsonGenerator json;
    private final SolutionJsonNumbers numbers;
    private final SolutionJsonTraining training;
    private final SolutionJsonParts parts;

    private SolutionJson(Solution solution, JsonGenerator json) {
        this.solution = solution;
        this.json = json;
        ShownQuantities.of(solution); // what the file names must be there, whatever the format
        this.numbers =
                new SolutionJsonNumbers(json, solution.exercise().rounding().mode() == Rounding.Mode.WORKING);
        this.training = new SolutionJsonTraining(json, numbers);
        this.parts = new SolutionJsonParts(json, numbers);
    }

    /** The JSON text, ending with a line feed. It does not depend on language, detail or notation. */
    public static String write(Solution solution) {
        return text(json -> new SolutionJson(solution, json).document());
    }

    /** A derivation alone, as the result of {@code gradus derive}. */
    public static String write(Derivation derivation) {
        return write(List.of(derivation), List.of());
    }

    /**
     * The partial derivatives of one function, in the order of its variables.
     *
     * @param at each at the point that is asked, or none
     */
    public static String write(List<Derivation> derivations, List<DerivationAtPoint> at) {
        return text(json -> {
            json.writeStartObject();
            json.writeStringField("gradus", VERSION);
            SolutionJsonDerivations.write(json, derivations, at);
            json.writeEndObject();
        });
    }

    /** What a document holds. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static String text(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new Layout());
            content.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HiddenCharacters.escapedInJson(text.append('\n').toString());
    }

    /** The results of a claims file (contracts, section 3), ending with a line feed. */
    public static String write(List<ClaimResult> claims) {
        return text(json -> {
            json.writeStartObject();
            json.writeStringField("gradus", VERSION);
            SolutionJsonVerdicts.write("claims", claims, json);
            json.writeEndObject();
        });
    }

    /** Indented, {@code "key": value}, line feeds on every machine. */
    private static final class Layout extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1L;

        Layout() {
            indentObjectsWith(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Layout();
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeStringField("gradus", VERSION);
        String title = title();
        if (!title.isEmpty()) {
            json.writeStringField("title", title);
        }
        json.writeArrayFieldStart("samples");
        for (int s = 0; s < solution.samples().size(); s++) {
            sample(s);
        }
        json.writeEndArray();
        training.batch(solution.answers());
        List<Derivation> derivations = derivations();
        if (!derivations.isEmpty()) {
            SolutionJsonDerivations.write(json, derivations);
        }
        for (Answer answer : solution.answers()) {
            if (answer instanceof Answer.XorImpossibility separability) {
                json.writeFieldName("separability");
                parts.separability(separability.separability());
                break;
            }
        }
        for (Answer answer : solution.answers()) {
            if (answer instanceof Answer.TruthTable table) {
                json.writeFieldName("truthTable");
                parts.truthTable(table);
                break;
            }
        }
        List<ClaimResult> verdicts = solution.verdicts();
        if (!verdicts.isEmpty()) {
            SolutionJsonVerdicts.write("verdicts", verdicts, json);
        }
        parts.write(solution.parts(), solution.worksheet());
        json.writeEndObject();
    }

    private String title() {
        StringBuilder title = new StringBuilder();
        for (TextPart part : solution.exercise().title()) {
            if (part instanceof TextPart.Literal literal) {
                title.append(literal.text());
            } else if (part instanceof TextPart.Formula formula) {
                title.append('$').append(TextWriter.write(formula.formula())).append('$');
            }
        }
        return title.toString();
    }

    private void sample(int s) throws IOException {
        SampleTrace trace = solution.samples().get(s);
        List<Evaluation> evaluations = new ArrayList<>();
        for (LayerTrace layer : trace.layers()) {
            evaluations.addAll(layer.evaluations());
        }
        json.writeStartObject();
        Set<Class<?>> written = new HashSet<>(); // a key holds the first answer; parts hold all of them
        for (Answer answer : solution.answers()) {
            if (written.add(answer.getClass())) {
                answer.accept(new SamplePiece(s, trace, evaluations)).write();
            } else if (answer instanceof Answer.GradientStep step) {
                evaluations.addAll(step.evaluationsOf(s));
            } else if (answer instanceof Answer.Training epochs) {
                evaluations.addAll(epochs.evaluationsOf(s));
            }
        }
        numbers.evaluations(evaluations);
        json.writeEndObject();
    }

    /** A piece of the document that is written when its turn comes. */
    private interface Piece {
        void write() throws IOException;
    }

    /** What an answer contributes to a sample; collects the evaluations that it adds. */
    private final class SamplePiece implements Answer.Visitor<Piece> {
        private final int sample;
        private final SampleTrace trace;
        private final List<Evaluation> evaluations;

        SamplePiece(int sample, SampleTrace trace, List<Evaluation> evaluations) {
            this.sample = sample;
            this.trace = trace;
            this.evaluations = evaluations;
        }

        @Override
        public Piece forward(Answer.Forward answer) {
            return () -> SolutionJson.this.forward(trace);
        }

        @Override
        public Piece composition(Answer.Composition answer) {
            return () -> {};
        }

        @Override
        public Piece verification(Answer.Verification answer) {
            return () -> {};
        }

        @Override
        public Piece classify(Answer.Classify answer) {
            return () -> {
                json.writeFieldName("classification");
                parts.classification(answer.samples().get(sample));
            };
        }

        @Override
        public Piece activationDerivative(Answer.ActivationDerivative answer) {
            answer.activations()
                    .forEach(activation ->
                            activation.values().get(sample).forEach(point -> evaluations.add(point.value())));
            return () -> {};
        }

        @Override
        public Piece xorImpossibility(Answer.XorImpossibility answer) {
            return () -> {};
        }

        @Override
        public Piece graph(Answer.Graph answer) {
            return () -> {};
        }

        @Override
        public Piece jacobian(Answer.Jacobian answer) {
            return () -> {};
        }

        @Override
        public Piece hessian(Answer.Hessian answer) {
            return () -> {};
        }

        @Override
        public Piece shapes(Answer.Shapes answer) {
            return () -> {};
        }

        @Override
        public Piece decisionBoundary(Answer.DecisionBoundary answer) {
            return () -> {};
        }

        @Override
        public Piece statements(Answer.Statements answer) {
            return () -> {};
        }

        @Override
        public Piece truthTable(Answer.TruthTable answer) {
            return () -> {};
        }

        @Override
        public Piece backpropagationDerivation(Answer.BackpropagationDerivation answer) {
            return () -> {};
        }

        @Override
        public Piece softmaxDerivative(Answer.SoftmaxDerivative answer) {
            return () -> {};
        }

        @Override
        public Piece softmaxProperties(Answer.SoftmaxProperties answer) {
            return () -> {};
        }

        @Override
        public Piece softmaxJacobian(Answer.SoftmaxJacobian answer) {
            List<List<Evaluation>> rows = answer.samples().get(sample);
            rows.forEach(evaluations::addAll);
            return () -> numbers.rows("softmaxJacobian", rows);
        }

        @Override
        public Piece loss(Answer.Loss answer) {
            Evaluation loss = answer.samples().get(sample).value();
            evaluations.add(loss);
            return () -> numbers.field("loss", loss);
        }

        @Override
        public Piece lossGradient(Answer.LossGradient answer) {
            List<Evaluation> gradient = answer.samples().get(sample);
            evaluations.addAll(gradient);
            return () -> numbers.field("lossGradient", gradient);
        }

        @Override
        public Piece backpropagation(Answer.Backpropagation answer) {
            backward(answer);
            return () -> training.backward(answer.samples().get(sample));
        }

        private void backward(Answer.Backpropagation answer) {
            evaluations.add(answer.losses().get(sample).value());
            evaluations.addAll(answer.samples().get(sample).evaluations());
        }

        /** Stands in the backward pass, which another task may ask for. */
        @Override
        public Piece inputGradient(Answer.InputGradient answer) {
            return isAsked(Answer.Backpropagation.class) ? () -> {} : backpropagation(answer.gradients());
        }

        @Override
        public Piece stepCheck(Answer.StepCheck answer) {
            return isAsked(Answer.GradientStep.class) ? () -> {} : gradientStep(answer.step());
        }

        @Override
        public Piece training(Answer.Training answer) {
            evaluations.addAll(answer.evaluationsOf(sample));
            return () -> {};
        }

        @Override
        public Piece descent(Answer.Descent answer) {
            return () -> {};
        }

        private boolean isAsked(Class<? extends Answer> other) {
            return solution.answers().stream().anyMatch(other::isInstance);
        }

        @Override
        public Piece gradientStep(Answer.GradientStep answer) {
            backward(answer.gradients());
            if (answer.gradients().batch().isPresent()) {
                return () -> {};
            }
            StepTrace step = answer.steps().get(sample);
            evaluations.addAll(step.evaluations());
            return () -> training.step(step);
        }
    }

    private void forward(SampleTrace trace) throws IOException {
        json.writeObjectFieldStart("forward");
        json.writeArrayFieldStart("layers");
        for (LayerTrace layer : trace.layers()) {
            json.writeStartObject();
            numbers.field("z", layer.preactivation());
            numbers.field("a", layer.activation());
            json.writeEndObject();
        }
        json.writeEndArray();
        numbers.field("output", trace.output());
        json.writeEndObject();
    }

    /** Each derivation once, by function and variable: two alphas are two functions. */
    private List<Derivation> derivations() {
        Map<List<Expr>, Derivation> found = new LinkedHashMap<>();
        for (Answer answer : SolutionJsonTraining.withPrerequisites(solution.answers())) {
            if (answer instanceof Answer.ActivationDerivative activations) {
                activations.activations().forEach(part -> add(part.derivation(), found));
            } else if (answer instanceof Answer.SoftmaxDerivative softmax) {
                add(softmax.derivation(), found);
            } else if (answer instanceof Answer.Backpropagation gradients) {
                gradients.shortcuts().forEach(shortcut -> add(shortcut, found));
            } else if (answer instanceof Answer.GradientStep step) {
                step.gradients().shortcuts().forEach(shortcut -> add(shortcut, found));
            } else if (answer instanceof Answer.BackpropagationDerivation backpropagation) {
                backpropagation.equations().forEach(equation -> add(equation.derivation(), found));
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Derivation derivation, Map<List<Expr>, Derivation> found) {
        found.putIfAbsent(List.of(derivation.of(), derivation.wrt()), derivation);
    }
}
