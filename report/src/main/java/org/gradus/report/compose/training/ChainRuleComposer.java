package org.gradus.report.compose.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.function.Activation;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.MatrixLines;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BackwardTrace.DeltaRule;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Inserted;
import org.gradus.report.worksheet.Letter;

/**
 * The chain rule along one weight, factor by factor, once on a sheet: the first weight of the last hidden layer whose gradient is not 0;
 * without a hidden layer the first of the only one.
 */
final class ChainRuleComposer {
    /** The key of the step. */
    private static final String KEY = "chain rule";

    /** More summands are not all written. */
    private static final int MOST_SUMMANDS = 4;

    private final Draft draft;
    private final Notation notation;
    private final SampleTrace sample;
    private final BackwardTrace backward;
    private final LossTrace loss;
    private final int last;

    ChainRuleComposer(Draft draft, SampleTrace sample, BackwardTrace backward, LossTrace loss) {
        this.draft = draft;
        this.notation = draft.notation();
        this.sample = sample;
        this.backward = backward;
        this.loss = loss;
        this.last = backward.layers().size();
    }

    /** The layer along one of whose weights it goes; 0 if nowhere: a softmax inside the network has no single path. */
    private int layer() {
        if (notation.isNeuron()) {
            return 0; // there it stands where the numbers do
        }
        if (last == 1) {
            return backward.rule() == DeltaRule.DERIVATIVE ? 1 : 0;
        }
        return backward.layers().get(last - 2).jacobian().isEmpty() ? last - 1 : 0;
    }

    /** Brings it onto the sheet, before the error term of {@code l}, if that is its place and it does not stand there yet. */
    void before(int l) {
        if (l != layer() || draft.has(KEY) || draft.is(Detail.BRIEF)) {
            return;
        }
        weight(l).ifPresent(entry -> step(l, entry));
    }

    /** The place of the chain rule of this sample and layer, to be named there. */
    static String key(SampleTrace sample, int l) {
        return KEY + sample.number() + "." + l;
    }

    /** The first weight of {@code l} whose gradient is not 0 and that its factors, as they stand on the sheet, give. */
    private Optional<Evaluation> weight(int l) {
        List<Evaluation> found = backward.layers().get(l - 1).weights().stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.isAbsent() && entry.value().isCalculated())
                .filter(entry -> !entry.value().printed().equals(Expr.Num.of(0)))
                .toList();
        return found.stream()
                .filter(entry -> given(l, entry).isPresent())
                .findFirst()
                .or(() -> found.stream()
                        .filter(entry -> stages(l, entry).stream()
                                .noneMatch(stage -> stage.value().isException()))
                        .findFirst())
                .or(() -> found.stream().findFirst());
    }

    private void step(int l, Evaluation entry) {
        Expr w = notation.write(entry.id().of(Letter.W).symbol());
        Chain formula = Lines.equal(GradientNotation.of(w), l == last ? ofOutput(entry) : formula(l, entry));
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(formula).numbered(draft.nextNumber()));
        numbers(l, entry).ifPresent(numbers -> lines.add(numbers.remark(remark(l))));
        draft.defines(KEY);
        draft.defines(key(sample, l));
        List<Inline> title =
                notation.isBare() ? draft.say(Phrase.CHAIN_STEP_BARE, w) : draft.say(Phrase.CHAIN_STEP, l, w);
        boolean fans = l < last && edges(l, entry).size() > 1;
        List<Inline> why = fans
                ? draft.say(
                        l + 1 == last ? Phrase.WHY_CHAIN_OUTPUTS : Phrase.WHY_CHAIN_UNITS,
                        notation.write(entering(l, entry)))
                : draft.say(Phrase.WHY_CHAIN, GradientNotation.loss(), w);
        draft.step(Training.ofSample(draft, sample, title), why, lines);
    }

    /** What x or a is called that the weight multiplies, of the unit that it belongs to. */
    private Expr entering(int l, Evaluation entry) {
        return sample.names().ofLayer(Letter.A, l, entry.id().place(0)).symbol();
    }

    private List<Inline> remark(int l) {
        Optional<Inline> error = draft.reference(
                        l < last ? Quantities.delta(sample, l + 1) : Quantities.lossGradient(sample))
                .or(() -> draft.reference(Quantities.output(sample, last)));
        Optional<Inline> input = l > 1 ? draft.reference(Quantities.output(sample, l - 1)) : Optional.empty();
        return Training.fromSteps(draft, List.of(error, draft.reference(Quantities.slope(sample, l)), input));
    }

    // ---- in letters ----

    private static Expr partial(Expr of, Expr wrt) {
        return Expr.Derivative.partial(of, wrt);
    }

    private Expr z(int l, int i) {
        return notation.write(sample.names().ofLayer(Letter.Z, l, i).symbol());
    }

    private Expr a(int l, int i) {
        Letter letter = l == last ? Letter.Y : Letter.A;
        return notation.write(
                l == last
                        ? sample.names().of(letter, i).symbol()
                        : sample.names().ofLayer(letter, l, i).symbol());
    }

    /** {@code ∂C/∂y_1 · ∂y_1/∂z_1 · ∂z_1/∂w_11}, each factor named. */
    private Expr ofOutput(Evaluation entry) {
        int i = entry.id().place(0);
        Expr before = GradientNotation.of(a(last, i));
        Expr named = new SeedFormula(draft, loss)
                .ofEntry(i - 1)
                .<Expr>map(formula -> new Expr.Underbrace(before, notation.write(formula)))
                .orElse(before);
        return Expr.Product.of(named, activation(last, i), parameter(last, entry));
    }

    private Expr formula(int l, Evaluation entry) {
        int i = entry.id().place(0);
        List<Integer> edges = edges(l, entry);
        List<Expr> summands = new ArrayList<>();
        for (int k : edges) {
            Expr weight =
                    notation.write(sample.names().ofLayer(Letter.W, l + 1, k, i).symbol());
            Expr onward = new Expr.Underbrace(partial(z(l + 1, k), a(l, i)), weight);
            summands.add(Expr.Product.of(error(l + 1, k), onward));
        }
        List<Expr> factors = new ArrayList<>();
        if (summands.size() == 1) {
            factors.addAll(((Expr.Product) summands.get(0)).factors());
        } else {
            factors.add(sum(summands));
        }
        factors.add(activation(l, i));
        factors.add(parameter(l, entry));
        return new Expr.Product(factors);
    }

    private static Expr sum(List<Expr> summands) {
        int size = summands.size();
        return size <= MOST_SUMMANDS
                ? new Expr.Sum(summands)
                : Expr.Sum.of(summands.get(0), summands.get(1), Expr.Ellipsis.HORIZONTAL, summands.get(size - 1));
    }

    /** ∂C/∂z_k, at the output through y_k, with δ_k below, or −δ_k. */
    private Expr error(int l, int k) {
        Expr delta = notation.write(sample.names().ofLayer(Letter.DELTA, l, k).symbol());
        boolean through = l == last && backward.rule() == DeltaRule.DERIVATIVE && !isIdentity(l);
        Expr z = z(l, k);
        return new Expr.Underbrace(
                through ? Expr.Product.of(GradientNotation.of(a(l, k)), partial(a(l, k), z)) : GradientNotation.of(z),
                notation.gradients().signed(delta));
    }

    private Expr activation(int l, int i) {
        Expr z = z(l, i);
        Activation unit = sample.layers().get(l - 1).function().unit(i - 1).orElseThrow();
        Expr slope = Expr.Derivative.prime(Expr.Apply.of(Notation.function(unit), z), z);
        return new Expr.Underbrace(partial(a(l, i), z), Notation.isIdentity(unit) ? Expr.Num.of(1) : slope);
    }

    private Expr parameter(int l, Evaluation entry) {
        Expr w = notation.write(entry.id().of(Letter.W).symbol());
        Expr input = notation.write(sample.entering(l, entry.id().place(1)).symbol());
        return new Expr.Underbrace(partial(z(l, entry.id().place(0)), w), input);
    }

    private boolean isIdentity(int l) {
        return Notation.isIdentity(sample.layers().get(l - 1).function());
    }

    /** The units of the next layer, from 1, to which an edge leads. */
    private List<Integer> edges(int l, Evaluation entry) {
        int i = entry.id().place(0);
        List<Integer> edges = new ArrayList<>();
        List<List<Evaluation>> next = backward.layers().get(l).weights();
        for (int k = 1; k <= next.size(); k++) {
            if (!next.get(k - 1).get(i - 1).isAbsent()) {
                edges.add(k);
            }
        }
        return edges;
    }

    // ---- in numbers ----

    private Expr input(int l, Evaluation entry, PutIn operands) {
        return operands.get(sample.entering(l, entry.id().place(1)));
    }

    /** All factors put in, the operands as they are put in at the steps that calculate the same. */
    private Expr factors(int l, Evaluation entry, PutIn operands, boolean whole) {
        int i = entry.id().place(0);
        List<Expr> factors = new ArrayList<>();
        Expr slope = operands.get(Training.values(own(l)).get(i - 1));
        if (l == last) {
            Evaluation seed = backward.lossGradient().get(i - 1);
            boolean stands = draft.has(Quantities.lossGradient(sample));
            factors.add(stands ? operands.get(seed) : seed.substituted());
        } else {
            List<Expr> summands = new ArrayList<>();
            for (int k : edges(l, entry)) {
                Expr weight = sample.layers()
                        .get(l)
                        .data()
                        .orElseThrow()
                        .weights()
                        .get(k - 1)
                        .get(i - 1);
                Expr error = notation.gradients()
                        .signed(operands.get(backward.layers().get(l).delta().get(k - 1)));
                summands.add(Expr.Product.of(
                        error, operands.get(sample.names().ofLayer(Letter.W, l + 1, k, i), Plain.number(weight))));
            }
            if (summands.size() == 1) {
                factors.addAll(((Expr.Product) summands.get(0)).factors());
            } else {
                factors.add(whole ? new Expr.Sum(summands) : sum(summands));
            }
        }
        factors.add(slope);
        factors.add(input(l, entry, operands));
        return new Expr.Product(factors);
    }

    private LayerGradients own(int l) {
        return backward.layers().get(l - 1);
    }

    /** As calculations write the numbers; and, where that does not give the entry, as the steps that calculate the same put them in. */
    private List<PutIn> ways(int l, Evaluation entry) {
        List<Evaluation> steps = new ArrayList<>(List.of(entry));
        steps.add(own(l).delta().get(entry.id().place(0) - 1));
        if (!own(l).outputGradient().isEmpty()) {
            steps.add(own(l).outputGradient().get(entry.id().place(0) - 1));
        }
        return List.of(
                PutIn.of(List.of(entry)).only(sample.entering(l, entry.id().place(1))), PutIn.of(steps));
    }

    /** The numbers put in, where they give the entry as it is printed. */
    private Optional<PutIn> given(int l, Evaluation entry) {
        return ways(l, entry).stream()
                .filter(way -> entry.isGivenBy(factors(l, entry, way, true)))
                .findFirst();
    }

    /** Absent where what stands at the stages is not what the calculation goes on with: there the steps say more. */
    private Optional<Line> numbers(int l, Evaluation entry) {
        Optional<PutIn> given = given(l, entry);
        if (given.isEmpty()) {
            List<Evaluation> stages = stages(l, entry);
            boolean exceptional =
                    stages.stream().anyMatch(stage -> stage.value().isException());
            return exceptional ? Optional.empty() : Optional.of(line(stages));
        }
        Expr whole = factors(l, entry, given.get(), true);
        Operator insert = Inserted.isExact(whole) ? Operator.EQUAL : Operator.APPROXIMATELY;
        Chain put = Lines.goOn().and(insert, factors(l, entry, given.get(), false));
        return Optional.of(Line.of(put.and(Truth.result(whole, entry), entry.lineEnd())));
    }

    /** One stage after the other, each rounded, where the factors all at once give another last digit. */
    private List<Evaluation> stages(int l, Evaluation entry) {
        int i = entry.id().place(0);
        List<Evaluation> stages = new ArrayList<>();
        if (!own(l).outputGradient().isEmpty()) {
            stages.add(own(l).outputGradient().get(i - 1));
        }
        stages.add(own(l).delta().get(i - 1));
        stages.add(entry);
        return stages;
    }

    private Line line(List<Evaluation> stages) {
        List<Chain> chains = new ArrayList<>();
        for (Evaluation stage : stages) {
            chains.add(workedOut(stage));
        }
        return new Line(chains, List.of(), OptionalInt.empty());
    }

    /** The stage; where ∂C/∂y has no step of its own, first with that line put in, and alone where the numbers have other places. */
    private Chain workedOut(Evaluation stage) {
        Chain name = Chain.of(notation.write(stage.symbol()));
        Expr line = Seeds.workedOut(draft, sample, backward, stage);
        Expr own = MatrixLines.elided(stage.substituted());
        if (line.equals(stage.substituted())) {
            return NeuronLines.calculated(name, stage, own);
        }
        Chain put = name.and(Inserted.isExact(line) ? Operator.EQUAL : Operator.APPROXIMATELY, line);
        boolean differs = Truth.rational(line)
                .flatMap(value -> Truth.rational(own).map(number -> !number.equals(value)))
                .orElse(false);
        return differs ? put.and(Truth.result(line, stage), stage.lineEnd()) : NeuronLines.calculated(put, stage, own);
    }
}
