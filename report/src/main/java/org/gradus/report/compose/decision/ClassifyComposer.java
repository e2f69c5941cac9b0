package org.gradus.report.compose.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.function.Activation;
import org.gradus.core.number.Rational;
import org.gradus.report.compose.derivation.LogisticRegressionComposer;
import org.gradus.report.compose.forward.ForwardAnswer;
import org.gradus.report.compose.notation.Coefficients;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.compose.notation.ZeroTerms;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.solution.Classification.Rule;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The decision: its rule, each sample's class, and for a single neuron the decision boundary. */
public final class ClassifyComposer {
    private static final Expr HALF = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2));

    private final Draft draft;
    private final List<SampleTrace> samples;

    public ClassifyComposer(Draft draft) {
        this.draft = draft;
        this.samples = draft.samples();
    }

    public List<Inline> compose(Answer.Classify answer) {
        steps(answer, answer.samples().size(), () -> {});
        return box(answer);
    }

    /**
     * The steps that lead to the classes.
     *
     * @param worked how many of the samples have a line
     * @param table puts all samples below their step
     */
    public void steps(Answer.Classify answer, int worked, Runnable table) {
        Rule rule = answer.samples().isEmpty()
                ? Rule.LARGEST
                : answer.samples().get(0).rule();
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < worked; s++) {
            lines.add(decision(samples.get(s), answer.samples().get(s)));
        }
        draft.defines("decision");
        lines.set(0, lines.get(0).numbered(draft.nextNumber()));
        draft.step(draft.say(Phrase.DECISION), rule(draft, rule, function()), lines);
        table.run();
        answer.boundary().ifPresent(boundary -> boundary(boundary, answer.boundarySolved(), rule));
        answer.logOdds().ifPresent(new LogisticRegressionComposer(draft)::logOdds);
    }

    /** How the class is read from the output. */
    static List<Inline> rule(Draft draft, Rule rule, Activation function) {
        Expr y = Expr.Symbol.of("y");
        Chain positive = Chain.of(z(draft)).and(Operator.GREATER_OR_EQUAL, Expr.Num.of(0));
        return switch (rule) {
            case LARGEST -> draft.say(Phrase.RULE_LARGEST);
            case AT_LEAST_HALF ->
                draft.say(
                        FunctionWords.decision(function, Phrase.RULE_HALF_OF_UNIT),
                        Chain.of(y).and(Operator.GREATER_OR_EQUAL, HALF),
                        positive);
            case AT_LEAST_ZERO ->
                draft.say(Phrase.RULE_ZERO, Chain.of(y).and(Operator.GREATER_OR_EQUAL, Expr.Num.of(0)));
            case OUTPUT -> draft.say(FunctionWords.decision(function, Phrase.RULE_ZERO_OR_ONE));
        };
    }

    private Activation function() {
        return samples.get(0).lastLayer().function();
    }

    private static Expr z(Draft draft) {
        return draft.notation().preactivation(draft.notation().layers(), 1);
    }

    private Line decision(SampleTrace sample, Classification decided) {
        List<Evaluation> y = sample.output();
        List<Inline> lead = samples.size() > 1 ? draft.say(Phrase.SAMPLE_COLON, sample.number()) : List.of();
        Chain chain = decided.rule() == Rule.LARGEST ? largest(y, decided) : single(y.get(0), decided);
        return Line.of(chain.after(lead))
                .remark(draft.reference(
                                Quantities.output(sample, sample.layers().size()))
                        .map(reference -> draft.say(
                                Phrase.FROM,
                                draft.notation().output(draft.notation().layers(), y.size()),
                                reference))
                        .orElse(List.of()));
    }

    private Chain largest(List<Evaluation> y, Classification decided) {
        if (!decided.isDecided()) {
            return Chain.of(maximum(y)).and(Operator.APPROXIMATELY, Expr.Ellipsis.NOT_CALCULATED);
        }
        int winner = decided.label().orElseGet(() -> decided.tied().get(0)) - 1;
        Chain chain = Chain.of(draft.notation().write(y.get(winner).symbol()));
        for (int tied : decided.tied().stream().skip(1).toList()) {
            chain = chain.equal(draft.notation().write(y.get(tied - 1).symbol()));
        }
        return chain.equal(maximum(y))
                .and(Truth.answer(List.of(y.get(winner))), y.get(winner).result());
    }

    private Expr maximum(List<Evaluation> y) {
        if (y.size() > Elision.WHOLE) {
            return Expr.Apply.of("max", Expr.Indexed.of("y", "i"));
        }
        return new Expr.Apply(
                "max", y.stream().map(e -> draft.notation().write(e.symbol())).toList());
    }

    private Chain single(Evaluation y, Classification decided) {
        Chain chain = Chain.of(Expr.Symbol.of("y"));
        if (decided.isDecided() && saysIt(y, decided)) {
            chain = chain.and(Truth.answer(List.of(y)), y.result());
        }
        if (!decided.isDecided()) {
            return chain.and(Truth.answer(List.of(y)), y.result());
        }
        boolean one = decided.label().orElse(0) == 1;
        Operator sign = one ? Operator.GREATER_OR_EQUAL : Operator.LESS;
        return switch (decided.rule()) {
            case AT_LEAST_HALF -> chain.and(sign, HALF);
            case AT_LEAST_ZERO -> chain.and(sign, Expr.Num.of(0));
            case LARGEST, OUTPUT -> chain;
        };
    }

    /** Whether the rounded output lies on the same side of the threshold as the true one. */
    private static boolean saysIt(Evaluation y, Classification decided) {
        if (y.value().result().exact() || decided.rule() == Rule.OUTPUT) {
            return true;
        }
        Rational threshold = decided.rule() == Rule.AT_LEAST_HALF ? Rational.ONE.over(Rational.of(2)) : Rational.ZERO;
        return Truth.rational(y.value().result().number())
                .filter(printed -> !printed.equals(threshold))
                .isPresent();
    }

    private void boundary(Expr.Relation boundary, Optional<Expr.Relation> solved, Rule rule) {
        List<Line> lines = new ArrayList<>();
        Expr left = draft.is(Style.Detail.BRIEF) ? ZeroTerms.fold(boundary.left()) : boundary.left();
        Chain equation = Lines.equal(z(draft), Coefficients.write(left)).equal(boundary.right());
        lines.add(Line.of(equation).numbered(draft.nextNumber()));
        solved.ifPresent(line -> {
            Chain explicit = Lines.equal(line.left(), Coefficients.write(ZeroTerms.fold(line.right())));
            lines.add(Line.of(explicit).remark(draft.say(Phrase.SOLVED_FOR, line.left())));
        });
        Chain zero = Lines.equal(z(draft), Expr.Num.of(0));
        List<Inline> why = rule == Rule.AT_LEAST_HALF
                ? draft.say(Phrase.WHY_BOUNDARY_HALF, Lines.equal(Expr.Symbol.of("y"), HALF), zero)
                : draft.say(Phrase.WHY_BOUNDARY, zero);
        draft.defines("boundary");
        draft.step(draft.say(Phrase.BOUNDARY), why, lines);
    }

    private List<Inline> box(Answer.Classify answer) {
        List<Inline> text = List.of();
        for (int s = 0; s < answer.samples().size(); s++) {
            Classification decided = answer.samples().get(s);
            if (!text.isEmpty()) {
                text = Wording.join(text, List.of(new Inline.Text(" ")));
            }
            if (samples.size() > 1) {
                text = Wording.join(
                        text, draft.say(Phrase.SAMPLE_COLON, samples.get(s).number()));
            }
            text = Wording.join(text, sentence(decided));
        }
        return text;
    }

    private List<Inline> sentence(Classification decided) {
        if (!decided.tied().isEmpty()) {
            return draft.say(Phrase.TIED, tied(decided.tied()));
        }
        if (!decided.isDecided()) {
            return draft.say(decided.rule() == Rule.LARGEST ? Phrase.LARGEST_UNDECIDED : Phrase.THRESHOLD_UNDECIDED);
        }
        int label = decided.label().orElseThrow();
        List<Inline> name = ForwardAnswer.className(draft, label);
        if (samples.size() > 1) {
            return Wording.join(name, List.of(new Inline.Text(".")));
        }
        boolean network = draft.exercise().network().isPresent();
        Phrase phrase = draft.notation().isNeuron() ? Phrase.DECIDED_NEURON : Phrase.DECIDED;
        return draft.say(network ? phrase : Phrase.DECIDED_LOGITS, name);
    }

    private List<Inline> tied(List<Integer> classes) {
        List<Inline> text = List.of();
        for (int i = 0; i < classes.size(); i++) {
            String between =
                    i == 0 ? "" : i == classes.size() - 1 ? draft.wording().word(Phrase.AND) : ", ";
            text = Wording.join(
                    text,
                    between.isEmpty() ? List.of() : List.of(new Inline.Text(between)),
                    ForwardAnswer.className(draft, classes.get(i)));
        }
        return text;
    }
}
