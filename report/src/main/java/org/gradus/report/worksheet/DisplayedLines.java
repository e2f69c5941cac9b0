package org.gradus.report.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.symbolic.closed.ExactForm;
import org.gradus.symbolic.kernel.Prover;

/** Rounding mode displayed: the value is that of the operands as printed, so the calculator promise holds by itself. */
final class DisplayedLines implements Calculation {
    private static final int VALUE_BITS = 64;

    private final Entries entries;
    private final Display display;

    DisplayedLines(Entries entries, Display display) {
        this.entries = entries;
        this.display = display;
    }

    @Override
    public List<Evaluation> evaluate(List<Definition> lines, Operands style) {
        return lines.stream().map(this::evaluated).toList();
    }

    private Evaluation evaluated(Definition line) {
        Optional<Definition> other = line.otherwise();
        if (other.isPresent() && !hasValue(line)) {
            return evaluated(other.get());
        }
        Expr substituted = substitute(line.formula());
        if (Unprinted.occursIn(substituted)) {
            return entries.notCalculated(line, entries.real(line.formula()), Optional.empty());
        }
        Real real = Real.of(substituted, Prover.zeroTest());
        if (!hasValue(line) && countsAsZero(line)) {
            return entries.notCalculated(line, real, Optional.empty()); // 1/y with a y that is only known to be small
        }
        return Entries.named(line, () -> {
            Optional<Expr> exact = ExactForm.of(substituted);
            return display.certified(real, exact, display.digits())
                    .map(value -> entries.evaluation(line, substituted, value))
                    .orElseGet(() -> entries.notCalculated(line, real, exact));
        });
    }

    private boolean countsAsZero(Definition line) {
        return entries.operands(line.formula()).stream()
                .anyMatch(quantity -> quantity.printed() == Expr.Ellipsis.NOT_CALCULATED);
    }

    /** ln(1 − 1.0) has none. */
    private boolean hasValue(Definition line) {
        Expr substituted = substitute(line.formula());
        if (Unprinted.occursIn(substituted)) {
            return false;
        }
        try {
            Real.of(substituted, Prover.zeroTest()).enclose(VALUE_BITS);
            return true;
        } catch (ArithmeticException noValue) {
            return false;
        }
    }

    private Expr substitute(Expr formula) {
        return entries.substitute(formula, Quantity::countedIn);
    }
}
