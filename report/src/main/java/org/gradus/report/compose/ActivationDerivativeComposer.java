package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.ScalarActivation;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.Runs.Run;
import org.gradus.report.compose.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.Answer.ActivationDerivative.OfActivation;
import org.gradus.report.solution.Evaluation;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.symbolic.Derivation;
import org.gradus.symbolic.Rule;

/** σ′ of an activation: derived at board level, then at the numbers of the exercise. */
final class ActivationDerivativeComposer {
    private final Draft draft;
    private final ScalarActivation activation;
    private final OfActivation answer;
    private final Expr z = Expr.Symbol.of("z");

    ActivationDerivativeComposer(Draft draft, OfActivation answer) {
        this.draft = draft;
        this.answer = answer;
        this.activation = answer.activation();
    }

    /** The steps; what belongs into the box. */
    List<Inline> compose() {
        derivation();
        List<Inline> box = List.of(new Inline.Formula(result()));
        List<SampleTrace> samples = draft.solution().samples();
        for (int s = 0; s < answer.values().size(); s++) {
            List<Inline> values = values(samples.get(s), answer.values().get(s));
            box = Wording.join(box, before(samples.get(s)), values);
        }
        return box;
    }

    /** Several samples stand one below the other, unless each is told from the others by its number in σ′(1.5). */
    private List<Inline> before(SampleTrace sample) {
        boolean several = draft.solution().samples().size() > 1;
        return several && !draft.notation().isNeuron()
                ? Wording.join(List.of(new Inline.Break()), draft.say(Phrase.SAMPLE_COLON, sample.number()))
                : gap();
    }

    private List<Inline> gap() {
        return List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP));
    }

    private String key() {
        return "derivative:" + activation.name();
    }

    // ---- the derivation ----

    private Chain result() {
        return Lines.equal(prime(z), answer.derivation().result());
    }

    private Expr prime(Expr argument) {
        return Expr.Derivative.prime(Expr.Apply.of(activation.name(), argument), argument);
    }

    private void derivation() {
        Derivation derivation = answer.derivation();
        List<Line> lines = new ArrayList<>();
        if (!draft.is(Detail.BRIEF)) {
            chains().forEach(run -> add(lines, run));
        }
        draft.defines(key());
        if (lines.isEmpty() || !endsWithResult()) {
            lines.add(Line.of(result()).remark(kinks()));
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(draft.nextNumber()));
        draft.step(
                draft.say(Phrase.DERIVATIVE_OF, Expr.Apply.of(activation.name(), z)),
                draft.say(derivation.where().isEmpty() ? Phrase.WHY_CASES : Phrase.WHY_RULES),
                lines);
    }

    /** The runs that are shown as chains: cases are put together in the line of the result. */
    private List<Run> chains() {
        List<Run> runs = Runs.of(answer.derivation());
        boolean summary = runs.get(runs.size() - 1).rule() == Rule.CASES;
        return summary ? runs.subList(0, runs.size() - 1) : runs;
    }

    /** Whether the last chain is σ′(z) = … = the result, so that nothing is left to say. */
    private boolean endsWithResult() {
        List<Run> runs = Runs.of(answer.derivation());
        Run last = runs.get(runs.size() - 1);
        return last.rule() != Rule.CASES
                && last.last().condition().isEmpty()
                && last.steps().get(0).before().equals(prime(z))
                && last.last().after().equals(answer.derivation().result());
    }

    private void add(List<Line> lines, Run run) {
        if (goesWith(lines, run)) {
            lines.set(lines.size() - 1, beside(lines.get(lines.size() - 1), run));
        } else {
            lines.addAll(lines.isEmpty() ? first(run) : run(run));
        }
    }

    private List<Inline> kinks() {
        return answer.derivation().kinks().stream()
                .findFirst()
                .map(kink -> draft.say(Phrase.KINK, Lines.equal(z, kink)))
                .orElse(List.of());
    }

    /** Whether the line above speaks of the same case. */
    private static boolean goesWith(List<Line> lines, Run run) {
        return run.steps().get(0).condition().isPresent()
                && !lines.isEmpty()
                && lines.get(lines.size() - 1)
                        .chains()
                        .get(0)
                        .lead()
                        .equals(run.chain().lead());
    }

    private static Line beside(Line line, Run run) {
        List<Chain> chains = new ArrayList<>(line.chains());
        chains.add(run.chain().after(List.of()));
        return new Line(chains, line.remark(), line.equation());
    }

    /** The function with the names that the derivation gives to its parts. */
    private List<Line> first(Run run) {
        List<Chain> chains = new ArrayList<>();
        chains.add(run.chain());
        for (Expr.Relation name : answer.derivation().where()) {
            chains.add(Lines.equal(name.left(), name.right()));
        }
        return List.of(new Line(chains, List.of(), OptionalInt.empty()));
    }

    private List<Line> run(Run run) {
        List<Line> lines = new ArrayList<>();
        List<Chain> links = run.links();
        for (int i = 0; i < links.size(); i++) {
            List<Inline> law = run.rule() == Rule.CASES
                    ? List.of()
                    : RuleWords.of(draft, answer.derivation(), run.steps().get(i));
            lines.add(Line.of(links.get(i)).remark(law));
        }
        return lines;
    }

    // ---- the numbers ----

    /** The steps of one sample; what they add to the box. */
    private List<Inline> values(SampleTrace sample, List<AtPoint> points) {
        List<Inline> box = List.of();
        int from = 0;
        for (LayerTrace layer : sample.layers()) {
            if (!layer.function().name().equals(activation.name())) {
                continue;
            }
            int units = layer.activation().size();
            Chain value = values(sample, layer, points.subList(from, from + units));
            box = Wording.join(box, box.isEmpty() ? List.of() : gap(), List.of(new Inline.Formula(value)));
            from += units;
        }
        return box;
    }

    private Chain values(SampleTrace sample, LayerTrace layer, List<AtPoint> points) {
        List<Evaluation> values = points.stream().map(AtPoint::value).toList();
        boolean byCases = values.get(0).formula() instanceof Expr.Piecewise;
        Chain brief = Chain.of(left(layer)).and(Truth.shown(values), Quantities.column(values));
        List<Line> lines = new ArrayList<>();
        if (byCases || draft.is(Detail.BRIEF)) {
            lines.add(Line.of(brief).numbered(draft.nextNumber()));
        } else {
            Chain chain = putIn(Chain.of(left(layer)), new Truth(sample), values);
            lines.addAll(Lines.fit(chain, draft.nextNumber(), remark(sample, layer, values)));
        }
        conventions(layer, points, lines);
        draft.step(
                title(sample, layer),
                draft.say(Phrase.WHY_VALUES, draft.reference(key()).orElseThrow()),
                lines);
        return brief;
    }

    /** The chain with the formula, the numbers put in and the result. */
    private Chain putIn(Chain left, Truth truth, List<Evaluation> values) {
        Notation notation = draft.notation();
        Expr formulas =
                Elision.ends(values.size(), i -> notation.write(values.get(i).formula()));
        Expr numbers = Elision.ends(values.size(), i -> values.get(i).substituted());
        return left.equal(formulas)
                .and(truth.insert(values), numbers)
                .and(truth.result(values), Quantities.column(values));
    }

    /** At a kink: beside the value of a single unit, else a line for each kink that was met, ReLU′(0) = 0. */
    private void conventions(LayerTrace layer, List<AtPoint> points, List<Line> lines) {
        Set<Expr> met = new LinkedHashSet<>();
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).kink()) {
                continue;
            }
            Expr kink = exact(layer.preactivation().get(i));
            List<Inline> words =
                    KinkWords.of(draft, activation, kink, exact(points.get(i).value()));
            if (points.size() == 1) {
                lines.set(0, lines.get(0).remark(words));
            } else if (met.add(kink)) {
                lines.add(Line.of(Lines.equal(prime(kink), exact(points.get(i).value())))
                        .remark(words));
            }
        }
    }

    private static Expr exact(Evaluation evaluation) {
        return evaluation.value().exactBeyondPrinted().orElse(evaluation.value().printed());
    }

    private Expr left(LayerTrace layer) {
        List<Evaluation> inputs = layer.preactivation();
        boolean number = inputs.size() == 1 && inputs.get(0).value().exactlyPrinted();
        return prime(number ? inputs.get(0).shown() : draft.notation().preactivation(layer.layer(), inputs.size()));
    }

    private List<Inline> title(SampleTrace sample, LayerTrace layer) {
        Expr argument =
                draft.notation().preactivation(layer.layer(), layer.activation().size());
        return draft.solution().samples().size() > 1
                ? draft.say(Phrase.DERIVATIVE_VALUE_OF_SAMPLE, argument, sample.number())
                : draft.say(Phrase.DERIVATIVE_VALUE, argument);
    }

    private List<Inline> remark(SampleTrace sample, LayerTrace layer, List<Evaluation> values) {
        Expr output = draft.notation().output(layer.layer(), layer.activation().size());
        List<Inline> remark = draft.reference(Quantities.output(sample, layer.layer()))
                .map(reference -> draft.say(Phrase.INSERT_FROM, output, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
        return Quantities.withPlaces(draft, remark, values);
    }
}
