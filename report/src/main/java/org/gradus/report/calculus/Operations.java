package org.gradus.report.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.UnsolvableException;

/**
 * Takes a formula apart into single operations: one for each sum, product, quotient, power and function; numbers stay in the operation
 * that they stand in. What stands in the formula more than once is one operation.
 */
final class Operations {
    private static final int MOST = 100;

    private final List<Operation> all = new ArrayList<>();
    private final Map<Expr, Integer> known = new HashMap<>();

    private Operations() {}

    /**
     * A variable, or an operation on those before it.
     *
     * @param formula the variable, or the operation with {@link #place} for each operand that varies
     * @param operands the indices of those operands, each once
     * @param uses how often it stands in the formula
     */
    record Operation(Expr formula, List<Integer> operands, int uses) {
        boolean isVariable() {
            return operands.isEmpty();
        }

        private Operation usedOnceMore() {
            return new Operation(formula, operands, uses + 1);
        }
    }

    /** Stands for an operand until it has a name; no formula of a file holds such a symbol. */
    static Expr.Symbol place(int index) {
        return Expr.Symbol.of("#" + index);
    }

    /** The operations, each behind its operands, the variables first in this order; the last one gives the formula. */
    static List<Operation> of(Expr formula, List<Expr.Symbol> variables) {
        Operations operations = new Operations();
        for (Expr.Symbol variable : variables) {
            operations.known.put(variable, operations.all.size());
            operations.all.add(new Operation(variable, List.of(), 0));
        }
        Optional<Integer> last = operations.index(formula);
        if (last.isEmpty()) {
            throw new UnsolvableException("graph: the formula holds no variable", null);
        }
        if (last.get() < variables.size()) {
            operations.all.add(new Operation(place(last.get()), List.of(last.get()), 1));
        }
        return List.copyOf(operations.all);
    }

    /** The node of a part; empty for one without variables. */
    private Optional<Integer> index(Expr part) {
        if (!varies(part)) {
            return Optional.empty();
        }
        Integer before = known.get(part);
        if (before != null) {
            all.set(before, all.get(before).usedOnceMore());
            return Optional.of(before);
        }
        Set<Integer> operands = new LinkedHashSet<>();
        Expr operation = operation(part, operands);
        if (all.size() >= MOST) {
            throw new UnsolvableException("graph: the formula has more than " + MOST + " operations", null);
        }
        known.put(part, all.size());
        all.add(new Operation(operation, List.copyOf(operands), 1));
        return Optional.of(all.size() - 1);
    }

    private static boolean varies(Expr part) {
        return Children.any(part, node -> node instanceof Expr.Symbol);
    }

    /** An operand in its operation: a place, or the number itself. */
    private Expr operand(Expr part, Set<Integer> operands) {
        Optional<Integer> index = index(part);
        index.ifPresent(operands::add);
        return index.<Expr>map(Operations::place).orElse(part);
    }

    private Expr operation(Expr part, Set<Integer> operands) {
        if (part instanceof Expr.Negation negation) {
            return new Expr.Negation(operand(negation.operand(), operands));
        }
        if (part instanceof Expr.Sum sum) {
            List<Expr> terms = new ArrayList<>();
            for (Expr term : sum.terms()) {
                terms.add(
                        term instanceof Expr.Negation minus
                                ? new Expr.Negation(operand(minus.operand(), operands))
                                : operand(term, operands));
            }
            return new Expr.Sum(terms);
        }
        if (part instanceof Expr.Product product) {
            return new Expr.Product(product.factors().stream()
                    .map(factor -> operand(factor, operands))
                    .toList());
        }
        if (part instanceof Expr.Quotient quotient) {
            Expr numerator = operand(quotient.numerator(), operands);
            return new Expr.Quotient(numerator, operand(quotient.denominator(), operands));
        }
        if (part instanceof Expr.Power power) {
            Expr base = operand(power.base(), operands);
            return new Expr.Power(base, operand(power.exponent(), operands));
        }
        if (part instanceof Expr.Apply apply) {
            return new Expr.Apply(
                    apply.function(),
                    apply.arguments().stream()
                            .map(argument -> operand(argument, operands))
                            .toList());
        }
        throw new UnsolvableException("graph: " + part + " is no operation on numbers", null);
    }
}
