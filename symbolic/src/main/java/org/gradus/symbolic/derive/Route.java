package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Reading;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Notation;

/** Collects the steps of a derivation; an arrow that the {@link Prover} does not prove cannot be taken. */
public final class Route {
    private static final int LONGEST_SHOWN = 120;
    /** Of all lines together: a derivation that no one would read, and that would take minutes to prove. */
    private static final int MOST_NODES = 20_000;

    private final List<Expr.Relation> where;
    private final Optional<Reading> reading;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Expr.Relation> condition = Optional.empty();
    private int size;

    /** With names and the formulas they stand for. */
    public Route(List<Expr.Relation> where) {
        this(where, Optional.empty());
    }

    private Route(List<Expr.Relation> where, Optional<Reading> reading) {
        this.where = List.copyOf(where);
        this.reading = reading;
    }

    /** With letters that are read as {@code reading} says. */
    static Route reading(Reading reading) {
        return new Route(List.of(), Optional.of(reading));
    }

    /** From here on the steps hold in this case only. */
    Route when(Expr.Relation caseCondition) {
        condition = Optional.of(caseCondition);
        return this;
    }

    /** From here on the steps hold in every case. */
    Route always() {
        condition = Optional.empty();
        return this;
    }

    /**
     * Starts a new line.
     *
     * @throws IllegalStateException naming rule, before and after, when the kernel does not prove the arrow
     */
    public Route line(Rule rule, Expr before, Expr after) {
        size += Notation.size(after);
        if (size > MOST_NODES) {
            throw new Unsupported("the derivation grows too long");
        }
        List<Expr.Relation> conditions = new ArrayList<>(where);
        condition.ifPresent(conditions::add);
        Verdict verdict = reading.isPresent()
                ? Prover.equalAsRead(before, after, conditions, reading.get())
                : Prover.equalInEachCase(before, after, conditions);
        if (!(verdict instanceof Verdict.Proved proof)) {
            throw new IllegalStateException("rule " + rule + " is not proved here: " + shortened(before) + " = "
                    + shortened(after) + " (" + reason(verdict) + ")");
        }
        steps.add(new Step(rule, proof, condition));
        return this;
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Undecided undecided ? undecided.reason() : verdict.toString();
    }

    private static String shortened(Expr formula) {
        String text = TextWriter.write(formula);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " …";
    }

    /** Goes on with the line. Throws as {@link #line}. */
    public Route then(Rule rule, Expr after) {
        return line(rule, steps.get(steps.size() - 1).after(), after);
    }

    /**
     * What was derived before, to go on with. Throws as {@link #line}.
     */
    static Theorem proved(Expr before, Expr after, Reading reading) {
        return reading(reading)
                .line(Rule.DEFINITION, before, after)
                .steps()
                .get(0)
                .proof()
                .theorem();
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
