package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Property;

/** What an answer consists of. */
final class Sections implements Answer.Visitor<List<Section>> {
    private final List<SampleTrace> samples;
    private final List<LayerData> layers;

    Sections(List<SampleTrace> samples, List<LayerData> layers) {
        this.samples = samples;
        this.layers = layers;
    }

    private static Section worked(List<Evaluation> evaluations) {
        return new Section.Worked(evaluations.stream()
                .filter(evaluation -> !evaluation.isAbsent() && !evaluation.isGiven())
                .map(Evaluation::id)
                .distinct()
                .toList());
    }

    private static Section worked(Evaluation evaluation) {
        return worked(List.of(evaluation));
    }

    // ---- the forward pass ----

    @Override
    public List<Section> forward(Answer.Forward answer) {
        return samples.stream()
                .map(sample -> worked(sample.layers().stream()
                        .flatMap(layer -> layer.evaluations().stream())
                        .toList()))
                .toList();
    }

    /** a¹ = …, …, then y nested: with σ, with the functions' names, with the numbers. */
    @Override
    public List<Section> composition(Answer.Composition answer) {
        List<List<String>> rows = new ArrayList<>();
        for (Expr.Relation layer : answer.layers()) {
            rows.add(List.of(TextWriter.write(layer.left()), TextWriter.write(layer.right())));
        }
        for (Expr nested : List.of(answer.general(), answer.named(), answer.numbers())) {
            rows.add(List.of("y", TextWriter.write(nested.accept(new WithoutEdges()))));
        }
        return List.of(new Section.Tabled(List.of("quantity", "formula"), rows));
    }

    /** A weight that does not exist is {@code null}, as in the exercise file. */
    private static final class WithoutEdges extends Rewriter {
        @Override
        public Expr ellipsis(Expr.Ellipsis ellipsis) {
            return ellipsis == Expr.Ellipsis.ABSENT ? Expr.Symbol.of("null") : ellipsis;
        }
    }

    @Override
    public List<Section> classify(Answer.Classify answer) {
        List<Section> sections = new ArrayList<>();
        samples.forEach(sample -> sections.add(worked(sample.output())));
        sections.add(new Section.Classified(answer.samples()));
        return sections;
    }

    @Override
    public List<Section> truthTable(Answer.TruthTable answer) {
        return List.of(new Section.Tabulated(answer, false));
    }

    // ---- derivations and proofs ----

    @Override
    public List<Section> activationDerivative(Answer.ActivationDerivative answer) {
        List<Section> sections = new ArrayList<>();
        for (Answer.ActivationDerivative.OfActivation activation : answer.activations()) {
            sections.add(new Section.Derived(activation.derivation()));
            activation
                    .values()
                    .forEach(points -> sections.add(worked(points.stream()
                            .map(Answer.ActivationDerivative.AtPoint::value)
                            .toList())));
        }
        return sections;
    }

    @Override
    public List<Section> softmaxDerivative(Answer.SoftmaxDerivative answer) {
        return List.of(new Section.Derived(answer.derivation()));
    }

    @Override
    public List<Section> softmaxJacobian(Answer.SoftmaxJacobian answer) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Derived(answer.derivation()));
        answer.samples()
                .forEach(rows ->
                        sections.add(worked(rows.stream().flatMap(List::stream).toList())));
        return sections;
    }

    @Override
    public List<Section> verification(Answer.Verification answer) {
        return List.of(new Section.Decided(answer.result()));
    }

    @Override
    public List<Section> softmaxProperties(Answer.SoftmaxProperties answer) {
        List<List<String>> rows = new ArrayList<>();
        for (Property property : answer.properties()) {
            String name = property.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (Property.Statement statement : property.statements()) {
                rows.add(List.of(
                        name,
                        TextWriter.write(statement.relation()),
                        statement.proof().method()));
            }
        }
        return List.of(new Section.Tabled(List.of("property", "statement", "proof"), rows));
    }

    @Override
    public List<Section> xorImpossibility(Answer.XorImpossibility answer) {
        return List.of(new Section.Separated(answer.separability()));
    }

    @Override
    public List<Section> backpropagationDerivation(Answer.BackpropagationDerivation answer) {
        return answer.equations().stream()
                .<Section>map(equation -> new Section.Derived(equation.derivation()))
                .toList();
    }

    // ---- training ----

    @Override
    public List<Section> loss(Answer.Loss answer) {
        List<Section> sections = new ArrayList<>();
        answer.samples().forEach(loss -> sections.add(worked(loss.value())));
        answer.batch().ifPresent(batch -> sections.add(worked(batch.loss())));
        return sections;
    }

    @Override
    public List<Section> lossGradient(Answer.LossGradient answer) {
        return answer.samples().stream().map(Sections::worked).toList();
    }

    @Override
    public List<Section> backpropagation(Answer.Backpropagation answer) {
        List<Section> sections = new ArrayList<>();
        answer.shortcuts().forEach(shortcut -> sections.add(new Section.Derived(shortcut)));
        answer.samples().forEach(sample -> sections.add(worked(sample.evaluations())));
        if (answer.batch().isPresent()) {
            answer.reduced().forEach(layer -> sections.add(worked(layer.evaluations())));
        }
        return sections;
    }

    @Override
    public List<Section> inputGradient(Answer.InputGradient answer) {
        return answer.gradients().samples().stream()
                .map(sample -> worked(sample.input()))
                .toList();
    }

    @Override
    public List<Section> stepCheck(Answer.StepCheck answer) {
        return answer.step().steps().stream().map(step -> worked(step.check())).toList();
    }

    /** Of many epochs the lines of every row; what they come to stands in a table. */
    @Override
    public List<Section> training(Answer.Training answer) {
        List<Section> sections = new ArrayList<>();
        for (TrainingTrace.Epoch epoch : answer.epochs()) {
            epoch.rows().forEach(row -> sections.add(worked(row.evaluations())));
            sections.add(worked(epoch.common()));
        }
        sections.add(TrainingTables.of(answer));
        return sections;
    }

    @Override
    public List<Section> descent(Answer.Descent answer) {
        List<Section> sections = new ArrayList<>();
        for (TrainingTrace.Update update : answer.updates()) {
            sections.add(worked(update.lines()));
            sections.add(worked(update.parameters()));
        }
        sections.add(TrainingTables.of(answer));
        return sections;
    }

    @Override
    public List<Section> gradientStep(Answer.GradientStep answer) {
        List<Section> sections = new ArrayList<>();
        for (int s = 0; s < answer.samples().size(); s++) {
            sections.add(worked(answer.evaluationsOf(s)));
        }
        sections.add(worked(answer.evaluationsOfBatch()));
        return sections;
    }

    // ---- functions of several variables ----

    @Override
    public List<Section> graph(Answer.Graph answer) {
        List<Evaluation> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (GraphTrace.Node node : answer.trace().nodes()) {
            lines.add(node.value());
            node.derivative().ifPresent(lines::add);
            List<String> slopes = new ArrayList<>();
            for (GraphTrace.Input input : node.inputs()) {
                Expr from = answer.trace().nodes().get(input.node()).name();
                slopes.add("d" + TextWriter.write(node.name()) + "/d" + TextWriter.write(from) + " = "
                        + TextWriter.write(input.slope()));
            }
            rows.add(List.of(
                    TextWriter.write(node.name()),
                    node.operation().map(TextWriter::write).orElse(""),
                    text(node.value()),
                    String.join(", ", slopes),
                    node.derivative().map(Sections::text).orElse("")));
        }
        return List.of(
                worked(lines), new Section.Tabled(List.of("node", "operation", "value", "slopes", "derivative"), rows));
    }

    private static String text(Evaluation line) {
        return TextWriter.write(line.value().printed());
    }

    @Override
    public List<Section> jacobian(Answer.Jacobian answer) {
        List<Section> sections = new ArrayList<>(derived(answer.partials()));
        sections.add(matrix(answer.partials()));
        sections.add(worked(answer.partials().evaluations()));
        return sections;
    }

    @Override
    public List<Section> hessian(Answer.Hessian answer) {
        List<Section> sections = new ArrayList<>(derived(answer.gradient()));
        sections.addAll(derived(answer.second()));
        sections.add(matrix(answer.second()));
        List<Evaluation> lines = new ArrayList<>(answer.gradient().evaluations());
        lines.addAll(answer.second().evaluations());
        sections.add(worked(lines));
        return sections;
    }

    private static List<Section> derived(Partials partials) {
        return partials.entries().stream()
                .flatMap(List::stream)
                .<Section>map(entry -> new Section.Derived(entry.derivation()))
                .toList();
    }

    /** The formulas of the matrix; a column for each variable. */
    private static Section matrix(Partials partials) {
        return new Section.Tabled(
                partials.function().wrt().stream().map(Expr.Symbol::name).toList(),
                partials.entries().stream()
                        .map(row -> row.stream()
                                .map(entry -> TextWriter.write(entry.result()))
                                .toList())
                        .toList());
    }

    // ---- networks as a whole ----

    @Override
    public List<Section> shapes(Answer.Shapes answer) {
        List<List<String>> rows = new ArrayList<>();
        int total = 0;
        for (int l = 1; l <= layers.size(); l++) {
            LayerData layer = layers.get(l - 1);
            total += layer.parameters();
            rows.add(List.of(
                    Integer.toString(l),
                    layer.units() + "x" + layer.inputs(),
                    layer.bias().isPresent() ? layer.units() + "x1" : "",
                    Integer.toString(layer.parameters())));
        }
        rows.add(List.of("total", "", "", Integer.toString(total)));
        return List.of(new Section.Tabled(List.of("layer", "weights", "bias", "parameters"), rows));
    }

    @Override
    public List<Section> decisionBoundary(Answer.DecisionBoundary answer) {
        List<List<String>> rows = new ArrayList<>();
        for (DecisionLine line : answer.lines()) {
            rows.add(List.of(
                    Integer.toString(line.layer()),
                    Integer.toString(line.unit()),
                    TextWriter.write(line.z()),
                    line.solved().map(TextWriter::write).orElse(""),
                    line.positive().map(TextWriter::write).orElse("")));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Tabled(List.of("layer", "unit", "z", "boundary", "positive"), rows));
        answer.table().ifPresent(table -> sections.add(new Section.Tabulated(table, true)));
        return sections;
    }

    @Override
    public List<Section> statements(Answer.Statements answer) {
        List<List<String>> rows = new ArrayList<>();
        for (Decision decision : answer.decisions()) {
            String by = decision.ground() instanceof Decision.Proof
                    ? "proof"
                    : decision.ground() instanceof Decision.Numbers ? "numbers" : "author";
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    decision.holds().map(String::valueOf).orElse("undecided"),
                    by));
        }
        return List.of(new Section.Tabled(List.of("statement", "holds", "by"), rows));
    }
}
