package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Statement;
import org.gradus.report.exercise.Task;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Decision;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.Worksheet;
import org.gradus.symbolic.kernel.Prover;

/** Decides statements: claims by the prover, comparisons on certified numbers; the rest is their author's word. */
final class StatementsSolver {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr ZERO = Expr.Num.of(0);

    private final Exercise exercise;
    private final Transcript transcript;
    private final Settled settled;

    StatementsSolver(Exercise exercise, Transcript transcript, Settled settled) {
        this.exercise = exercise;
        this.transcript = transcript;
        this.settled = settled;
    }

    /** What was decided before, or holds for all rounding modes. */
    static final class Settled {
        private final Map<Statement, Answer.Verification> claims = new IdentityHashMap<>();
        private final Map<Exercise, Worksheet> exact = new IdentityHashMap<>();
    }

    Answer.Statements solve(Task.Statements task) {
        List<Decision> decisions = new ArrayList<>();
        for (Statement statement : task.statements()) {
            decisions.add(decide(statement));
        }
        return new Answer.Statements(decisions);
    }

    private Decision decide(Statement statement) {
        if (statement instanceof Statement.Claimed claimed) {
            Answer.Verification verification = settled.claims.computeIfAbsent(
                    claimed, own -> ClaimSolver.solve(ClaimVerifier.verify(claimed.claim()), exercise.rounding()));
            return new Decision(statement, holds(verification.result()), new Decision.Proof(verification));
        }
        if (statement instanceof Statement.Checked checked) {
            return decide(checked);
        }
        return new Decision(statement, Optional.of(((Statement.Asserted) statement).holds()), new Decision.Word());
    }

    private static Optional<Boolean> holds(ClaimResult result) {
        return result.isProved() ? Optional.of(true) : result.isRefuted() ? Optional.of(false) : Optional.empty();
    }

    // ---- comparisons ----

    private Decision decide(Statement.Checked statement) {
        Map<Expr, Evaluation> quantities = new HashMap<>();
        List<QuantityId> uses = new ArrayList<>();
        for (Statement.Quantity quantity : statement.quantities()) {
            Evaluation line = find(statement, quantity);
            quantities.put(quantity.name(), line);
            uses.add(line.id());
        }
        Expr.Relation check = statement.check();
        Decision.Numbers numbers = new Decision.Numbers(
                put(check, name -> Optional.ofNullable(quantities.get(name)).map(Evaluation::symbol)),
                put(check, name -> Optional.ofNullable(quantities.get(name)).map(Evaluation::result)),
                uses);
        quantities.replaceAll((name, line) -> exact(line));
        return new Decision(statement, holds(check, quantities), numbers);
    }

    /** In rounding mode displayed the lines go on with what is printed; whether a statement holds does not depend on that. */
    private Evaluation exact(Evaluation line) {
        Rounding rounding = exercise.rounding();
        if (rounding.mode() != Rounding.Mode.DISPLAYED) {
            return line;
        }
        Worksheet worksheet = settled.exact.computeIfAbsent(
                exercise,
                own -> Solver.solve(own.withRounding(new Rounding(rounding.digits(), Rounding.Mode.CARRY)))
                        .worksheet());
        return worksheet.find(line.id()).orElseThrow();
    }

    private static Expr.Relation put(Expr.Relation check, Function<Expr, Optional<Expr>> meaning) {
        return new Expr.Relation(
                Substitution.apply(check.left(), meaning),
                check.operator(),
                Substitution.apply(check.right(), meaning));
    }

    private static Optional<Boolean> holds(Expr.Relation check, Map<Expr, Evaluation> quantities) {
        Expr indicator = new Expr.Piecewise(List.of(Case.when(check, ONE), Case.otherwise(ZERO)));
        try {
            return Real.of(
                            indicator,
                            name -> Optional.ofNullable(quantities.get(name))
                                    .map(line -> line.value().real()),
                            Prover.zeroTest())
                    .rational()
                    .map(Rational.ONE::equals);
        } catch (ArithmeticException undecided) {
            return Optional.empty();
        }
    }

    private Evaluation find(Statement.Checked statement, Statement.Quantity quantity) {
        List<Evaluation> lines = transcript.calculatedSoFar();
        List<Evaluation> named = lines.stream()
                .filter(line -> isCalled(line.id(), quantity.id()) && !line.isAbsent())
                .toList();
        List<Evaluation> meant = named.stream()
                .filter(line -> quantity.sample() == 0 || line.id().sample() == quantity.sample())
                .filter(line -> line.id().time() == quantity.time())
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String message;
        if (meant.size() > 1) {
            message = quantity.id() + " stands for the quantities of several samples; write " + quantity.id()
                    + "@1 for that of sample 1";
        } else if (!named.isEmpty()) {
            message = quantity.id() + " has no sample or time of that number";
        } else {
            List<String> names =
                    lines.stream().map(line -> line.id().text()).distinct().toList();
            message = "no task here calculates " + quantity.id() + Near.hint(quantity.id(), names);
        }
        throw new ExerciseException(
                exercise.name(),
                List.of(new Problem(
                        statement.at().line(),
                        statement.at().column(),
                        "check '" + statement.written() + "': " + message)));
    }

    /** The output of the network is y, and a of its last layer. */
    private boolean isCalled(QuantityId id, String name) {
        if (id.text().equals(name)) {
            return true;
        }
        int last = exercise.network().map(net -> net.layers().size()).orElse(1);
        String output = "a" + last;
        String text = id.text();
        return text.startsWith("y[") && name.equals(output + text.substring(1))
                || text.startsWith(output + "[") && name.equals("y" + text.substring(output.length()));
    }
}
