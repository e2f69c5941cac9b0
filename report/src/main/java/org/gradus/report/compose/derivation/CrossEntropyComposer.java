package org.gradus.report.compose.derivation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.page.RouteLines;
import org.gradus.report.compose.page.Temperature;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Step;

/** Why ∂C/∂z is output minus target: cross-entropy behind softmax, binary cross-entropy behind a sigmoid. Each once on a sheet. */
public final class CrossEntropyComposer {
    /** The key of ∂C/∂z_j behind softmax. */
    public static final String SOFTMAX = "softmax-cross-entropy";

    /** The key of the same where it is y_j − t_j. */
    public static final String SOFTMAX_ONE = "softmax-cross-entropy-one";

    /** The key of ∂C/∂z behind a sigmoid. */
    public static final String SIGMOID = "sigmoid-cross-entropy";

    private static final Expr S = Expr.Symbol.of("S");
    private static final Expr Y = Expr.Symbol.of("y");
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Expr TOTAL = Expr.Symbol.of("T");
    private static final Expr YK = Expr.Indexed.of("y", "k");
    private static final Expr ZK = Expr.Indexed.of("z", "k");
    private static final Expr ZJ = Expr.Indexed.of("z", "j");

    private final Draft draft;

    public CrossEntropyComposer(Draft draft) {
        this.draft = draft;
    }

    /**
     * Brings {@code Derivations.softmaxCrossEntropy()} onto the sheet.
     *
     * @param sumsToOne whether the targets sum to 1 exactly, so that T y_j − t_j is y_j − t_j
     * @return {@code ∂C/∂z_j = y_j − t_j}, or the general form, for the box
     */
    public Chain softmax(Derivation derivation, boolean sumsToOne) {
        List<Step> steps = derivation.steps();
        int special = steps.size() - 1;
        Expr general = steps.get(special).before();
        Expr result = sumsToOne ? steps.get(special).after() : general;
        Chain box = Lines.equal(Expr.Derivative.partial(steps.get(0).before(), ZJ), result);
        if (draft.has(SOFTMAX)) {
            return box;
        }
        draft.defines(SOFTMAX);
        if (sumsToOne) {
            draft.defines(SOFTMAX_ONE);
        }
        if (draft.is(Detail.BRIEF)) {
            step(Phrase.SOFTMAX_CROSS_ENTROPY, ZJ, List.of(Line.of(box).numbered(draft.nextNumber())));
            return box;
        }
        step(
                Phrase.SOFTMAX_CROSS_ENTROPY,
                ZJ,
                draft.is(Detail.FULL) ? stepByStep(derivation, sumsToOne) : inFourLines(derivation, sumsToOne));
        return box;
    }

    private List<Inline> logarithm() {
        Expr lnS = Expr.Apply.of(FunctionName.LN, S);
        Chain quotient = Lines.equal(YK, new Expr.Quotient(Terms.exp(ZK), S));
        Chain logarithm = Lines.equal(Expr.Apply.of(FunctionName.LN, YK), Expr.Sum.of(ZK, new Expr.Negation(lnS)));
        return draft.say(Phrase.LOGARITHM_OF_QUOTIENT, logarithm, quotient);
    }

    /** What is written on a board; T stands only where the targets do not sum to 1. */
    private List<Line> inFourLines(Derivation derivation, boolean sumsToOne) {
        List<Step> steps = derivation.steps();
        UnaryOperator<Expr> total = sumsToOne ? WithoutTotal::of : UnaryOperator.identity();
        Expr cost = steps.get(0).before();
        Expr sumOfTargets = meaning(derivation, TOTAL).links().get(0).right();
        Chain loss = Lines.equal(cost, steps.get(0).after()).equal(steps.get(1).after());
        Chain slope = Lines.equal(steps.get(5).before(), steps.get(5).after())
                .equal(steps.get(6).after())
                .equal(steps.get(7).after());
        Chain whole = Lines.equal(
                        steps.get(8).before(), total.apply(steps.get(8).after()))
                .equal(total.apply(steps.get(10).after()));
        Chain inner = Lines.equal(steps.get(3).before(), steps.get(4).after());
        return List.of(
                Line.of(loss).remark(logarithm()),
                Line.of(Lines.goOn().equal(total.apply(steps.get(2).after())))
                        .remark(
                                sumsToOne
                                        ? draft.say(Phrase.MULTIPLY_OUT_ONE, Lines.equal(sumOfTargets, Expr.Num.of(1)))
                                        : draft.say(Phrase.MULTIPLY_OUT, meaning(derivation, TOTAL))),
                Line.of(slope).remark(draft.say(Phrase.CHAIN_RULE_LOGARITHM_OF, meaning(derivation, S), inner)),
                Line.of(whole).numbered(draft.nextNumber()));
    }

    /** Where T = 1, as a factor it is not written. */
    private static final class WithoutTotal extends Rewriter {
        static Expr of(Expr expr) {
            return expr.accept(new WithoutTotal());
        }

        @Override
        public Expr product(Expr.Product product) {
            List<Expr> factors = product.factors().stream()
                    .filter(factor -> !factor.equals(TOTAL))
                    .map(this::rewrite)
                    .toList();
            return factors.size() == 1 ? factors.get(0) : new Expr.Product(factors);
        }
    }

    private List<Line> stepByStep(Derivation derivation, boolean sumsToOne) {
        List<Step> steps = derivation.steps();
        RouteLines lines = new RouteLines(sumsToOne ? steps : steps.subList(0, steps.size() - 1))
                .step(List.of())
                .step(logarithm())
                .step(draft.say(Phrase.MULTIPLY_OUT, meaning(derivation, TOTAL)))
                .step(draft.say(Phrase.WITH_MEANING, meaning(derivation, S)))
                .step(draft.say(Phrase.RULE_OTHER_TERMS, ZJ))
                .step(draft.say(Phrase.CHAIN_RULE_LOGARITHM))
                .step(draft.say(Phrase.INSERT_PLAIN))
                .step(draft.say(Phrase.RULE_RECOGNISE, Expr.Indexed.of("y", "j")))
                .step(draft.say(Phrase.TERM_BY_TERM, TOTAL, ZJ))
                .step(draft.say(Phrase.RULE_OTHER_TERMS, ZJ))
                .step(draft.say(Phrase.INSERT_PLAIN));
        if (sumsToOne) {
            lines.step(draft.say(Phrase.TARGETS_SUM_TO_ONE));
        }
        return lines.numbered(draft.nextNumber());
    }

    /** {@code S = Σ_k e^{z_k}}, {@code T = Σ_k t_k}. */
    private static Chain meaning(Derivation derivation, Expr letter) {
        return derivation.where().stream()
                .filter(name -> name.left().equals(letter))
                .map(name -> Lines.equal(name.left(), name.right()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Brings {@code Derivations.sigmoidCrossEntropy()} onto the sheet.
     *
     * @return {@code ∂C/∂z = y − t}, for the box
     */
    public Chain sigmoid(Derivation derivation) {
        Chain box =
                Lines.equal(Expr.Derivative.partial(derivation.steps().get(0).before(), Z), derivation.result());
        if (draft.has(SIGMOID)) {
            return box;
        }
        draft.defines(SIGMOID);
        if (draft.is(Detail.BRIEF)) {
            step(Phrase.SIGMOID_CROSS_ENTROPY, Z, List.of(Line.of(box).numbered(draft.nextNumber())));
            return box;
        }
        Expr slope = Expr.Product.of(Y, Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(Y)));
        List<Step> steps = derivation.steps();
        RouteLines lines =
                lossStands() ? new RouteLines(steps.subList(1, steps.size())) : new RouteLines(steps).step(List.of());
        if (draft.is(Detail.FULL)) {
            lines.step(draft.say(Phrase.DERIVATIVE_OF_LOGARITHM))
                    .step(draft.say(Phrase.COMMON_DENOMINATOR))
                    .step(draft.say(Phrase.DERIVATIVE_OF_SIGMOID))
                    .step(draft.say(Phrase.CHAIN_RULE))
                    .step(draft.say(Phrase.INSERT_PLAIN))
                    .step(draft.say(Phrase.CANCELS, slope));
        } else {
            lines.steps(2, draft.say(Phrase.COMMON_DENOMINATOR))
                    .step(draft.say(Phrase.DERIVATIVE_OF_SIGMOID))
                    .steps(3, draft.say(Phrase.CANCELS, slope));
        }
        step(Phrase.SIGMOID_CROSS_ENTROPY, Z, lines.numbered(draft.nextNumber()));
        return box;
    }

    /** Whether the loss of the one output is already written out on the sheet. */
    private boolean lossStands() {
        return draft.notation().outputs() == 1
                && draft.samples().stream().anyMatch(sample -> draft.has(Quantities.loss(sample)));
    }

    private void step(Phrase title, Expr at, List<Line> lines) {
        List<Inline> why = draft.say(Phrase.WHY_CROSS_ENTROPY, at);
        draft.step(draft.say(title), Decay.leftOut(draft, Temperature.letters(draft, why)), lines);
    }
}
