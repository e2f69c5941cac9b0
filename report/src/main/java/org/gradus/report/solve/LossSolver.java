package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.LogitForm;
import org.gradus.core.function.Loss;
import org.gradus.core.number.Interval;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.check.GradientProof;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.LossTrace.Form;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.kernel.Prover;

/** C and ∂C/∂y of one sample, every line an evaluation of its ledger. */
final class LossSolver {
    /** Beyond this magnitude of a logit the cross-entropies are calculated from the logits. */
    private static final double LARGE_LOGIT = 50;

    private static final int PRECISION = 64;

    private final Loss loss;
    private final Ledger ledger;
    private final int sample;
    private final Names names;
    private final LayerTrace last;
    private final List<Expr> given;
    private final List<QuantityId> target = new ArrayList<>();
    private final Optional<Penalty> penalty;

    /**
     * @param names those of the forward pass {@code trace}
     * @param penalty what regularisation adds to the loss of this sample
     */
    LossSolver(Exercise exercise, Ledger ledger, SampleTrace trace, Names names, Optional<Penalty> penalty) {
        this.penalty = penalty;
        this.loss = exercise.loss().orElseThrow();
        this.ledger = ledger;
        this.sample = trace.number();
        this.names = names;
        this.last = trace.layers().get(trace.layers().size() - 1);
        loss.misfit(last.function()).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        this.given = trace.sample().target().orElseThrow();
        for (int i = 1; i <= given.size(); i++) {
            QuantityId name = ledger.names().of(Letter.T, i);
            target.add(name);
            ledger.give(name, given.get(i - 1));
        }
    }

    Loss loss() {
        return loss;
    }

    LayerTrace last() {
        return last;
    }

    List<Expr> targets() {
        return target.stream().map(QuantityId::symbol).toList();
    }

    List<Expr> outputs() {
        return last.activation().stream().map(Evaluation::symbol).toList();
    }

    /** Whether the targets are proved to have the sum 1. */
    boolean targetsSumToOne() {
        return Exact.isZero(Expr.Sum.of(new Expr.Sum(given), Expr.Num.of(-1)));
    }

    // ---- C ----

    LossTrace solve() {
        ZeroLogarithms zeros = new ZeroLogarithms(ledger, sample);
        Expr formula = loss.formula(outputs(), targets());
        Expr defined = isBounded() ? formula : zeros.replacedIn(formula);
        List<Expr> logits = new LogitForms(this).formulas();
        boolean fromLogits = !logits.isEmpty() && isLarge();
        List<Expr> instead = fromLogits ? logits.subList(1, logits.size()) : logits;
        Definition line = new Definition(
                names.of(penalty.isPresent() ? Letter.D : Letter.C),
                fromLogits ? logits.get(0) : held(defined),
                instead);
        Evaluation value = ledger.evaluate(List.of(line), Operands.DECIMAL).get(0);
        Form form = logits.contains(value.formula()) ? Form.LOGITS : Form.OUTPUTS;
        List<Expr> shown = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            shown.add(ledger.shown(target.get(i)));
        }
        Optional<Penalty.Total> total = penalty.map(added -> added.total(names));
        return new LossTrace(
                loss,
                shown,
                value,
                form,
                zeros.found(),
                total.map(Penalty.Total::penalty),
                total.map(Penalty.Total::loss).orElse(value),
                kinks());
    }

    /** How the loss is written in the logits, where it takes a form of its own there. */
    Optional<LogitForm> logitForm() {
        return loss.logitForm(last.function());
    }

    /** Whether no logarithm of the loss can meet a 0: then 0 &lt; y &lt; 1, however near. */
    private boolean isBounded() {
        return logitForm().equals(Optional.of(LogitForm.SIGMOID));
    }

    /** The kink at which each output stands; where no digits decide it, none. */
    private List<Optional<Loss.Kink>> kinks() {
        List<Optional<Loss.Kink>> kinks = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            kinks.add(loss.kinks(outputs().get(i), targets().get(i)).stream()
                    .filter(kink -> isMet(kink.at()))
                    .findFirst());
        }
        return kinks;
    }

    private boolean isMet(Expr.Relation equation) {
        Expr difference = Terms.minus(equation.left(), equation.right());
        try {
            return Real.of(difference, symbol -> Optional.of(ledger.decisive(symbol)), Prover.zeroTest())
                            .signum()
                    == 0;
        } catch (UndecidedException | OutOfRangeException undecided) {
            return false;
        }
    }

    private boolean isLarge() {
        return last.shift().isPresent()
                || last.function().isEntrywise()
                        && last.preactivation().stream()
                                .map(z -> z.value().enclosure(PRECISION))
                                .anyMatch(z -> z.isEmpty() || isLarge(z.get()));
    }

    private static boolean isLarge(Interval z) {
        return z.lower() > LARGE_LOGIT || z.upper() < -LARGE_LOGIT;
    }

    /** The line of each definition by cases that holds. */
    private Expr held(Expr formula) {
        return HoldingCase.of(formula, ledger::decisive);
    }

    // ---- its gradient ----

    List<Evaluation> gradient() {
        ZeroLogarithms zeros = new ZeroLogarithms(ledger, sample);
        GradientProof.require(loss, given.size());
        List<Definition> lines = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Expr formula = loss.gradient(outputs(), targets(), i);
            Expr defined = isBounded() ? formula : zeros.replacedIn(formula);
            lines.add(new Definition(names.of(Letter.DY, i + 1), held(defined), gradientInstead(i)));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    /** Where 1 − y cancels, it is σ(−z). */
    private List<Expr> gradientInstead(int i) {
        if (!isBounded()) {
            return List.of();
        }
        Expr z = last.preactivation().get(i).symbol();
        Expr t = targets().get(i);
        return LogitForms.binaryGradient(z, t);
    }

    Optional<Evaluation> logit(int i) {
        List<Evaluation> logits = last.exponents();
        return logits.isEmpty() ? Optional.empty() : Optional.of(logits.get(i));
    }

    /** The target's entry as an exact number of the exercise. */
    Expr target(int i) {
        return given.get(i);
    }
}
