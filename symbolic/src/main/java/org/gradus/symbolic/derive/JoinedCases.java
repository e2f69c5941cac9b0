package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Real;
import org.gradus.symbolic.derive.Switch.Meeting;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Measure;
import org.gradus.symbolic.write.PowersOfE;
import org.gradus.symbolic.write.Tidy;

/**
 * The cases of a derivative put together: one formula where one is enough, {@code 2|x|} for 2x and −2x, {@code 1/x} for ln |x|; else where two
 * cases meet smoothly the point belongs to one of them, {@code x ≥ 0}. What is put together is proved anew, at the joins too.
 */
public final class JoinedCases {
    private final Derivation derivation;
    private final Expr.Symbol wrt;
    private final Expr formula;
    private final List<Expr.Case> cases;
    private final List<Switch> switches;

    private JoinedCases(Derivation derivation, Expr.Symbol wrt, Expr.Piecewise result) {
        this.derivation = derivation;
        this.wrt = wrt;
        this.formula = PowersOfE.written(derivation.of());
        this.cases = result.cases();
        this.switches = derivation.switches().stream().filter(this::isDefinedAt).toList();
    }

    /** The derivation itself where its cases stay apart. */
    public static Derivation in(Derivation derivation) {
        if (!(derivation.wrt() instanceof Expr.Symbol wrt) || !(derivation.result() instanceof Expr.Piecewise result)) {
            return derivation;
        }
        return new JoinedCases(derivation, wrt, result).joined();
    }

    private Derivation joined() {
        List<Expr> forms = new ArrayList<>();
        boolean smooth = switches.stream().noneMatch(Switch::isKink);
        if (smooth && Derivations.isOwn(derivation.name())) {
            forms.addAll(inOneFormula());
        }
        forms.removeIf(form -> Measure.of(form) >= Measure.of(derivation.result()));
        forms.sort(Measure.SHORTEST);
        withJoins().ifPresent(forms::add);
        for (Expr form : forms) {
            Optional<Theorem> proved = proved(form);
            if (proved.isPresent()) {
                return with(form, new Step(Rule.CASES, new Verdict.Proved(proved.get()), Optional.empty()));
            }
        }
        return derivation;
    }

    private Optional<Theorem> proved(Expr form) {
        return DerivativeProof.of(new Problem(formula, wrt, form, List.of(), Map.of(), Map.of()))
                .theorem()
                .filter(theorem -> theorem.under().isEmpty());
    }

    /** The last step put the cases together; this one does it better. */
    private Derivation with(Expr form, Step step) {
        List<Step> steps = new ArrayList<>(derivation.steps());
        steps.set(steps.size() - 1, step);
        return new Derivation(
                derivation.name(),
                derivation.of(),
                wrt,
                derivation.where(),
                steps,
                form,
                derivation.closedForm(),
                form instanceof Expr.Piecewise ? derivation.switches() : switches);
    }

    private boolean isDefinedAt(Switch at) {
        if (at.at() instanceof Relation) {
            return true;
        }
        try {
            Real.of(Substitution.apply(formula, Map.of(wrt, at.at())), Prover.zeroTest())
                    .signum();
            return true;
        } catch (ArithmeticException undefined) {
            return false;
        }
    }

    // ---- one formula ----

    private List<Expr> inOneFormula() {
        Expr first = cases.get(0).value();
        List<Expr> forms = new ArrayList<>();
        if (cases.stream().allMatch(line -> line.value().equals(first))) {
            forms.add(first);
        }
        boolean atZero = derivation.switches().size() == 1
                && Tidy.isZero(derivation.switches().get(0).at());
        if (atZero && holdsSize(formula)) {
            Expr size = Expr.Apply.of(FunctionName.ABS, wrt);
            forms.add(Tidy.of(Substitution.apply(first, Map.of(wrt, size))));
            Expr once = Tidy.product(Tidy.quotient(first, wrt), size);
            if (!(once instanceof Expr.Quotient)) {
                forms.add(once);
            }
        }
        return forms;
    }

    private static boolean holdsSize(Expr formula) {
        return formula instanceof Expr.Apply apply && apply.function().equals(FunctionName.ABS.text())
                || Children.of(formula).stream().anyMatch(JoinedCases::holdsSize);
    }

    // ---- cases with their joins ----

    /** The cases from the largest values of the variable to the smallest, neighbours that are the same and meet smoothly in one. */
    private Optional<Expr> withJoins() {
        int last = derivation.switches().size();
        boolean points = derivation.switches().stream().noneMatch(at -> at.at() instanceof Relation);
        if (!points || cases.size() != last + 1) {
            return Optional.empty();
        }
        List<Expr> values = new ArrayList<>(List.of(cases.get(0).value()));
        List<Switch> below = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            Switch join = derivation.switches().get(last - i);
            Expr value = cases.get(i).value();
            if (!isSmooth(join) || !value.equals(values.get(values.size() - 1))) {
                values.add(value);
                below.add(join);
            }
        }
        if (below.isEmpty()) {
            return Optional.empty(); // one formula: asked about above
        }
        boolean[] takes = whoTakesTheJoins(below);
        List<Expr> at = new ArrayList<>(below.stream().map(Switch::at).toList());
        Collections.reverse(at);
        List<Expr.Case> joined = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Relation open = CaseSplit.condition(wrt, at, at.size() - i);
            joined.add(Expr.Case.when(takes[i] ? closed(open) : open, values.get(i)));
        }
        return joined.equals(cases) ? Optional.empty() : Optional.of(new Expr.Piecewise(joined));
    }

    /** A join belongs to the case between two of them, else to the case above it. */
    private static boolean[] whoTakesTheJoins(List<Switch> below) {
        int last = below.size();
        boolean[] takes = new boolean[last + 1];
        for (int i = 1; i < last; i++) {
            takes[i] = isSmooth(below.get(i - 1)) && isSmooth(below.get(i)) && !takes[i - 1];
        }
        takes[0] = isSmooth(below.get(0)) && !(last > 1 && takes[1]);
        takes[last] = last > 1 && isSmooth(below.get(last - 1)) && !takes[last - 1];
        return takes;
    }

    private static boolean isSmooth(Switch join) {
        return join.meeting() == Meeting.SMOOTH;
    }

    private static Relation closed(Relation open) {
        Operator operator = open.operator() == Operator.GREATER ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL;
        return new Relation(open.left(), operator, open.right());
    }
}
