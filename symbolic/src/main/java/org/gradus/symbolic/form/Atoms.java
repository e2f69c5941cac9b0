package org.gradus.symbolic.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Factors;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.Tidy;

/**
 * What a formula is a rational function of: a letter for every function value, root and exponential in it, {@code e^{2z}} being the square
 * of {@code e^z}, {@code tan} the quotient of sine and cosine. Into these letters and back.
 */
final class Atoms {
    private static final String MARK = "a#";

    private final Map<Expr, Expr.Symbol> letters = new LinkedHashMap<>();
    private final Map<Expr.Symbol, Expr> meanings = new HashMap<>();
    private final Map<Expr, Exponents> exponents = new LinkedHashMap<>();
    private final Map<Expr, Root> roots = new LinkedHashMap<>();
    private final List<OpenPower> openPowers = new ArrayList<>();
    private final List<Angle> angles = new ArrayList<>();
    private final Map<Expr.Symbol, Unit> powersOfE = new HashMap<>();
    private final Map<Expr.Symbol, Root> powersOfRoots = new HashMap<>();
    private final boolean turned;
    private boolean hyperbolic;

    /**
     * Of all these formulas together.
     *
     * @param turned whether {@code e^{-z}} becomes the letter where {@code e^z} would
     */
    Atoms(List<Expr> formulas, boolean turned) {
        this.turned = turned;
        formulas.forEach(formula -> Children.walk(formula, this::collect));
    }

    // ---- what occurs ----

    /** The exponents that are multiples of {@code whole}: all are multiples of {@code unit · whole}. */
    private static final class Exponents {
        private final Expr whole;
        private Rational unit = Rational.ZERO;
        private boolean positive;

        Exponents(Expr whole) {
            this.whole = whole;
        }

        void add(Rational factor) {
            unit = gcd(unit, factor.abs());
            positive |= factor.signum() > 0;
        }

        Rational unit() {
            return positive ? unit : unit.negate();
        }
    }

    /** {@code base^exponent} with letters in the exponent. */
    record OpenPower(Expr.Symbol letter, Expr.Symbol baseInLetters, Expr base, Expr exponent) {
        /** {@code base^(exponent + more)}. */
        Expr raised(int more) {
            return new Expr.Power(base, Tidy.sum(List.of(exponent, Expr.Num.of(more))));
        }
    }

    List<OpenPower> openPowers() {
        return List.copyOf(openPowers);
    }

    /** {@code e^{factor · whole}}. */
    private record Unit(Expr whole, Rational factor) {}

    /** {@code radicand^{1/degree}}. */
    private static final class Root {
        private final Expr radicand;
        private int degree = 1;
        private boolean sign;

        Root(Expr radicand) {
            this.radicand = radicand;
        }

        Expr power(Rational exponent) {
            if (sign && degree == 2) {
                return Notation.power(Expr.Apply.of(FunctionName.SQRT, radicand), exponent.times(Rational.of(2)));
            }
            return Notation.power(radicand, exponent);
        }
    }

    /** Sine, cosine and tangent, round or hyperbolic, of one argument. */
    record Angle(Expr of, boolean hyperbolic, Expr.Symbol sine, Expr.Symbol cosine, Expr.Symbol tangent) {}

    private static Rational gcd(Rational a, Rational b) {
        BigInteger below = a.denominator().multiply(b.denominator());
        BigInteger above =
                a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator()));
        return new Rational(above, below);
    }

    private void collect(Expr node) {
        if (node instanceof Expr.Power power && power.base() == Expr.Constant.E) {
            Factors exponent = Factors.of(power.exponent());
            if (exponent.number().signum() != 0) {
                exponents
                        .computeIfAbsent(exponent.withoutNumber(), Exponents::new)
                        .add(exponent.number());
            }
        } else if (node instanceof Expr.Power power) {
            broken(power.exponent()).ifPresent(value -> root(power.base(), value.denominator()));
        } else if (node instanceof Expr.Apply apply) {
            Optional<FunctionName> function = FunctionName.of(apply.function());
            if (function.filter(FunctionName.SQRT::equals).isPresent()) {
                root(apply.arguments().get(0), BigInteger.TWO).sign = true;
            }
            hyperbolic |= function.filter(name -> name == FunctionName.SINH || name == FunctionName.COSH)
                    .isPresent();
        }
    }

    private Root root(Expr radicand, BigInteger degree) {
        Expr tidy = Tidy.of(radicand);
        Root root = roots.computeIfAbsent(tidy, Root::new);
        BigInteger old = BigInteger.valueOf(root.degree);
        root.degree = old.multiply(degree).divide(old.gcd(degree)).intValue();
        return root;
    }

    /** A fraction as an exponent, small enough to count with. */
    private static Optional<Rational> broken(Expr exponent) {
        Factors factors = Factors.of(exponent);
        boolean number = Notation.isOne(factors.withoutNumber());
        Rational value = factors.number();
        boolean small = value.numerator().bitLength() < 8 && value.denominator().bitLength() < 6;
        return number && small && !value.isInteger() ? Optional.of(value) : Optional.empty();
    }

    // ---- into letters ----

    /** The formula in letters: a rational function. */
    Expr in(Expr formula) {
        return formula.accept(new Lettering());
    }

    /** Whether this is the name of a letter, none of a variable. */
    static boolean isLetter(String name) {
        return name.startsWith(MARK);
    }

    private Expr.Symbol letter(Expr meaning) {
        return letters.computeIfAbsent(meaning, whole -> {
            Expr.Symbol letter = Expr.Symbol.of(MARK + letters.size());
            meanings.put(letter, whole);
            return letter;
        });
    }

    /** Everything that is no rational operation is a letter. */
    private final class Lettering extends Rewriter {
        @Override
        public Expr constant(Expr.Constant constant) {
            return letter(constant);
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return symbol.equals(Expr.Symbol.of(symbol.name())) ? symbol : letter(symbol);
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return letter(indexed);
        }

        @Override
        public Expr power(Expr.Power power) {
            if (power.base() == Expr.Constant.E) {
                return powerOfE(power);
            }
            if (power.exponent() instanceof Expr.Num num && num.value().scale() <= 0) {
                return new Expr.Power(rewrite(power.base()), num);
            }
            return broken(power.exponent())
                    .map(value -> rooted(power.base(), value))
                    .orElseGet(() -> withLetters(power));
        }

        /** {@code x^{n−1}} as {@code x^n/x}. */
        private Expr withLetters(Expr.Power power) {
            Expr base = rewrite(power.base());
            List<Expr> rest = new ArrayList<>();
            Rational whole = Rational.ZERO;
            for (Expr term : power.exponent() instanceof Expr.Sum sum ? sum.terms() : List.of(power.exponent())) {
                Factors factors = Factors.of(term);
                boolean number = Notation.isOne(factors.withoutNumber())
                        && factors.number().isInteger()
                        && factors.number().numerator().bitLength() < 5;
                if (number) {
                    whole = whole.plus(factors.number());
                } else {
                    rest.add(term);
                }
            }
            boolean inExponent = rest.stream().anyMatch(term -> holds(term, power.base()));
            if (rest.isEmpty() || inExponent || !(base instanceof Expr.Symbol symbol)) {
                return letter(power);
            }
            Expr.Symbol letter = letter(new Expr.Power(power.base(), Notation.sum(rest)));
            if (!openPowers.stream().anyMatch(known -> known.letter().equals(letter))) {
                openPowers.add(new OpenPower(letter, symbol, power.base(), Notation.sum(rest)));
            }
            return whole.signum() == 0 ? letter : Expr.Product.of(letter, Notation.power(symbol, whole));
        }

        private static boolean holds(Expr formula, Expr part) {
            return formula.equals(part) || Children.of(formula).stream().anyMatch(child -> holds(child, part));
        }

        private Expr powerOfE(Expr.Power power) {
            Factors exponent = Factors.of(power.exponent());
            Exponents all = exponents.get(exponent.withoutNumber());
            if (all == null) {
                return letter(power);
            }
            Unit unit = new Unit(all.whole, turned ? all.unit().negate() : all.unit());
            Expr.Symbol letter =
                    letter(new Expr.Power(Expr.Constant.E, Tidy.of(Notation.scaled(unit.factor(), unit.whole()))));
            powersOfE.put(letter, unit);
            return Notation.power(letter, exponent.number().over(unit.factor()));
        }

        private Expr rooted(Expr radicand, Rational exponent) {
            Root root = roots.get(Tidy.of(radicand));
            if (root == null) {
                throw new IllegalStateException("a root that was not seen: " + radicand);
            }
            Expr.Symbol letter = letter(root.power(Rational.ONE.over(Rational.of(root.degree))));
            powersOfRoots.put(letter, root);
            return Notation.power(letter, exponent.times(Rational.of(root.degree)));
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            FunctionName function = FunctionName.of(apply.function()).orElse(FunctionName.ABS);
            Expr first = apply.arguments().get(0);
            return switch (function) {
                case SQRT -> rooted(first, Rational.ONE.over(Rational.of(2)));
                case SIN -> angle(first, false).sine();
                case COS -> angle(first, false).cosine();
                case TAN ->
                    new Expr.Quotient(
                            angle(first, false).sine(), angle(first, false).cosine());
                case SINH -> angle(first, true).sine();
                case COSH -> angle(first, true).cosine();
                case TANH ->
                    hyperbolic
                            ? new Expr.Quotient(
                                    angle(first, true).sine(),
                                    angle(first, true).cosine())
                            : letter(apply);
                default -> letter(apply);
            };
        }

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            return letter(piecewise);
        }

        @Override
        public Expr derivative(Expr.Derivative derivative) {
            return letter(derivative);
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            return letter(sum);
        }

        @Override
        public Expr kronecker(Expr.Kronecker kronecker) {
            return letter(kronecker);
        }
    }

    private Angle angle(Expr of, boolean ofHyperbola) {
        Expr argument = Tidy.of(of);
        for (Angle known : angles) {
            if (known.of().equals(argument) && known.hyperbolic() == ofHyperbola) {
                return known;
            }
        }
        Angle angle = new Angle(
                argument,
                ofHyperbola,
                letter(Expr.Apply.of(ofHyperbola ? FunctionName.SINH : FunctionName.SIN, argument)),
                letter(Expr.Apply.of(ofHyperbola ? FunctionName.COSH : FunctionName.COS, argument)),
                letter(Expr.Apply.of(ofHyperbola ? FunctionName.TANH : FunctionName.TAN, argument)));
        angles.add(angle);
        return angle;
    }

    boolean holdsExponentials() {
        return !exponents.isEmpty();
    }

    List<Angle> angles() {
        return List.copyOf(angles);
    }

    /** A letter for one more function value. */
    Expr.Symbol letterFor(Expr value) {
        return letter(value);
    }

    // ---- what is known of the letters ----

    /** {@code letter^power = meaning}. */
    record Relation(String letter, int power, Multiplied meaning) {}

    /** That the power of a root is its radicand. */
    List<Relation> ofRoots() {
        List<Relation> relations = new ArrayList<>();
        for (Map.Entry<Expr.Symbol, Root> entry : Map.copyOf(powersOfRoots).entrySet()) {
            Multiplied.of(in(entry.getValue().radicand))
                    .ifPresent(radicand ->
                            relations.add(new Relation(entry.getKey().name(), entry.getValue().degree, radicand)));
        }
        return relations;
    }

    /** Each variable of which there is a root as a power of that: {@code z = (√z)²}. */
    Map<Expr, Expr> variablesByRoots() {
        Map<Expr, Expr> powers = new HashMap<>();
        powersOfRoots.forEach((letter, root) -> {
            if (root.radicand instanceof Expr.Symbol variable && !isLetter(variable.name())) {
                powers.put(variable, Notation.power(letter, Rational.of(root.degree)));
            }
        });
        return powers;
    }

    /** {@code sin² = 1 − cos²} and {@code sinh² = cosh² − 1}, or the other way round. */
    List<Relation> ofAngles(boolean forSine) {
        return angles.stream().map(angle -> relation(angle, forSine)).toList();
    }

    private static Relation relation(Angle angle, boolean forSine) {
        Expr.Symbol replaced = forSine ? angle.sine() : angle.cosine();
        Expr square = new Expr.Power(forSine ? angle.cosine() : angle.sine(), Expr.Num.of(2));
        Expr one = Expr.Num.of(1);
        Expr meaning = !angle.hyperbolic()
                ? Expr.Sum.of(one, new Expr.Negation(square))
                : forSine ? Expr.Sum.of(square, new Expr.Negation(one)) : Expr.Sum.of(one, square);
        return new Relation(replaced.name(), 2, Multiplied.of(meaning).orElseThrow());
    }

    // ---- and back ----

    /** With what the letters stand for. */
    Expr back(Expr inLetters) {
        return Tidy.of(inLetters.accept(new Meaning()));
    }

    private final class Meaning extends Rewriter {
        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return meanings.getOrDefault(symbol, symbol);
        }

        @Override
        public Expr power(Expr.Power power) {
            if (!(power.base() instanceof Expr.Symbol letter) || !(power.exponent() instanceof Expr.Num num)) {
                return super.power(power);
            }
            Rational exponent = Rational.of(num.value());
            Unit unit = powersOfE.get(letter);
            if (unit != null) {
                Rational factor = unit.factor().times(exponent);
                return new Expr.Power(Expr.Constant.E, Tidy.of(Notation.scaled(factor, unit.whole())));
            }
            Root root = powersOfRoots.get(letter);
            return root != null
                    ? root.power(exponent.over(Rational.of(root.degree)))
                    : new Expr.Power(
                            symbol(letter),
                            new Expr.Num(new BigDecimal(num.value().toBigInteger())));
        }
    }
}
