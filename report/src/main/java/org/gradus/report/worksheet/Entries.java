package org.gradus.report.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.symbolic.closed.ExactForm;
import org.gradus.symbolic.kernel.Prover;

/** The quantities that the formulas of one sample may use, by symbol. */
final class Entries {
    private final Map<Expr, Quantity> quantities = new HashMap<>();
    private final Map<Expr, List<Quantity>> operands = new IdentityHashMap<>();

    void put(Quantity quantity) {
        quantities.put(quantity.id().symbol(), quantity);
    }

    /** Before lines that may use what was entered since. */
    void refresh() {
        operands.clear();
    }

    Optional<Quantity> find(Expr symbol) {
        return Optional.ofNullable(quantities.get(symbol));
    }

    /** The value of a formula. */
    Real real(Expr formula) {
        return Real.of(formula, symbol -> find(symbol).map(Quantity::real), Prover.zeroTest());
    }

    /** The formula with numbers put in, each naming its source. */
    Expr substitute(Expr formula, Function<Quantity, Expr> number) {
        return Substitution.apply(
                formula, symbol -> find(symbol).map(quantity -> quantity.shown(number.apply(quantity))));
    }

    /** A short exact form of a formula whose operands all have one. */
    Optional<Expr> exact(Expr formula) {
        if (operands(formula).stream().anyMatch(quantity -> quantity.exact().isEmpty())) {
            return Optional.empty();
        }
        return ExactForm.of(Substitution.apply(formula, symbol -> find(symbol).flatMap(Quantity::exact)));
    }

    /** In the order in which they stand; asked several times while a line is evaluated. */
    List<Quantity> operands(Expr formula) {
        return operands.computeIfAbsent(formula, this::found);
    }

    private List<Quantity> found(Expr formula) {
        List<Quantity> found = new ArrayList<>();
        Children.walk(formula, node -> {
            if (node instanceof Expr.Symbol || node instanceof Expr.Indexed) {
                find(node).ifPresent(found::add);
            }
        });
        return found;
    }

    List<QuantityId> uses(Definition line) {
        Set<QuantityId> ids = new LinkedHashSet<>();
        operands(line.formula()).forEach(quantity -> ids.add(quantity.id()));
        return List.copyOf(ids);
    }

    Evaluation evaluation(Definition line, Expr substituted, Certified value) {
        return new Evaluation(line.id(), line.formula(), substituted, value, uses(line));
    }

    Evaluation notCalculated(Definition line, Real real, Optional<Expr> exact) {
        return evaluation(line, substitute(line.formula(), Quantity::printed), Certified.notCalculated(real, exact));
    }

    /** Names the quantity in what goes wrong with its number. */
    static <T> T named(Definition line, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (UndecidedException undecided) {
            throw new UnsolvableException(line.id().text() + ": " + undecided.getMessage(), undecided);
        } catch (ArithmeticException impossible) {
            throw new UnsolvableException(line.id().text() + ": " + impossible.getMessage(), impossible);
        }
    }
}
