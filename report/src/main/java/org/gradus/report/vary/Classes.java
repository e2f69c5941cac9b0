package org.gradus.report.vary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.kernel.Prover;

/** Which class an output and a target stand for: the index of the largest, from 0, or 0 and 1 for one unit. */
final class Classes {
    private static final Rational HALF = Rational.ONE.over(Rational.of(2));

    private Classes() {}

    /** Empty at a tie or threshold, and where it is not decided or one unit gives no class. */
    static OptionalInt predicted(SampleTrace sample) {
        LayerTrace last = sample.lastLayer();
        List<Real> y = sample.output().stream()
                .map(Evaluation::value)
                .map(value -> value.real())
                .toList();
        if (y.size() > 1) {
            return largest(y);
        }
        Optional<ClassRule> rule = last.function().classRule();
        if (rule.isEmpty()) {
            return OptionalInt.empty();
        }
        if (rule.get() == ClassRule.OUTPUT || last.preactivation().isEmpty()) {
            return side(Signs.compare(y.get(0), HALF));
        }
        return side(Signs.compare(last.preactivation().get(0).value().real(), Rational.ZERO));
    }

    /** Empty where a target names no class: two largest entries. */
    static OptionalInt wanted(List<Expr> target, Activation last) {
        List<Real> t = target.stream()
                .map(number -> Real.of(number, Prover.zeroTest()))
                .toList();
        if (t.size() > 1) {
            return largest(t);
        }
        Optional<ClassRule> rule = last.classRule();
        if (rule.isEmpty()) {
            return OptionalInt.empty();
        }
        if (rule.get() != ClassRule.AT_LEAST_ZERO) {
            return side(Signs.compare(t.get(0), HALF));
        }
        OptionalInt sign = Signs.compare(t.get(0), Rational.ZERO); // −1 and 1, or 0 and 1
        return sign.isEmpty() ? sign : OptionalInt.of(sign.getAsInt() > 0 ? 1 : 0);
    }

    private static OptionalInt side(OptionalInt sign) {
        return sign.isEmpty() || sign.getAsInt() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(sign.getAsInt() > 0 ? 1 : 0);
    }

    private static OptionalInt largest(List<Real> values) {
        for (int i = 0; i < values.size(); i++) {
            boolean largest = true;
            for (int j = 0; j < values.size() && largest; j++) {
                largest = i == j || Signs.is(1, Signs.compare(values.get(i), values.get(j)));
            }
            if (largest) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
