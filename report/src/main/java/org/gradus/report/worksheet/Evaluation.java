package org.gradus.report.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise.LayerData;

/**
 * One number and where it came from: symbols → numbers put in → result.
 *
 * <p>Quantities are named as in the JSON result, everywhere with layer and unit: {@code W1[i,j]} is an {@link Expr.Indexed}
 * over the scalar symbol W of layer 1. How a sheet writes them (w_{ij}, or without indices for a single neuron) is the
 * composer's affair.
 *
 * @param id which quantity
 * @param formula the quantity in terms of others; equals {@link #symbol} for a given number
 * @param substituted the formula with every operand as printed, each a {@link Expr.Shown} naming its source; an operand that was
 *     not calculated is 0 where it is nearer to 0 than 10^(-1000)
 * @param value the result
 * @param uses the operands, in the order of the formula
 */
public record Evaluation(QuantityId id, Expr formula, Expr substituted, Certified value, List<QuantityId> uses) {

    /** Checks that the substituted line, typed into a calculator, gives the printed value; where there are numbers to type. */
    public Evaluation {
        uses = List.copyOf(uses);
        boolean numbers = value.isCalculated() && !Unprinted.occursIn(substituted);
        if (numbers && !value.isException() && !Display.promiseHolds(substituted, value)) {
            throw new IllegalStateException(id.text() + ": the line put in does not give the printed value");
        }
    }

    /** Whether other numbers than those of its line, typed into a calculator, give the value as calculations write it. */
    public boolean isGivenBy(Expr numbers) {
        if (isAbsent() || !value.isCalculated() || value.isException() || Unprinted.occursIn(numbers)) {
            return false;
        }
        try {
            return Display.promiseHolds(numbers, value)
                    && (!value.exactlyPrinted()
                            || !(value.printed() instanceof Expr.Num exact)
                            || Display.agrees(numbers, exact));
        } catch (ArithmeticException undecided) {
            return false;
        }
    }

    /** The place of a weight that does not exist, since there is no edge: it has no number, and none is to be had. */
    public static Evaluation absent(QuantityId name) {
        Expr nothing = LayerData.NO_EDGE;
        Certified value = Certified.of(Real.of(nothing, ZeroTest.NONE), Optional.empty(), new Written(nothing, true));
        return new Evaluation(name, name.symbol(), nothing, value, List.of());
    }

    /** Whether this is the place of a weight, or of its gradient, where there is no edge. */
    public boolean isAbsent() {
        return value.printed().equals(LayerData.NO_EDGE);
    }

    /** The quantity as it stands in formulas. */
    public Expr symbol() {
        return id.symbol();
    }

    /** Whether the number was given, not computed. */
    public boolean isGiven() {
        return formula.equals(symbol());
    }

    /** A short exact form, naming this evaluation as its source. */
    public Expr shown(Expr form) {
        return new Expr.Shown(form, id, true);
    }

    /** As calculations write it, naming this evaluation as its source: what later lines put in, if they put in no exact form. */
    public Expr shown() {
        return shown(value.working());
    }

    /** As boxes, answer tables and pictures write it, naming this evaluation as its source. */
    public Expr result() {
        return shown(value.result());
    }

    /** What later lines put in. */
    public Expr operand() {
        return shown(value.operand());
    }

    /** With what the line of this calculation ends; in an exception not what later lines put in. */
    public Expr lineEnd() {
        return shown(value.lineEnd());
    }

    private Expr shown(Written as) {
        return isAbsent() ? as.number() : new Expr.Shown(as.number(), id, as.exact());
    }

    /** The sign between the formula and the numbers put in: {@code =} when every one is the quantity itself. */
    public Expr.Relation.Operator insert() {
        return Inserted.isExact(substituted) ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }
}
