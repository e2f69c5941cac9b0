package org.gradus.report.solution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Switch;
import org.gradus.symbolic.kernel.Prover;

/**
 * A derived function at a point: formula → numbers → certified value, of the function and of its derivative.
 *
 * @param point the variables, each a given number
 */
public record DerivationAtPoint(List<Evaluation> point, Evaluation value, Evaluation derivative) {
    private static final Rounding ROUNDING = new Rounding(4, Rounding.Mode.CARRY);
    private static final String VALUE = "f";
    private static final String DERIVATIVE = "f'";

    public DerivationAtPoint {
        point = List.copyOf(point);
    }

    /**
     * Works both values out.
     *
     * @param at a number for each variable of the function
     * @throws IllegalArgumentException when a variable is missing or does not occur, or the function is one of a vector
     * @throws UnsolvableException when there is no value, or no derivative
     */
    public static DerivationAtPoint of(Derivation derivation, Map<Expr.Symbol, Expr> at) {
        if (!(derivation.wrt() instanceof Expr.Symbol)) {
            throw new IllegalArgumentException(derivation.name()
                    + " is derived for any number of inputs; only a formula of numbers has a value at a point");
        }
        check(derivation, at);
        Ledger ledger = new Ledger(ROUNDING, Names.ALONE);
        Map<Expr.Symbol, Evaluation> point = new LinkedHashMap<>();
        at.forEach((variable, number) -> {
            QuantityId name = Names.of(variable);
            ledger.give(name, number);
            point.put(variable, ledger.given(name));
        });
        return new DerivationAtPoint(
                List.copyOf(point.values()),
                evaluate(ledger, VALUE, derivation.of(), "value", point),
                evaluate(ledger, DERIVATIVE, derivative(derivation, ledger, point), "derivative", point));
    }

    private static void check(Derivation derivation, Map<Expr.Symbol, Expr> at) {
        Set<Expr> variables = new LinkedHashSet<>(Derivations.variables(derivation.of()));
        variables.add(derivation.wrt());
        for (Expr.Symbol given : at.keySet()) {
            if (!variables.remove(given)) {
                throw new IllegalArgumentException("'" + given.name() + "' does not occur in the formula");
            }
        }
        if (!variables.isEmpty()) {
            String missing =
                    String.join(", ", variables.stream().map(TextWriter::write).toList());
            throw new IllegalArgumentException("a value is missing for " + missing);
        }
    }

    /** The formula of the derivative; where cases meet smoothly that of either side, elsewhere where they meet there is none. */
    private static Expr derivative(Derivation derivation, Ledger ledger, Map<Expr.Symbol, Evaluation> point) {
        for (Switch join : derivation.switches()) {
            Expr distance = join.at() instanceof Expr.Relation equation
                    ? difference(equation.left(), equation.right())
                    : difference(derivation.wrt(), join.at());
            if (isZero(distance, ledger, point)) {
                if (join.isKink()) {
                    throw new UnsolvableException(
                            place(point) + " two cases of the formula meet, and no derivative is proved there", null);
                }
                return join.left();
            }
        }
        return derivation.result();
    }

    private static Expr difference(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    private static boolean isZero(Expr distance, Ledger ledger, Map<Expr.Symbol, Evaluation> point) {
        try {
            return Real.of(distance, name -> Optional.of(ledger.get(name).real()), Prover.zeroTest())
                            .signum()
                    == 0;
        } catch (ArithmeticException unknown) {
            throw new UnsolvableException(
                    place(point) + " it is not decided which case of the formula holds: " + unknown.getMessage(),
                    unknown);
        }
    }

    private static Evaluation evaluate(
            Ledger ledger, String id, Expr formula, String what, Map<Expr.Symbol, Evaluation> point) {
        try {
            Expr holding = HoldingCase.of(formula, name -> ledger.get(name).real());
            Definition line = new Definition(Names.of(Expr.Symbol.of(id)), holding);
            return ledger.evaluate(List.of(line), Operands.EXACT_IF_SHORT).get(0);
        } catch (UnsolvableException | ArithmeticException impossible) {
            String reason = String.valueOf(impossible.getMessage()).replaceFirst("^" + id + ": ", "");
            throw new UnsolvableException("no " + what + " " + place(point) + ": " + reason, impossible);
        }
    }

    private static String place(Map<Expr.Symbol, Evaluation> point) {
        return "at "
                + String.join(
                        ", ",
                        point.entrySet().stream()
                                .map(entry -> entry.getKey().name() + " = "
                                        + TextWriter.write(
                                                entry.getValue().value().printed()))
                                .toList());
    }
}
