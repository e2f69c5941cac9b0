package org.gradus.symbolic.claim;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;

/** Refuses claims that say nothing: unknown names and functions, notation without a value; then puts the names in. */
final class ClaimCheck {
    private final DerivativeClaim claim;
    private final Expr of;
    private final Expr.Symbol wrt;
    private final Map<Expr, Expr> after = new LinkedHashMap<>();

    private ClaimCheck(DerivativeClaim claim, Subject.Formula subject) {
        this.claim = claim;
        this.of = subject.formula();
        if (!(claim.wrt() instanceof Expr.Symbol symbol) || symbol.shape() != Expr.Shape.SCALAR) {
            throw new IllPosedException(Finding.Part.WRT, "the derivative must be with respect to a variable");
        }
        this.wrt = symbol;
    }

    /**
     * The claim about a formula as it is decided; y stands for the formula where that does not contain y.
     *
     * @throws IllPosedException naming what is wrong
     */
    static Problem problem(DerivativeClaim claim, Subject.Formula subject) {
        return new ClaimCheck(claim, subject).problem();
    }

    private Problem problem() {
        hasValue(of, Finding.Part.OF);
        hasValue(claim.claim(), Finding.Part.CLAIM);
        claim.assume().forEach(relation -> hasValue(relation, Finding.Part.ASSUME));
        eliminations();
        Set<Expr> known = new LinkedHashSet<>(Quantities.of(of));
        known.add(wrt);
        known.addAll(after.keySet());
        after.values().forEach(formula -> known.addAll(Quantities.of(formula)));
        boolean named = !known.contains(ClosedForm.VALUE);
        if (named) {
            known.add(ClosedForm.VALUE);
        }
        knows(claim.claim(), known, Finding.Part.CLAIM);
        claim.assume().forEach(relation -> knows(relation, known, Finding.Part.ASSUME));
        Map<Expr, Expr> values = named ? Map.of(ClosedForm.VALUE, of) : Map.of();
        return new Problem(
                of,
                wrt,
                Substitution.apply(claim.claim(), values),
                claim.assume().stream()
                        .map(relation -> assumption(relation, values))
                        .toList(),
                after,
                at(known));
    }

    private static Expr.Relation assumption(Expr.Relation relation, Map<Expr, Expr> values) {
        return switch (relation.operator()) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, NOT_EQUAL ->
                new Expr.Relation(
                        Substitution.apply(relation.left(), values),
                        relation.operator(),
                        Substitution.apply(relation.right(), values));
            default -> throw new IllPosedException(Finding.Part.ASSUME, "an assumption must be a comparison");
        };
    }

    private void eliminations() {
        for (Expr.Relation elimination : claim.eliminate()) {
            hasValue(elimination, Finding.Part.ASSUME);
            Expr name = elimination.left();
            if (!(name instanceof Expr.Symbol symbol)) {
                throw new IllPosedException(Finding.Part.ASSUME, "only a name can be eliminated: name = formula");
            }
            if (name.equals(wrt)) {
                throw new IllPosedException(
                        Finding.Part.ASSUME, symbol.name(), "the variable of the derivative cannot be eliminated");
            }
            Expr others = Substitution.apply(elimination.right(), after);
            if (Quantities.of(others).contains(name) || after.containsKey(name)) {
                throw new IllPosedException(
                        Finding.Part.ASSUME, symbol.name(), "a name must be eliminated by others, once");
            }
            after.replaceAll((earlier, formula) -> Substitution.apply(formula, Map.of(name, others)));
            after.put(name, others);
        }
    }

    private Map<Expr, Expr> at(Set<Expr> known) {
        Map<Expr, Expr> at = new LinkedHashMap<>();
        claim.at().forEach((name, value) -> {
            hasValue(value, Finding.Part.AT);
            if (!known.contains(name)
                    || name.equals(ClosedForm.VALUE) && !Quantities.of(of).contains(name)) {
                throw new IllPosedException(Finding.Part.AT, name.name(), "unknown name '" + name.name() + "'");
            }
            if (!Quantities.of(value).isEmpty()) {
                throw new IllPosedException(Finding.Part.AT, name.name(), "the value of a variable must be a number");
            }
            at.put(name, value);
        });
        return at;
    }

    private static void knows(Expr formula, Set<Expr> known, Finding.Part part) {
        for (Expr quantity : Quantities.of(formula)) {
            if (!known.contains(quantity)) {
                String name = quantity instanceof Expr.Symbol symbol ? symbol.name() : quantity.toString();
                throw new IllPosedException(part, name, "unknown name '" + name + "'");
            }
        }
    }

    /** Formulas of real numbers only. */
    static void hasValue(Expr formula, Finding.Part part) {
        Claim.walk(formula, node -> {
            if (node instanceof Expr.Apply apply) {
                FunctionName function = FunctionName.of(apply.function())
                        .orElseThrow(() -> new IllPosedException(
                                part, apply.function(), "unknown function '" + apply.function() + "'"));
                if (!function.takes(apply.arguments().size())) {
                    throw new IllPosedException(
                            part, apply.function(), "wrong number of arguments of '" + apply.function() + "'");
                }
            } else if (node instanceof Expr.Derivative) {
                throw new IllPosedException(part, "a derivative must be carried out");
            } else if (!isNumber(node)) {
                throw new IllPosedException(part, "notation that is no number");
            }
        });
    }

    private static boolean isNumber(Expr node) {
        return node instanceof Expr.Num
                || node instanceof Expr.Shown
                || node instanceof Expr.Constant constant && constant != Expr.Constant.INFINITY
                || node instanceof Expr.Symbol symbol && symbol.shape() == Expr.Shape.SCALAR
                || node instanceof Expr.Indexed
                || node instanceof Expr.Negation
                || node instanceof Expr.Sum
                || node instanceof Expr.Product
                || node instanceof Expr.Quotient
                || node instanceof Expr.Power
                || node instanceof Expr.Piecewise
                || node instanceof Expr.Relation;
    }
}
