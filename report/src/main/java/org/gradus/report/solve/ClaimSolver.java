package org.gradus.report.solve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.NodeCount;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.ValuesAtPoint;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.claim.Finding.Counterexample;
import org.gradus.symbolic.claim.Finding.Value;
import org.gradus.symbolic.claim.IndexCases;
import org.gradus.symbolic.closed.LowestTerms;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.kernel.Prover;

/** Works out what a sheet shows about a claim besides the verdict: the derivation, and both values at the witness. */
final class ClaimSolver {
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final int MOST_DIGITS = 15;
    private static final int SHORT_PLACES = 4;
    /** No variable is called so. */
    private static final String RESULT = "=";

    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final BigDecimal LARGE = new BigDecimal("10000000");
    /** A longer formula has no derivation that anyone would read. */
    private static final int LARGEST_DERIVED = 120;

    private ClaimSolver() {}

    static Answer.Verification solve(ClaimResult result, Rounding rounding) {
        if (!(result.claim() instanceof StatedClaim.Formulated claim) || result.isUnreadable()) {
            return new Answer.Verification(result, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Optional<ValuesAtPoint> values = result.finding()
                .derivative()
                .flatMap(derivative -> result.finding()
                        .counterexample()
                        .map(counterexample -> refuted(claim, derivative, counterexample, rounding))
                        .orElseGet(() -> result.isProved() ? atPoint(claim, derivative, rounding) : Optional.empty()));
        Optional<Expr> common = result.finding()
                .derivative()
                .filter(derivative -> result.isProved() && claim.at().isEmpty())
                .flatMap(derivative -> sought(() -> common(claim, derivative)).flatMap(form -> form));
        return new Answer.Verification(result, derivation(claim), common, values);
    }

    /** What both sides are in lowest terms. */
    private static Optional<Expr> common(StatedClaim.Formulated claim, Expr derivative) {
        Map<Expr, Expr> meaning = meaning(claim);
        return LowestTerms.of(Substitution.apply(derivative, meaning), claim.wrt())
                .filter(form -> LowestTerms.of(Substitution.apply(claim.claim(), meaning), claim.wrt())
                        .equals(Optional.of(form)));
    }

    private static Optional<Derivation> derivation(StatedClaim.Formulated claim) {
        if (claim.of().temperature().isPresent()) {
            return Optional.empty();
        }
        try {
            Optional<Derivation> named = claim.of().name().flatMap(name -> Derivations.named(name, claim.wrt()));
            return named.or(() -> claim.of()
                    .formula()
                    .filter(formula -> NodeCount.of(formula) <= LARGEST_DERIVED)
                    .map(formula -> Derivations.of(formula, claim.wrt())));
        } catch (IllegalArgumentException | ArithmeticException noRule) {
            return Optional.empty();
        }
    }

    /** Empty where a side is no formula of the witness's variables, or 15 places do not tell the two values apart. */
    private static Optional<ValuesAtPoint> refuted(
            StatedClaim.Formulated claim, Expr derivative, Counterexample counterexample, Rounding rounding) {
        if (claim.of().formula().isEmpty()) {
            return ofVector(claim, derivative, counterexample, rounding);
        }
        Map<Expr.Symbol, Expr> at = new LinkedHashMap<>();
        counterexample.point().forEach((name, value) -> at.put(Expr.Symbol.of(name), asWritten(value)));
        Optional<Evaluation> expected =
                sought(() -> evaluate(claim, derivative, at, digits(counterexample.expected(), rounding)));
        Optional<Evaluation> claimed = counterexample
                .claimed()
                .flatMap(value -> sought(() -> evaluate(claim, claim.claim(), at, digits(value, rounding))));
        return sought(() -> new ValuesAtPoint(point(at), List.of(), expected, claimed))
                .filter(ClaimSolver::tellsApart);
    }

    private static Optional<ValuesAtPoint> ofVector(
            StatedClaim.Formulated claim, Expr derivative, Counterexample counterexample, Rounding rounding) {
        if (claim.of().temperature().isPresent()) {
            return Optional.empty();
        }
        int digits =
                counterexample.claimed().map(value -> digits(value, rounding)).orElse(0);
        int most = Math.max(digits, digits(counterexample.expected(), rounding));
        return sought(() -> VectorValues.of(derivative, IndexCases.asDelta(claim.claim()), counterexample, most))
                .filter(ClaimSolver::tellsApart);
    }

    /** A proved claim about one point: the derivative there, with the places of the claim. */
    private static Optional<ValuesAtPoint> atPoint(StatedClaim.Formulated claim, Expr derivative, Rounding rounding) {
        if (claim.at().isEmpty()) {
            return Optional.empty();
        }
        int places = claim.claim() instanceof Expr.Num num ? num.value().scale() : rounding.digits();
        int digits = Math.max(1, Math.min(MOST_DIGITS, places));
        return sought(() -> new ValuesAtPoint(
                point(claim.at()),
                List.of(),
                Optional.of(evaluate(claim, derivative, claim.at(), digits)),
                Optional.empty()));
    }

    /** What can be shown. */
    private static <T> Optional<T> sought(Supplier<T> calculation) {
        try {
            return Optional.of(calculation.get());
        } catch (UnsolvableException | ArithmeticException | IllegalArgumentException noValue) {
            return Optional.empty();
        }
    }

    private static boolean tellsApart(ValuesAtPoint values) {
        return values.claimed().isEmpty()
                || values.expected().isEmpty()
                || !number(values.expected().get())
                        .equals(number(values.claimed().get()));
    }

    /** What is printed, without trailing zeros. */
    private static Expr number(Evaluation evaluation) {
        Expr printed = evaluation.value().printed();
        return printed instanceof Expr.Num num ? new Expr.Num(num.value().stripTrailingZeros()) : printed;
    }

    /** A fraction that is a short decimal as that decimal; constants such as π/2 stay. */
    static Expr asWritten(Expr constant) {
        Optional<Rational> fraction = Real.of(constant, Prover.zeroTest()).rational();
        return fraction.map(ClaimSolver::asWritten).orElse(constant);
    }

    private static Expr asWritten(Rational value) {
        BigDecimal numerator = new BigDecimal(value.numerator());
        BigDecimal rounded = numerator.divide(new BigDecimal(value.denominator()), SHORT_PLACES, RoundingMode.DOWN);
        return Rational.of(rounded).equals(value) && !value.isInteger()
                ? new Expr.Num(rounded.stripTrailingZeros())
                : value.toExpr();
    }

    private static List<Evaluation> point(Map<Expr.Symbol, Expr> at) {
        Ledger ledger = ledger(at, MOST_DIGITS);
        return at.keySet().stream()
                .map(variable -> ledger.given(Names.of(variable)))
                .toList();
    }

    private static Ledger ledger(Map<Expr.Symbol, Expr> at, int digits) {
        Ledger ledger = new Ledger(new Rounding(digits, Rounding.Mode.CARRY), Names.ALONE);
        at.forEach((variable, value) -> ledger.give(Names.of(variable), value));
        return ledger;
    }

    /** One side of the claim; of cases in one variable the one that holds. */
    private static Evaluation evaluate(StatedClaim.Formulated claim, Expr side, Map<Expr.Symbol, Expr> at, int digits) {
        Ledger ledger = ledger(at, digits);
        Expr formula = Substitution.apply(side, meaning(claim));
        if (at.size() == 1) {
            Expr.Symbol only = at.keySet().iterator().next();
            formula = HoldingCase.of(formula, ledger.get(only).real(), only);
        }
        Definition line = new Definition(Names.of(Expr.Symbol.of(RESULT)), formula);
        return calculated(
                ledger.evaluate(List.of(line), Operands.EXACT_IF_SHORT).get(0));
    }

    /** A value without digits tells no two sides apart. */
    static Evaluation calculated(Evaluation evaluation) {
        if (!evaluation.value().isCalculated()) {
            throw new ArithmeticException(evaluation.id().text() + " could not be calculated");
        }
        return evaluation;
    }

    /** What y and the eliminated variables stand for. */
    private static Map<Expr, Expr> meaning(StatedClaim.Formulated claim) {
        Map<Expr, Expr> eliminated = new HashMap<>();
        for (Expr.Relation condition : claim.assume()) {
            if (condition.operator() == Expr.Relation.Operator.EQUAL && condition.left() instanceof Expr.Symbol) {
                eliminated.put(condition.left(), condition.right());
            }
        }
        Map<Expr, Expr> meaning = new HashMap<>(eliminated);
        claim.of()
                .formula()
                .filter(formula ->
                        Substitution.apply(formula, Map.of(Y, Expr.Num.of(0))).equals(formula))
                .ifPresent(formula -> meaning.put(Y, Substitution.apply(formula, eliminated)));
        return meaning;
    }

    /** As many places, or digits of a small or large value, as tell it from the other side's. */
    private static int digits(Value value, Rounding rounding) {
        BigDecimal size = value.decimal().abs();
        boolean plain = size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0;
        int most = Math.max(rounding.digits(), plain ? size.scale() : size.precision());
        return Math.min(MOST_DIGITS, most);
    }
}
