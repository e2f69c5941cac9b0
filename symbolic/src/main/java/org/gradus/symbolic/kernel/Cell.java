package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Atoms;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Linear;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Retry;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.kernel.algebra.Variables;

/**
 * A part of the domain of a claim: the points at which certain polynomials are positive, negative or zero. Where some are zero the
 * cell is a surface, and variables are replaced by what they are there.
 */
public final class Cell {
    /** A polynomial and its sign on the cell. */
    public record Choice(Polynomial of, Sign sign) {}

    /** No point satisfies the assumptions and choices. */
    static final class Empty extends Unsupported {
        private static final long serialVersionUID = 1L;

        Empty() {
            super("no point satisfies the assumptions");
        }
    }

    private final Ring ring;
    private final Problem problem;
    private final Claim claim;
    private final List<Choice> choices;
    private final Domain domain;
    private final Map<Expr, Fraction> values = new LinkedHashMap<>();
    private final NormalForm form;
    private final NormalForm strict;
    private Replacement replacement;

    /**
     * @throws Empty when the choices contradict each other
     * @throws SignWanted when the cell has to be split
     */
    Cell(Ring ring, Problem problem, Claim claim, List<Choice> choices) {
        this.ring = ring;
        this.problem = problem;
        this.claim = claim;
        this.choices = List.copyOf(choices);
        this.domain = new Domain(ring, Definedness.ASSUMED);
        this.form = new NormalForm(ring, claim, domain, values);
        this.strict = new NormalForm(ring, claim, domain.with(Definedness.SPLIT), values);
        this.replacement = new Replacement(ring, form, Map.of());
        problem.at().forEach((name, value) -> replace(name, form.of(value)));
        problem.after().forEach((name, formula) -> replace(name, form.of(formula)));
        for (int i = choices.size() - 1; i >= 0; i--) {
            if (choices.get(i).sign() == Sign.ZERO) {
                vanish(choices.get(i).of());
            }
        }
        choices.forEach(this::assume);
        problem.assume().forEach(this::assume);
        if (domain.isContradictory()) {
            throw new Empty();
        }
    }

    public List<Choice> choices() {
        return choices;
    }

    Signs signs() {
        return domain;
    }

    /** What was assumed to be positive, or not negative. */
    public List<Fraction> conditions() {
        return domain.conditions();
    }

    /** Formulas on the cell, where they are defined. */
    NormalForm form() {
        return form;
    }

    /** Formulas on the cell that have to be defined everywhere. */
    NormalForm strict() {
        return strict;
    }

    /** Whether a polynomial is seen to vanish on the cell. */
    public boolean vanishes(Polynomial polynomial) {
        try {
            return form.isCertainlyZero(on(Fraction.of(polynomial)));
        } catch (Unsupported | Retry notSeen) {
            return false;
        }
    }

    /** Whether it has inner points. */
    public boolean isOpen() {
        return choices.stream().noneMatch(choice -> choice.sign() == Sign.ZERO);
    }

    /** What the variables that are not free on the cell are there. */
    public Map<Expr, Fraction> values() {
        return values;
    }

    /** The function on the cell. */
    Fraction on(Fraction fraction) {
        return replacement.of(fraction);
    }

    /** What those variables are that the derivative does not move. */
    Map<Expr, Fraction> fixed() {
        int wrt = ring.number(new Generator.Variable(problem.wrt()));
        Map<Expr, Fraction> fixed = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            boolean moves = name.equals(problem.wrt()) || problem.after().containsKey(name);
            if (!moves && !Variables.of(ring, value).contains(wrt)) {
                fixed.put(name, value);
            }
        });
        return fixed;
    }

    // ---- what is put in ----

    private void replace(Expr name, Fraction value) {
        int number = ring.number(new Generator.Variable(name));
        Replacement step = new Replacement(ring, form, Map.of(number, value));
        values.replaceAll((other, before) -> step.of(before));
        values.put(name, value);
        Map<Integer, Fraction> numbered = new LinkedHashMap<>();
        values.forEach((variable, meaning) -> numbered.put(ring.number(new Generator.Variable(variable)), meaning));
        replacement = new Replacement(ring, form, numbered);
    }

    /** Makes the polynomial zero by what one of its variables must be, if it can be solved for one. */
    private void vanish(Polynomial polynomial) {
        Fraction replaced = on(Fraction.of(polynomial));
        if (form.isCertainlyZero(replaced)) {
            return;
        }
        Polynomial left = onlyAtom(replaced.numerator());
        Set<Integer> variables = Variables.of(ring, Fraction.of(left));
        if (signOnChoices(left) != Sign.UNKNOWN) {
            throw new Empty();
        }
        if (variables.isEmpty()) {
            domain.assumeZero(left); // it may be zero though nobody sees it
            return;
        }
        List<Integer> squares = squares(left);
        if (!squares.isEmpty()) {
            squares.forEach(number -> vanish(Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE)));
            return;
        }
        Optional<Solution> solution = solve(left, variables);
        if (solution.isPresent()) {
            replace(solution.get().name, solution.get().value);
        } else {
            domain.assumeZero(left);
            if (isContradictory()) {
                throw new Empty();
            }
        }
    }

    /** Whether two generators are taken for zero that are not zero together. */
    private boolean isContradictory() {
        for (int number = 0; number < ring.generators().size(); number++) {
            OptionalInt other = GeneratorLaw.of(ring, number).notZeroWhereZero();
            if (other.isPresent() && isZero(number) && isZero(other.getAsInt())) {
                return true;
            }
        }
        return false;
    }

    private boolean isZero(int number) {
        return domain.of(Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE)) == Sign.ZERO;
    }

    /** The factor that vanishes; where it could be one of several the cell is split. */
    private Polynomial onlyAtom(Polynomial polynomial) {
        Set<Polynomial> atoms = Atoms.of(ring, polynomial).powers().keySet();
        if (atoms.size() == 1) {
            return atoms.iterator().next();
        }
        for (Polynomial atom : atoms) {
            if (signOnChoices(atom) == Sign.UNKNOWN) {
                throw new SignWanted(atom);
            }
        }
        throw new Empty();
    }

    /** By the choices as they were made; they hold whatever is put in. */
    private Sign signOnChoices(Polynomial polynomial) {
        return chosen().of(polynomial);
    }

    private Domain chosen() {
        Domain chosen = new Domain(ring, Definedness.SPLIT);
        for (Choice choice : choices) {
            if (choice.sign() != Sign.ZERO) {
                chosen.assumePositive(signed(choice, Fraction.of(choice.of())));
            }
        }
        return chosen;
    }

    private static Fraction signed(Choice choice, Fraction fraction) {
        return choice.sign() == Sign.NEGATIVE ? fraction.negate() : fraction;
    }

    /** The variables of a sum of even powers of single variables, which vanishes only when all do. */
    private List<Integer> squares(Polynomial polynomial) {
        List<Integer> variables = new ArrayList<>();
        int sign = polynomial.terms().values().iterator().next().signum();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Monomial monomial = term.getKey();
            boolean square = monomial.size() == 1
                    && monomial.power(0) % 2 == 0
                    && ring.generator(monomial.generator(0)) instanceof Generator.Variable
                    && term.getValue().signum() == sign;
            if (!square) {
                return List.of();
            }
            variables.add(monomial.generator(0));
        }
        return variables;
    }

    private record Solution(Expr name, Fraction value, int rank) {}

    /** For a variable that occurs linearly: best one with a number before it, then one whose factor has a known sign. */
    private Optional<Solution> solve(Polynomial polynomial, Set<Integer> variables) {
        Optional<Solution> best = Optional.empty();
        Optional<Polynomial> factor = Optional.empty();
        for (int number : variables) {
            Optional<Linear> linear = Linear.of(ring, polynomial, number);
            if (linear.isEmpty()) {
                continue;
            }
            Polynomial slope = linear.get().slope();
            boolean isNumber = slope.isConstant();
            if (!isNumber && signOnChoices(slope) == Sign.UNKNOWN) {
                factor = factor.isPresent() ? factor : Optional.of(slope);
                continue;
            }
            Expr name = ((Generator.Variable) ring.generator(number)).name();
            int rank = isNumber ? name.equals(problem.wrt()) ? 1 : 0 : 2;
            if (best.isEmpty() || rank < best.get().rank) {
                Fraction value = Fraction.of(linear.get().constant()).negate().over(Fraction.of(slope));
                best = Optional.of(new Solution(name, value, rank));
            }
        }
        if (best.isEmpty() && factor.isPresent()) {
            chosen().wanted(Fraction.of(factor.get()));
        }
        return best;
    }

    // ---- what is assumed ----

    private void assume(Choice choice) {
        if (choice.sign() != Sign.ZERO) {
            assume(signed(choice, on(Fraction.of(choice.of()))));
        }
    }

    private void assume(Fraction positive) {
        switch (domain.of(positive)) {
            case NEGATIVE, ZERO -> throw new Empty();
            case UNKNOWN -> domain.assumePositive(positive);
            case POSITIVE -> {
                // known already
            }
        }
    }

    private void assume(Expr.Relation relation) {
        Fraction difference;
        try {
            difference = form.of(relation.left()).minus(form.of(relation.right()));
        } catch (Undefined e) {
            throw new Empty();
        }
        switch (relation.operator()) {
            case GREATER -> assume(difference);
            case LESS -> assume(difference.negate());
            case GREATER_OR_EQUAL -> assumeNotNegative(difference);
            case LESS_OR_EQUAL -> assumeNotNegative(difference.negate());
            case NOT_EQUAL -> assumeNotZero(difference);
            default -> throw new Unsupported("an assumption must be a comparison");
        }
    }

    private void assumeNotNegative(Fraction difference) {
        if (domain.wanted(difference) == Sign.NEGATIVE) {
            throw new Empty();
        }
    }

    private void assumeNotZero(Fraction difference) {
        if (domain.of(difference) == Sign.ZERO) {
            throw new Empty();
        }
        domain.assumeNotZero(difference.numerator());
    }

    public Ring ring() {
        return ring;
    }
}
