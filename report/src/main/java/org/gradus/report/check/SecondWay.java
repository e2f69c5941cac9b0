package org.gradus.report.check;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.kernel.Prover;

/** A derivative once more, by a way that has nothing in common with the one that was shown. */
public final class SecondWay {
    private static final int[] PRECISIONS = {64, 256, 1024};

    private SecondWay() {}

    /**
     * A derivative that comes from a formula, against forward mode on enclosures of the function itself.
     *
     * @param derivative the line
     * @param of the function, in the ledger's symbols
     * @return whether the second way was narrow enough to compare
     * @throws IllegalStateException a fault of this library: they cannot be equal
     */
    public static boolean check(Evaluation derivative, Expr of, Expr wrt, Ledger ledger) {
        if (!isComparable(derivative, ledger)) {
            return true;
        }
        for (int bits : PRECISIONS) {
            try {
                int precision = bits;
                Interval second = ForwardMode.differentiate(
                                of, symbol -> ledger.get(symbol).real().enclose(precision), wrt, bits)
                        .derivative();
                Interval first = derivative.value().real().enclose(bits);
                if (Agreement.agree(derivative.id().text(), first, second, bits)) {
                    return true;
                }
            } catch (ArithmeticException notSeparated) {
                // with more bits perhaps
            }
        }
        return false;
    }

    /**
     * A derivative that comes from a graph, against the derivative that rules give for the whole formula; where these give none, as
     * {@link #check}.
     */
    public static boolean checkByRules(Evaluation derivative, Expr of, Expr.Symbol wrt, Ledger ledger) {
        if (!isComparable(derivative, ledger)) {
            return true;
        }
        try {
            Derivation derivation = Derivations.of(of, wrt);
            if (derivation.switches().isEmpty()) {
                Real second = Real.of(
                        derivation.result(),
                        symbol -> Optional.of(ledger.get(symbol).real()),
                        Prover.zeroTest());
                return Agreement.decided(
                        derivative.id().text(), derivative.value().real(), second);
            }
        } catch (IllegalArgumentException | ArithmeticException noRule) {
            // the other way, then
        }
        return check(derivative, of, wrt, ledger);
    }

    /** In rounding mode displayed each line goes on with what is printed: there is nothing to compare. */
    private static boolean isComparable(Evaluation derivative, Ledger ledger) {
        return ledger.isOriginal()
                && ledger.mode() != Mode.DISPLAYED
                && derivative.value().isCalculated();
    }
}
