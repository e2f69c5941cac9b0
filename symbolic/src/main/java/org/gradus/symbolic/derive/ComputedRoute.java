package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.Activations;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.CommonFactor;
import org.gradus.symbolic.write.PowersOfE;

/** The route to the derivative of any formula; computed, never stored. */
final class ComputedRoute {
    private final String name;
    private final Expr of;
    private final Expr formula;
    private final Expr wrt;
    private final Expr.DerivativeStyle style;
    private final Expr value;

    /**
     * {@code name(z)} is the formula; a name that the kernel knows must be the function of that name. With parameters the function
     * is written {@code f}, by a letter that the formula does not use.
     */
    ComputedRoute(String name, Expr formula, Expr.Symbol wrt) {
        this.name = name;
        this.of = formula;
        this.formula = PowersOfE.written(formula);
        this.wrt = wrt;
        List<Expr> variables = new ArrayList<>(Quantities.of(formula));
        variables.remove(wrt);
        this.style = variables.isEmpty() ? Expr.DerivativeStyle.PRIME : Expr.DerivativeStyle.PARTIAL;
        this.value = variables.isEmpty() ? Expr.Apply.of(name, wrt) : letter(name, variables);
    }

    /** {@code name}, or {@code name_i} where the formula has an index of its own, is the formula. */
    ComputedRoute(String name, Expr formula, Expr.Indexed wrt) {
        this.name = name;
        this.of = formula;
        this.formula = PowersOfE.written(Indices.apart(formula, wrt));
        this.wrt = wrt;
        this.style = Expr.DerivativeStyle.PARTIAL;
        List<Expr> own = Indices.free(formula, wrt);
        Expr letter = letter(name, Indices.bases(formula));
        this.value = own.isEmpty() ? letter : new Expr.Indexed((Expr.Symbol) letter, own);
    }

    private static Expr letter(String name, List<Expr> taken) {
        return Stream.of(name, "f", "g", "h", "F", "G", "H")
                .map(Expr.Symbol::of)
                .filter(letter -> !taken.contains(letter))
                .findFirst()
                .orElse(Expr.Symbol.of(name + "_"));
    }

    /**
     * @throws IllegalArgumentException naming what has no rule, or the step that the kernel cannot prove
     */
    Derivation derivation() {
        return derivation(true);
    }

    /** The same where a neuron is no chain of links z, y and C, but a formula as any other. */
    Derivation withoutLinks() {
        return derivation(false);
    }

    private Derivation derivation(boolean byLinks) {
        try {
            if (CaseSplit.isSmooth(formula)) {
                return byLinks ? smooth() : withParts();
            }
            if (wrt instanceof Expr.Symbol variable) {
                return byCases(variable);
            }
            throw new IllegalArgumentException("a formula of entries must have no cases");
        } catch (IllegalStateException | Unsupported e) {
            boolean tooLong = e instanceof Unsupported;
            Optional<Derivation> whole =
                    !tooLong && wrt instanceof Expr.Symbol variable ? asAWhole(variable) : Optional.empty();
            if (whole.isPresent()) {
                return whole.get();
            }
            throw new IllegalArgumentException("no derivation of '" + name + "': " + e.getMessage(), e);
        }
    }

    private Differentiator differentiator() {
        return new Differentiator(wrt, style, Set.of());
    }

    /** The functions of the catalogue end well as they come, and computer algebra need not be loaded for them. */
    private Optional<Shortest> forms(Expr branch, List<Expr.Relation> conditions) {
        boolean catalogued = Activations.named(name).isPresent();
        return !catalogued && wrt instanceof Expr.Symbol variable
                ? Optional.of(new Shortest(branch, variable, conditions))
                : Optional.empty();
    }

    /** What the value stands for, unless the kernel knows the function by name. */
    private List<Expr.Relation> definition() {
        return FunctionName.of(name).isPresent() ? List.of() : List.of(Terms.define(value, formula));
    }

    /** {@code sign(z) = sign(z)} is not worth a line. */
    private void define(Route route, Expr meaning) {
        if (!value.equals(meaning)) {
            route.line(Rule.DEFINITION, value, meaning);
        }
    }

    private Derivation smooth() {
        Optional<ChainNames> chain = style == Expr.DerivativeStyle.PARTIAL && wrt instanceof Expr.Symbol
                ? ChainNames.of(formula, differentiator())
                : Optional.empty();
        return chain.flatMap(this::linkByLink).orElseGet(this::withParts);
    }

    /** The names stay in the last line; with them written out it is the result. */
    private Optional<Derivation> linkByLink(ChainNames chain) {
        List<Expr.Relation> where = new ArrayList<>(List.of(Terms.define(chain.value(), formula)));
        where.addAll(chain.where());
        Route route = new Route(where);
        route.line(Rule.DEFINITION, chain.value(), chain.of());
        SmoothRoute smooth = new SmoothRoute(wrt, style, chain.where(), route, Optional.empty());
        return chain.derive(differentiator(), smooth, route).map(last -> {
            Expr result = Substitution.apply(last, Derivation.writtenOut(where));
            return new Derivation(name, of, wrt, where, route.steps(), result, Optional.empty(), List.of());
        });
    }

    private Derivation withParts() {
        PartNames.Named named = PartNames.of(formula, differentiator());
        List<Expr.Relation> where = new ArrayList<>(definition());
        where.addAll(named.where());
        Route route = new Route(where);
        define(route, named.formula());
        Expr derivative = new SmoothRoute(wrt, style, named.where(), route, forms(formula, List.of()))
                .derive(value, named.formula());
        Expr result = Indices.cases(derivative);
        if (!result.equals(derivative)) {
            route.line(Rule.CASES, differentiator().derivative(value), result);
        }
        return new Derivation(name, of, wrt, where, route.steps(), result, Optional.empty(), List.of());
    }

    private Derivation byCases(Expr.Symbol variable) {
        List<Expr.Relation> where = definition();
        CaseSplit.Split split;
        try {
            split = CaseSplit.of(formula, variable);
        } catch (IllegalArgumentException severalSwitches) {
            return ByConditions.step(formula, variable)
                    .map(whole -> inOneLine(where, whole))
                    .orElseThrow(() -> severalSwitches);
        }
        Route route = new Route(where);
        define(route, formula);
        List<Expr.Case> cases = new ArrayList<>();
        for (CaseSplit.Branch branch : split.branches()) {
            route.when(branch.condition()).line(Rule.CASES, value, branch.formula());
            Optional<Shortest> forms = forms(branch.formula(), List.of(branch.condition()));
            Expr derivative = new SmoothRoute(wrt, style, List.of(), route, forms).derive(value, branch.formula());
            cases.add(Expr.Case.when(branch.condition(), derivative));
        }
        Expr result = new Expr.Piecewise(cases);
        route.always().line(Rule.CASES, differentiator().derivative(value), result);
        List<Switch> switches = Switches.of(formula, split, cases, variable);
        return new Derivation(name, of, wrt, where, route.steps(), result, Optional.empty(), switches);
    }

    private Derivation inOneLine(List<Expr.Relation> where, Step whole) {
        Route route = new Route(where);
        define(route, formula);
        List<Step> steps = new ArrayList<>(route.steps());
        steps.add(whole);
        List<Switch> switches = CaseSplit.isSmooth(formula) ? List.of() : ByConditions.switches(formula, whole.after());
        return new Derivation(name, of, wrt, where, steps, whole.after(), Optional.empty(), switches);
    }

    /** Where not every step by itself is proved the derivative may be, as a whole: √((x − 1)/(x + 1)), which is two roots for x > 1. */
    private Optional<Derivation> asAWhole(Expr.Symbol variable) {
        if (!CaseSplit.isSmooth(formula)) {
            return Optional.empty();
        }
        try {
            Expr carriedOut = CommonFactor.takenOut(differentiator().carriedOut(formula));
            Expr result = new Shortest(formula, variable, List.of()).derivative(carriedOut);
            return DerivativeProof.of(new Problem(formula, variable, result, List.of(), Map.of(), Map.of()))
                    .theorem()
                    .filter(theorem -> theorem.under().isEmpty())
                    .map(theorem -> new Step(
                            differentiator().apply(formula).rule(), new Verdict.Proved(theorem), Optional.empty()))
                    .map(step -> inOneLine(definition(), step));
        } catch (IllegalStateException | Unsupported unproved) {
            return Optional.empty();
        }
    }
}
