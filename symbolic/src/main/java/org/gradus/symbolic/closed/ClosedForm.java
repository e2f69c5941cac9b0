package org.gradus.symbolic.closed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.cas.CasRefusedException;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.form.Forms;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Measure;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.PowersOfE;

/**
 * The derivative in terms of the function's own value y, {@code σ′ = y(1 − y)}: discovered by elimination and accepted only
 * when the kernel has proved it.
 *
 * @param formula in y, {@link #VALUE}; where that alone is not enough, also in the variable, in e^y or in σ of the variable
 * @param proof that it is the derivative
 */
public record ClosedForm(Expr formula, Verdict.Proved proof) {
    public ClosedForm {
        Expr.Relation statement = proof.theorem().statement();
        if (!(statement.left() instanceof Expr.Derivative) || !statement.right().equals(formula)) {
            throw new IllegalArgumentException("another statement was proved: " + proof.theorem());
        }
    }

    /** The name of the function's own value. */
    public static final Expr.Symbol VALUE = Expr.Symbol.of("y");

    /** A longer form is no help. */
    private static final int MOST_NODES = 24;

    /** What besides y a closed form may be written in, in the order in which it is tried. */
    private enum Also {
        NOTHING,
        /** The variable, as long as it does not divide. */
        VARIABLE,
        SIGMOID
    }

    /**
     * A closed form of the derivative of {@code of}, a smooth formula: in y alone if there is one, else in y and the variable
     * ({@code −2yz} for {@code e^{−z²}}), else in y and σ. Formulas with a kink are asked branch by branch. None found is an
     * answer, and so is a refusal of the algebra system.
     *
     * @param wrt the variable; other symbols are parameters
     */
    public static Optional<ClosedForm> of(Expr of, Expr.Symbol wrt) {
        return of(of, wrt, List.of());
    }

    /** Where {@code conditions} hold, for example {@code z < 0}. */
    public static Optional<ClosedForm> of(Expr of, Expr.Symbol wrt, List<Expr.Relation> conditions) {
        boolean taken = Quantities.of(of).contains(VALUE);
        if (taken || !CaseSplit.isSmooth(of) || !Quantities.of(of).contains(wrt)) {
            return Optional.empty();
        }
        for (Also also : Also.values()) {
            Optional<ClosedForm> found = of(of, wrt, conditions, also);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The derivation with its closed form, if it has none yet and there is one. Where the formula switches the closed form is
     * by cases, and there is one only if every case has one. A formula of one's own has none that spares no function.
     */
    public static Derivation addedTo(Derivation derivation) {
        if (derivation.closedForm().isPresent() || !(derivation.wrt() instanceof Expr.Symbol wrt)) {
            return derivation;
        }
        if (!CaseSplit.isSmooth(derivation.of())) {
            return derivation.with(byCases(derivation, wrt));
        }
        return derivation.with(
                isNamed(derivation)
                        ? of(derivation.of(), wrt).map(ClosedForm::formula)
                        : ofOneWithoutName(derivation, wrt));
    }

    private static boolean isNamed(Derivation derivation) {
        return derivation.value() instanceof Expr.Apply value && !Derivations.isOwn(value.function());
    }

    /**
     * Whether a form tells a reader more than the derivative does: always of a function with a name; else where it needs nothing but y,
     * or is the derivative with y written for the function in it. That −1/p is −e^y tells nobody anything.
     */
    public static boolean saysMore(Derivation derivation) {
        if (derivation.closedForm().isEmpty() || isNamed(derivation)) {
            return derivation.closedForm().isPresent();
        }
        Expr form = derivation.closedForm().get();
        return isTheDerivativeRenamed(form, derivation)
                || (form instanceof Expr.Piecewise cases
                        ? cases.cases().stream().allMatch(line -> isInYAlone(line.value(), derivation))
                        : isInYAlone(form, derivation));
    }

    private static boolean isInYAlone(Expr form, Derivation derivation) {
        return Measure.functions(form) == 0 && !Quantities.of(form).contains(derivation.wrt());
    }

    /** Whether the form is the derivative with y written for the function. */
    public static boolean isTheDerivativeRenamed(Expr form, Derivation derivation) {
        Expr inY = InValue.of(derivation.result(), PowersOfE.written(derivation.of()));
        return inY.equals(form)
                || Substitution.apply(form, Map.of(VALUE, derivation.value())).equals(derivation.result());
    }

    /** With y for the function where the derivative holds it; in y alone. The shortest of those that spare a function. */
    private static Optional<Expr> ofOneWithoutName(Derivation derivation, Expr.Symbol wrt) {
        Expr of = derivation.of();
        Expr result = derivation.result();
        int functions = Measure.functions(result);
        if (functions == 0 || Quantities.of(of).contains(VALUE)) {
            return Optional.empty();
        }
        List<Expr> forms = new ArrayList<>();
        Expr renamed = InValue.of(result, PowersOfE.written(of));
        if (!renamed.equals(result)) {
            proved(of, wrt, List.of(), renamed).ifPresent(form -> forms.add(form.formula()));
        }
        Optional<Expr> inYAlone =
                holdsExponential(of) ? of(of, wrt, List.of(), Also.NOTHING).map(ClosedForm::formula) : Optional.empty();
        inYAlone.filter(form -> Measure.functions(form) == 0).ifPresent(form -> {
            forms.add(form);
            Forms.shorter(form, form).stream()
                    .filter(shorter -> proved(of, wrt, List.of(), shorter).isPresent())
                    .findFirst()
                    .ifPresent(forms::add);
        });
        return forms.stream()
                .filter(form -> Measure.functions(form) < functions && Measure.of(form) < Measure.of(result))
                .min(Measure.SHORTEST)
                .or(() -> inYAlone.filter(form -> Measure.functions(form) < functions));
    }

    /** Without one nothing is to be eliminated but roots, and what is left then is longer than what was there. */
    private static boolean holdsExponential(Expr formula) {
        boolean own = formula instanceof Expr.Power power && power.base() == Expr.Constant.E
                || formula instanceof Expr.Apply apply && !apply.function().equals(FunctionName.SQRT.text());
        return own || Children.of(formula).stream().anyMatch(ClosedForm::holdsExponential);
    }

    private static Optional<Expr> byCases(Derivation derivation, Expr.Symbol wrt) {
        List<CaseSplit.Branch> branches = branches(derivation.of(), wrt);
        if (!(derivation.result() instanceof Expr.Piecewise result)
                || result.cases().size() != branches.size()) {
            return Optional.empty();
        }
        List<Expr.Case> cases = new ArrayList<>();
        boolean inY = false;
        for (int i = 0; i < branches.size(); i++) {
            CaseSplit.Branch branch = branches.get(i);
            Expr slope = result.cases().get(i).value();
            boolean constant = !Quantities.of(slope).contains(wrt);
            Optional<Expr> value = constant
                    ? Optional.of(slope)
                    : of(branch.formula(), wrt, List.of(branch.condition())).map(ClosedForm::formula);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            inY |= !constant;
            cases.add(Expr.Case.when(branch.condition(), value.get()));
        }
        return inY ? Optional.of(joined(new Expr.Piecewise(cases), result, derivation, wrt)) : Optional.empty();
    }

    /** None where the formula does not switch at points. */
    private static List<CaseSplit.Branch> branches(Expr formula, Expr.Symbol wrt) {
        try {
            return CaseSplit.of(formula, wrt).branches();
        } catch (IllegalArgumentException severalSwitches) {
            return List.of();
        }
    }

    /** The cases as the derivative has them, with their joins, where that is proved. */
    private static Expr joined(Expr.Piecewise open, Expr.Piecewise result, Derivation derivation, Expr.Symbol wrt) {
        List<Expr.Case> cases = new ArrayList<>();
        for (int i = 0; i < open.cases().size(); i++) {
            cases.add(new Expr.Case(
                    open.cases().get(i).value(), result.cases().get(i).condition()));
        }
        Expr joined = new Expr.Piecewise(cases);
        Expr claim = Substitution.apply(joined, Map.of(VALUE, derivation.of()));
        Problem problem = new Problem(derivation.of(), wrt, claim, List.of(), Map.of(), Map.of());
        return !joined.equals(open) && DerivativeProof.of(problem).theorem().isPresent() ? joined : open;
    }

    private static Optional<ClosedForm> of(Expr of, Expr.Symbol wrt, List<Expr.Relation> conditions, Also also) {
        Optional<Expr> sigma =
                also == Also.SIGMOID ? Optional.of(Expr.Apply.of(FunctionName.SIGMOID, wrt)) : Optional.empty();
        List<Expr> candidates = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            candidates.addAll(candidates(new Elimination(of, wrt, also == Also.VARIABLE, sigma, sign)));
        }
        candidates.removeIf(candidate -> Notation.size(candidate) > MOST_NODES
                || !Quantities.of(candidate).contains(VALUE));
        candidates.sort(Comparator.comparingInt(Notation::size));
        for (Expr candidate : candidates) {
            Optional<ClosedForm> proved = proved(of, wrt, conditions, candidate);
            if (proved.isPresent() && !(also == Also.VARIABLE && divides(candidate, wrt))) {
                return proved;
            }
        }
        return Optional.empty();
    }

    private static List<Expr> candidates(Elimination elimination) {
        try {
            return elimination.candidates();
        } catch (Unsupported | CasRefusedException none) {
            return List.of();
        }
    }

    private static Optional<ClosedForm> proved(
            Expr of, Expr.Symbol wrt, List<Expr.Relation> conditions, Expr candidate) {
        List<Expr.Relation> where = new ArrayList<>(conditions);
        where.add(Terms.define(VALUE, of));
        Verdict verdict = Prover.equal(Expr.Derivative.prime(of, wrt), candidate, where);
        return verdict instanceof Verdict.Proved proof
                ? Optional.of(new ClosedForm(candidate, proof))
                : Optional.empty();
    }

    /** Whether the variable stands below a fraction bar. */
    private static boolean divides(Expr formula, Expr.Symbol wrt) {
        return formula instanceof Expr.Quotient quotient
                        && Quantities.of(quotient.denominator()).contains(wrt)
                || Children.of(formula).stream().anyMatch(child -> divides(child, wrt));
    }
}
