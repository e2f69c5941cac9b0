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
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Extremes;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.words.ClaimPhrase;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
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

    /** The box: the decision is read from the output, which needs no step of its own. */
    public Box compose(Answer.Classify answer) {
        Rule rule = answer.samples().isEmpty()
                ? Rule.LARGEST
                : answer.samples().get(0).rule();
        answer.boundary().ifPresent(boundary -> boundary(boundary, answer.boundarySolved(), rule));
        answer.logOdds().ifPresent(new LogisticRegressionComposer(draft)::logOdds);
        List<Inline> note = rule == Rule.LARGEST ? List.of() : rule(draft, rule, function());
        if (samples.size() == 1) {
            return new Box(sentence(samples.get(0), answer.samples().get(0)), List.of(), note);
        }
        List<List<Inline>> header = List.of(
                List.of(new Inline.Text(draft.wording().word(Phrase.SAMPLE_COLUMN))),
                rule == Rule.LARGEST
                        ? draft.say(Phrase.LARGEST_OUTPUT_COLUMN)
                        : List.of(Inline.Formula.of(Expr.Symbol.of("y"))),
                List.of(new Inline.Text(draft.wording().word(Phrase.CLASS_COLUMN))));
        List<List<List<Inline>>> rows = new ArrayList<>();
        List<Inline> undecided = List.of();
        for (int s = 0; s < samples.size(); s++) {
            Classification decided = answer.samples().get(s);
            rows.add(List.of(
                    List.of(new Inline.Text(Integer.toString(samples.get(s).number()))),
                    List.of(new Inline.Formula(reason(samples.get(s).output(), decided))),
                    decided.label().isPresent()
                            ? named(decided.label().getAsInt())
                            : draft.say(decided.isDecided() ? Phrase.TIE : ClaimPhrase.UNDECIDED)));
            if (decided.label().isEmpty() && undecided.isEmpty()) {
                undecided = undecided(decided);
            }
        }
        return new Box(List.of(), List.of(new Block.Table(header, rows)), Extremes.with(draft, note, undecided));
    }

    /** How the class is read from the output. */
    public static List<Inline> rule(Draft draft, Rule rule, Activation function) {
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

    /** "y_2 ≈ 0.4411 is the largest output: class 2 (negative)". */
    private List<Inline> sentence(SampleTrace sample, Classification decided) {
        if (decided.label().isEmpty()) {
            List<Inline> value = decided.isDecided() ? List.of() : of(sample, decided);
            return Wording.join(value, undecided(decided));
        }
        List<Inline> name = ForwardAnswer.className(draft, decided.label().getAsInt());
        Chain reason = reason(sample.output(), decided);
        return decided.rule() == Rule.LARGEST
                ? draft.say(Phrase.IS_LARGEST, reason, name)
                : Wording.join(List.of(new Inline.Formula(reason), new Inline.Text(": ")), name);
    }

    private List<Inline> of(SampleTrace sample, Classification decided) {
        return decided.rule() == Rule.LARGEST
                ? List.of()
                : List.of(new Inline.Formula(reason(sample.output(), decided)), new Inline.Text(". "));
    }

    private List<Inline> named(int label) {
        return ForwardAnswer.className(draft, label);
    }

    /** The number that decides: {@code y_2 ≈ 0.4411}, {@code y ≈ 0.7311 ≥ 1/2}. */
    private Chain reason(List<Evaluation> y, Classification decided) {
        return decided.rule() == Rule.LARGEST ? largest(y, decided) : single(y.get(0), decided);
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
        return chain.and(Truth.answer(List.of(y.get(winner))), y.get(winner).result());
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
        if (y.value().exactlyPrinted() || decided.rule() == Rule.OUTPUT) {
            return true;
        }
        Rational threshold = decided.rule() == Rule.AT_LEAST_HALF ? Rational.ONE.over(Rational.of(2)) : Rational.ZERO;
        return Truth.rational(y.value().printed())
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

    private List<Inline> undecided(Classification decided) {
        if (!decided.tied().isEmpty()) {
            return draft.say(Phrase.TIED, tied(decided.tied()));
        }
        return draft.say(decided.rule() == Rule.LARGEST ? Phrase.LARGEST_UNDECIDED : Phrase.THRESHOLD_UNDECIDED);
    }

    private List<Inline> tied(List<Integer> classes) {
        List<Inline> text = List.of();
        for (int i = 0; i < classes.size(); i++) {
            String between = i == 0
                    ? ""
                    : i == classes.size() - 1
                            ? draft.wording().word(Phrase.AND)
                            : draft.wording().word(Phrase.SEPARATOR);
            text = Wording.join(
                    text,
                    between.isEmpty() ? List.of() : List.of(new Inline.Text(between)),
                    ForwardAnswer.className(draft, classes.get(i)));
        }
        return text;
    }
}
