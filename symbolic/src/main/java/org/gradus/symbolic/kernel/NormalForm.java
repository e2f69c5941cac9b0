package org.gradus.symbolic.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprVisitor;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.KeptFactors;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Turns a formula into a rational function of generators. Unknown notation is refused, never skipped. */
public final class NormalForm implements ExprVisitor<Fraction> {
    private static final int LONGEST_NUMBER = 10_000;
    private static final int LONGEST_SUM = 1_000;

    private final Ring ring;
    private final Claim claim;
    private final Signs signs;
    private final Map<Expr, Fraction> values;
    private final Set<Expr> positiveBases = new LinkedHashSet<>();
    private final Elementary elementary;
    private final ElementaryFunctions functions;
    private final IndexSplit split;
    private final Map<Expr, Fraction> defined = new HashMap<>();
    private final Set<Expr> underWay = new HashSet<>();
    /** How many functions and exponents are around what is read. */
    private int depth;

    /** Of formulas that are meant where everything is defined. */
    public NormalForm(Ring ring, Claim claim) {
        this(ring, claim, new Domain(ring, Definedness.LEFT_OUT));
    }

    /** On a domain where the assumptions of the claim hold: they are taken down. */
    public NormalForm(Ring ring, Claim claim, Domain domain) {
        this(ring, claim, domain, Map.of());
        for (Expr.Relation assumption : claim.assumptions()) {
            if (assumption.operator() == Expr.Relation.Operator.GREATER) {
                assumeOrder(domain, assumption.left(), assumption.right());
            } else if (assumption.operator() == Expr.Relation.Operator.LESS) {
                assumeOrder(domain, assumption.right(), assumption.left());
            }
        }
    }

    /** With what is known about signs, and with {@code values} for some variables; of a claim without assumptions. */
    NormalForm(Ring ring, Claim claim, Signs signs, Map<Expr, Fraction> values) {
        this.ring = ring;
        this.claim = claim;
        this.signs = signs;
        this.values = values;
        this.elementary = new Elementary(ring, signs);
        this.functions = new ElementaryFunctions(ring, elementary, signs);
        this.split = new IndexSplit(ring, claim);
    }

    /** {@code large > small}; {@code r > |x|} is {@code r > x} and {@code r > -x}. */
    private void assumeOrder(Domain domain, Expr large, Expr small) {
        if (small instanceof Expr.Apply apply
                && apply.function().equals(FunctionName.ABS.text())
                && apply.arguments().size() == 1) {
            Expr inside = apply.arguments().get(0);
            domain.assumePositive(of(large).minus(of(inside)));
            domain.assumePositive(of(large).plus(of(inside)));
        } else {
            domain.assumePositive(of(large).minus(of(small)));
        }
    }

    public Fraction of(Expr expr) {
        return expr.accept(this);
    }

    public Signs signs() {
        return signs;
    }

    ElementaryFunctions functions() {
        return functions;
    }

    Elementary elementary() {
        return elementary;
    }

    /** The derivative of a normal form of this ring with respect to a variable. */
    Differential differential(Expr wrt) {
        return new Differential(ring.number(new Generator.Variable(wrt)), elementary, split);
    }

    /** Bases of powers with an exponent that is no number: the power means what it says only where they are positive. */
    Set<Expr> positiveBases() {
        return positiveBases;
    }

    /** Whether the function is seen to be identically zero; false says nothing. */
    public boolean isCertainlyZero(Fraction fraction) {
        return elementary.isCertainlyZero(fraction);
    }

    // ---- leaves ----

    @Override
    public Fraction num(Expr.Num num) {
        BigDecimal value = num.value();
        if (value.precision() > LONGEST_NUMBER || Math.abs((long) value.scale()) > LONGEST_NUMBER) {
            throw new Unsupported("work budget");
        }
        return Fraction.of(ring, Rational.of(value));
    }

    @Override
    public Fraction shown(Expr.Shown shown) {
        return of(shown.printed());
    }

    @Override
    public Fraction constant(Expr.Constant constant) {
        if (constant == Expr.Constant.INFINITY) {
            throw new Unsupported("infinity is no number");
        }
        return constant == Expr.Constant.E ? elementary.exp(elementary.number(1)) : elementary.pi();
    }

    @Override
    public Fraction symbol(Expr.Symbol symbol) {
        if (symbol.shape() != Expr.Shape.SCALAR) {
            throw new Unsupported("vectors and matrices are not decided: " + symbol.name());
        }
        Fraction value = values.get(symbol);
        return value != null ? value : definedOr(symbol, () -> ring.fraction(new Generator.Variable(symbol)));
    }

    @Override
    public Fraction indexed(Expr.Indexed indexed) {
        Expr.Indexed entry = split.resolve(indexed);
        return definedOr(entry, () -> free(entry));
    }

    private Fraction free(Expr.Indexed entry) {
        if (claim.defines(entry.base().name())) {
            throw new Unsupported("an entry of " + entry.base().name() + " is not defined");
        }
        return ring.fraction(new Generator.Variable(entry));
    }

    private Fraction definedOr(Expr name, IndexSplit.Body otherwise) {
        Optional<Expr> definition = claim.definition(name).or(() -> resolvedDefinition(name));
        if (definition.isEmpty()) {
            return otherwise.convert();
        }
        Fraction known = defined.get(name);
        if (known == null) {
            if (!underWay.add(name)) {
                throw new Unsupported("a name is defined by itself");
            }
            known = split.unbound(() -> of(definition.get()));
            underWay.remove(name);
            defined.put(name, known);
        }
        return known;
    }

    /** With {@code i == j}, a definition of {@code y_i} is one of {@code y_j}. */
    private Optional<Expr> resolvedDefinition(Expr name) {
        if (!(name instanceof Expr.Indexed)) {
            return Optional.empty();
        }
        for (Map.Entry<Expr, Expr> entry : claim.definitions().entrySet()) {
            if (entry.getKey() instanceof Expr.Indexed left) {
                Expr.Indexed[] resolved = new Expr.Indexed[1];
                split.unbound(() -> {
                    resolved[0] = split.resolve(left);
                    return elementary.number(0);
                });
                if (name.equals(resolved[0])) {
                    return Optional.of(entry.getValue());
                }
            }
        }
        return Optional.empty();
    }

    // ---- arithmetic ----

    @Override
    public Fraction negation(Expr.Negation negation) {
        return of(negation.operand()).negate();
    }

    @Override
    public Fraction sum(Expr.Sum sum) {
        Map<Map<Polynomial, Integer>, Fraction> groups = new LinkedHashMap<>();
        for (Expr term : sum.terms()) {
            Fraction fraction = of(term);
            groups.merge(fraction.denominators(), fraction, Fraction::plus);
        }
        Fraction total = elementary.number(0);
        for (Fraction group : groups.values()) {
            total = total.plus(group);
        }
        return total;
    }

    @Override
    public Fraction product(Expr.Product product) {
        Fraction total = elementary.number(1);
        for (Expr factor : product.factors()) {
            total = total.times(factor(of(factor)));
        }
        return total;
    }

    /** A sum that is multiplied, where the ring keeps factors; inside of functions equal arguments should look alike. */
    private Fraction factor(Fraction fraction) {
        if (!ring.keepsFactors()) {
            return fraction;
        }
        return depth == 0 ? KeptFactors.asProduct(ring, fraction) : withoutDenominators(fraction);
    }

    private Fraction argument(Expr expr) {
        depth++;
        try {
            return of(expr);
        } finally {
            depth--;
        }
    }

    @Override
    public Fraction quotient(Expr.Quotient quotient) {
        return factor(of(quotient.numerator())).times(inverse(quotient.denominator()));
    }

    /** Factor by factor, so that denominators are never multiplied out. */
    private Fraction inverse(Expr divisor) {
        if (divisor instanceof Expr.Product product) {
            Fraction total = elementary.number(1);
            for (Expr factor : product.factors()) {
                total = total.times(inverse(factor));
            }
            return total;
        }
        if (divisor instanceof Expr.Negation negation) {
            return inverse(negation.operand()).negate();
        }
        if (divisor instanceof Expr.Power power
                && power.base() != Expr.Constant.E
                && power.exponent() instanceof Expr.Num num
                && num.value().signum() > 0
                && num.value().scale() <= 0
                && num.value().precision() < 6) {
            return elementary.power(inverse(power.base()), num.value().toBigIntegerExact());
        }
        return factor(elementary.over(elementary.number(1), factor(of(divisor))));
    }

    @Override
    public Fraction power(Expr.Power power) {
        Fraction exponent = argument(power.exponent());
        if (power.base() == Expr.Constant.E) {
            return elementary.exp(exponent);
        }
        Fraction base = factor(of(power.base()));
        if (!exponent.isNumber() && signs.of(base) != Sign.POSITIVE) {
            positiveBases.add(power.base());
        }
        return withoutDenominators(elementary.power(base, exponent));
    }

    @Override
    public Fraction apply(Expr.Apply apply) {
        Optional<FunctionName> function = FunctionName.of(apply.function());
        if (function.isEmpty() || claim.defines(apply.function())) {
            return definedOr(apply, () -> {
                throw new Unsupported("the kernel does not know the function " + apply.function());
            });
        }
        List<Fraction> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(argument(argument));
        }
        if (!function.get().takes(arguments.size())) {
            throw new Unsupported("wrong number of arguments of " + apply.function());
        }
        return withoutDenominators(functions.apply(function.get(), arguments));
    }

    private Fraction withoutDenominators(Fraction fraction) {
        return ring.keepsFactors() ? KeptFactors.withoutDenominators(ring, fraction) : fraction;
    }

    // ---- sums, derivatives, cases ----

    @Override
    public Fraction indexedSum(Expr.IndexedSum sum) {
        if (ring.keepsFactors()) {
            throw new Unsupported("a sum over an index where factors are kept");
        }
        IndexSplit.Body body = () -> of(sum.body());
        Expr from = sum.from().orElse(Expr.Num.of(1));
        Expr to = sum.to().orElse(Expr.Symbol.of("N"));
        if (!(from instanceof Expr.Num first)) {
            throw new Unsupported("a sum must start at a number");
        }
        if (to instanceof Expr.Symbol) {
            if (first.value().compareTo(BigDecimal.ONE) != 0) {
                throw new Unsupported("a sum over part of an index");
            }
            return split.sumOverAll(sum.index(), body);
        }
        if (!(to instanceof Expr.Num last)
                || last.value().subtract(first.value()).compareTo(BigDecimal.valueOf(LONGEST_SUM)) > 0) {
            throw new Unsupported("work budget");
        }
        Fraction total = elementary.number(0);
        for (BigDecimal k = first.value(); k.compareTo(last.value()) <= 0; k = k.add(BigDecimal.ONE)) {
            total = total.plus(split.with(sum.index(), new Expr.Num(k), body));
        }
        return total;
    }

    @Override
    public Fraction kronecker(Expr.Kronecker kronecker) {
        boolean same = split.same(split.resolve(kronecker.left()), split.resolve(kronecker.right()));
        return elementary.number(same ? 1 : 0);
    }

    @Override
    public Fraction derivative(Expr.Derivative derivative) {
        Fraction of = of(derivative.of());
        Expr wrt = derivative.wrt() instanceof Expr.Indexed entry ? split.resolve(entry) : derivative.wrt();
        boolean name =
                wrt instanceof Expr.Symbol symbol && symbol.shape() == Expr.Shape.SCALAR || wrt instanceof Expr.Indexed;
        if (!name || claim.definition(wrt).isPresent()) {
            throw new Unsupported("a derivative must be with respect to a variable");
        }
        of(wrt);
        int number = ring.number(new Generator.Variable(wrt));
        return new Differential(number, elementary, split).of(of);
    }

    @Override
    public Fraction piecewise(Expr.Piecewise piecewise) {
        for (Expr.Case line : piecewise.cases()) {
            if (line.condition().isEmpty() || holds(line.condition().get())) {
                return of(line.value());
            }
        }
        throw new Undefined("no case applies");
    }

    private boolean holds(Expr.Relation condition) {
        Expr.Relation.Operator operator = condition.operator();
        if (operator == Expr.Relation.Operator.EQUAL || operator == Expr.Relation.Operator.NOT_EQUAL) {
            boolean wanted = operator == Expr.Relation.Operator.EQUAL;
            if (claim.indices().contains(condition.left()) || claim.indices().contains(condition.right())) {
                return split.same(split.resolve(condition.left()), split.resolve(condition.right())) == wanted;
            }
        }
        Fraction difference = of(condition.left()).minus(of(condition.right()));
        return signs.wanted(difference).is(operator);
    }

    // ---- notation without a value here ----

    private static Fraction refuse(String what) {
        throw new Unsupported(what + " are not decided");
    }

    @Override
    public Fraction ellipsis(Expr.Ellipsis ellipsis) {
        return refuse("left-out terms");
    }

    @Override
    public Fraction transpose(Expr.Transpose transpose) {
        return refuse("matrices");
    }

    @Override
    public Fraction sized(Expr.Sized sized) {
        return refuse("matrices");
    }

    @Override
    public Fraction underbrace(Expr.Underbrace underbrace) {
        return refuse("factors with names");
    }

    @Override
    public Fraction ofSample(Expr.OfSample ofSample) {
        return refuse("quantities of samples");
    }

    @Override
    public Fraction hadamard(Expr.Hadamard hadamard) {
        return refuse("matrices");
    }

    @Override
    public Fraction matrixLiteral(Expr.MatrixLiteral matrix) {
        return refuse("matrices");
    }

    @Override
    public Fraction equationSystem(Expr.EquationSystem system) {
        return refuse("systems of equations");
    }

    @Override
    public Fraction relation(Expr.Relation relation) {
        return refuse("relations as numbers");
    }
}
