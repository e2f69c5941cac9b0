package org.gradus.symbolic.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;

/**
 * A derivative with every step on the way to it.
 *
 * @param name the function's name as in the exercise file ({@code sigmoid}, {@code softmax})
 * @param of the function's formula
 * @param wrt the variable
 * @param where names used in the steps and the formulas they stand for ({@code v = 1 + e^{-z}}); may be named after {@code of}
 * @param steps each proved; a step whose {@code before} equals the {@code after} of the one above goes on with that line
 * @param result the derivative
 * @param closedForm the derivative in terms of the function's own value y, if there is one
 * @param switches where the formula goes over from one case to the next, from the smallest to the largest
 */
public record Derivation(
        String name,
        Expr of,
        Expr wrt,
        List<Expr.Relation> where,
        List<Step> steps,
        Expr result,
        Optional<Expr> closedForm,
        List<Switch> switches) {
    public Derivation {
        where = List.copyOf(where);
        steps = List.copyOf(steps);
        switches = List.copyOf(switches);
        requireChain(where, steps, result);
    }

    /** A line leads from a derivative to the result, arrow by arrow, and rests on nothing but what is said here, and letters for derivatives. */
    private static void requireChain(List<Expr.Relation> where, List<Step> steps, Expr result) {
        for (Step step : steps) {
            for (Expr.Relation assumed : step.proof().theorem().under()) {
                boolean name = assumed.operator() == Expr.Relation.Operator.DEFINED_AS
                        && assumed.right() instanceof Expr.Derivative;
                if (!name && !where.contains(assumed) && !step.condition().equals(Optional.of(assumed))) {
                    throw new IllegalArgumentException(
                            "a step rests on what the derivation does not say: " + TextWriter.write(assumed));
                }
            }
        }
        Map<Expr, Expr> names = writtenOut(where);
        int end = steps.size() - 1;
        while (end >= 0 && !isResult(steps.get(end).after(), result, names)) {
            end--; // what follows the result is a special case of it
        }
        if (end < 0 || !(startOf(steps, end) instanceof Expr.Derivative)) {
            throw new IllegalArgumentException("no step leads to " + TextWriter.write(result));
        }
    }

    /** What the names stand for, down to the variables: later names may hold earlier ones. */
    static Map<Expr, Expr> writtenOut(List<Expr.Relation> where) {
        Map<Expr, Expr> names = new HashMap<>();
        where.stream()
                .filter(relation -> relation.left() instanceof Expr.Symbol)
                .forEach(relation -> names.put(relation.left(), Substitution.apply(relation.right(), names)));
        return names;
    }

    /** As it stands, or with names written out. */
    private static boolean isResult(Expr after, Expr result, Map<Expr, Expr> names) {
        return after.equals(result) || Substitution.apply(after, names).equals(result);
    }

    /** Where the line that this step ends began. */
    private static Expr startOf(List<Step> steps, int end) {
        Expr start = steps.get(end).before();
        for (int i = end - 1; i >= 0; i--) {
            if (steps.get(i).after().equals(start)) {
                start = steps.get(i).before();
            }
        }
        return start;
    }

    /** The function's value as the steps write it: {@code σ(z)}, {@code y_i}. */
    public Expr value() {
        Expr first = steps.get(0).before();
        return first instanceof Expr.Derivative derivative ? derivative.of() : first;
    }

    /** The derivative as the steps write it: {@code σ′(z)}, {@code ∂y_i/∂z_j}. */
    public Expr.Derivative derivative() {
        return steps.stream()
                .map(Step::before)
                .filter(before -> before instanceof Expr.Derivative d && d.of().equals(value()))
                .map(Expr.Derivative.class::cast)
                .findFirst()
                .orElseGet(() -> value() instanceof Expr.Apply
                        ? Expr.Derivative.prime(value(), (Expr.Symbol) wrt)
                        : new Expr.Derivative(value(), wrt, Expr.DerivativeStyle.PARTIAL));
    }

    /** The result as the last line writes it: where that keeps names, {@code (y - t) y (1 - y) x}, they stand for what {@code where} says. */
    public Expr written() {
        Expr last = steps.get(steps.size() - 1).after();
        boolean named = wrt instanceof Expr.Symbol
                && derivative().equals(startOf(steps, steps.size() - 1))
                && !last.equals(result)
                && Substitution.apply(last, writtenOut(where)).equals(result);
        return named ? last : result;
    }

    /** Where there is no two-sided derivative. */
    public List<Expr> kinks() {
        return switches.stream().filter(Switch::isKink).map(Switch::at).toList();
    }

    /** The same derivation with the derivative in terms of the function's own value, if there is such a form. */
    public Derivation with(Optional<Expr> form) {
        return new Derivation(name, of, wrt, where, steps, result, form, switches);
    }
}
