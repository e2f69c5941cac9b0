package org.gradus.symbolic.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.form.Atoms.Angle;
import org.gradus.symbolic.write.Measure;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.PositiveFirst;
import org.gradus.symbolic.write.Tidy;

/**
 * Other forms of a formula: over one bar and reduced, factored and multiplied out, with {@code sin² + cos² = 1} and
 * {@code cosh² − sinh² = 1}, with roots put together. Each is a suggestion: who writes it down has to prove it.
 */
public final class Forms {
    private static final int LONGEST = 150;
    /** A letter less: for less nobody writes another line. */
    private static final int WORTH_IT = 2;

    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    private final Atoms atoms;
    private final KnownSums known;
    private final Set<Expr> forms;

    private Forms(Expr formula, Expr original, boolean turned, Set<Expr> forms) {
        this.forms = forms;
        this.atoms = new Atoms(List.of(original, formula), turned);
        this.known = new KnownSums(List.of(atoms.in(original), atoms.in(formula)));
    }

    /**
     * The forms of {@code formula} that are shorter than it by a letter or more, the shortest first.
     *
     * @param original what it was made from: sums are written as they are there
     */
    public static List<Expr> shorter(Expr formula, Expr original) {
        int length = Measure.of(formula);
        if (isWrittenOut(original)
                || Notation.size(formula) > LONGEST
                || Notation.size(original) > LONGEST
                || hasDecimals(formula)) {
            return List.of();
        }
        try {
            Set<Expr> forms = new LinkedHashSet<>();
            Forms straight = new Forms(formula, original, false, forms);
            straight.collect(formula);
            Expr partly = formula instanceof Expr.Quotient ? formula : formula.accept(new PartByPart(original));
            if (!partly.equals(formula)) {
                forms.add(Tidy.of(partly));
            }
            if (straight.atoms.holdsExponentials() && holdsSum(formula)) {
                Set<Expr> turned = new LinkedHashSet<>(); // e^{-z} where there was e^z: only where that spares one
                new Forms(formula, original, true, turned).collect(formula);
                turned.removeIf(form -> Measure.functions(form) >= Measure.functions(formula));
                forms.addAll(turned);
            }
            return forms.stream()
                    .filter(form -> Measure.of(form) <= length - WORTH_IT)
                    .sorted(Measure.SHORTEST)
                    .toList();
        } catch (ArithmeticException outOfRange) {
            return List.of();
        }
    }

    /** Whether this is a polynomial as one writes it down: its derivative stays as it comes, 4x³ − 6x. */
    public static boolean isWrittenOut(Expr formula) {
        return formula instanceof Expr.Sum sum
                && sum.terms().stream().noneMatch(Forms::holdsSum)
                && Multiplied.of(sum).isPresent();
    }

    private static boolean hasDecimals(Expr formula) {
        return formula instanceof Expr.Num num && num.value().scale() > 0
                || Children.of(formula).stream().anyMatch(Forms::hasDecimals);
    }

    private void collect(Expr formula) {
        Expr letters = atoms.in(formula);
        Optional<Fraction> first = factored(letters);
        if (first.isEmpty()) {
            return;
        }
        add(first.get());
        List<Atoms.Relation> roots = atoms.ofRoots();
        Fraction rooted = first.get();
        Map<Expr, Expr> byRoots = atoms.variablesByRoots();
        if (!byRoots.isEmpty()) {
            factored(Substitution.apply(letters, byRoots)).ifPresent(this::add);
        }
        if (!roots.isEmpty()) {
            rooted = with(first.get(), roots);
            add(rooted);
            addBelow(rooted, roots);
        }
        if (!atoms.angles().isEmpty()) {
            for (boolean forSine : new boolean[] {true, false}) {
                List<Atoms.Relation> relations = atoms.ofAngles(forSine);
                Fraction other = with(rooted, relations);
                boolean fewer = terms(other.side(true)) < terms(rooted.side(true));
                Fraction best = fewer ? other : rooted;
                add(best);
                addBelow(best, relations);
            }
        }
    }

    /** With the relations put in above the bar. */
    private static Fraction with(Fraction fraction, List<Atoms.Relation> relations) {
        Expr above = with(fraction.side(true), relations);
        return factored(fraction.signed(new Expr.Quotient(above, fraction.side(false))))
                .orElse(fraction);
    }

    /** With the relations put in below the bar too. */
    private void addBelow(Fraction fraction, List<Atoms.Relation> relations) {
        Expr below = with(fraction.side(false), relations);
        if (!Tidy.isZero(below) && !below.equals(fraction.side(false))) {
            factored(fraction.signed(new Expr.Quotient(fraction.side(true), below)))
                    .ifPresent(this::add);
        }
    }

    /** Over one bar, factored and reduced. */
    private static Optional<Fraction> factored(Expr inLetters) {
        return Combined.of(inLetters);
    }

    private static boolean holdsSum(Expr formula) {
        return formula instanceof Expr.Sum || Children.of(formula).stream().anyMatch(Forms::holdsSum);
    }

    /** How many terms there are when all is multiplied out. */
    private static int terms(Expr formula) {
        return Multiplied.of(formula)
                .map(polynomial -> polynomial.terms().size())
                .orElse(Integer.MAX_VALUE);
    }

    private static Expr with(Expr formula, List<Atoms.Relation> relations) {
        Optional<Multiplied> polynomial = Multiplied.of(formula);
        for (Atoms.Relation relation : relations) {
            polynomial = polynomial.flatMap(p -> p.with(relation.letter(), relation.power(), relation.meaning()));
        }
        return polynomial.map(Multiplied::written).orElse(formula);
    }

    // ---- how a fraction is written ----

    private void add(Fraction fraction) {
        Fraction oriented = withPowers(fraction.oriented(known));
        for (Fraction angles : withTangents(oriented)) {
            for (boolean above : new boolean[] {false, true}) {
                for (boolean below : new boolean[] {false, true}) {
                    forms.add(atoms.back(angles.written(above, below, known)));
                }
            }
            termByTerm(angles).ifPresent(form -> forms.add(PositiveFirst.in(atoms.back(form))));
        }
    }

    /** {@code x^n/x} as {@code x^{n−1}}. */
    private Fraction withPowers(Fraction fraction) {
        Fraction so = fraction;
        for (Atoms.OpenPower open : atoms.openPowers()) {
            int more = so.power(open.baseInLetters());
            if (so.power(open.letter()) == 1 && more != 0) {
                so = so.times(open.letter(), -1)
                        .times(open.baseInLetters(), -more)
                        .times(atoms.letterFor(open.raised(more)), 1);
            }
        }
        return so;
    }

    /** {@code (2x³ + x)/x² = 2x + 1/x}. */
    private static Optional<Expr> termByTerm(Fraction fraction) {
        Expr above = fraction.side(true);
        Expr below = fraction.side(false);
        Optional<Multiplied> terms = Multiplied.of(above);
        if (terms.isEmpty() || holdsSum(below) || terms.get().terms().size() < 2) {
            return Optional.empty();
        }
        List<Expr> divided = ((Expr.Sum) terms.get().written())
                .terms().stream()
                        .map(term -> Tidy.quotient(fraction.signed(term), below))
                        .toList();
        return Optional.of(Tidy.sum(divided));
    }

    /** As it is, and with tangents for quotients of sine and cosine, {@code 1 + tan²} for {@code 1/cos²}, the sine of the double angle. */
    private List<Fraction> withTangents(Fraction fraction) {
        List<Fraction> all = new ArrayList<>(List.of(fraction));
        for (Angle angle : atoms.angles()) {
            for (Fraction so : List.copyOf(all)) {
                all.addAll(withTangent(so, angle));
            }
        }
        return all;
    }

    private List<Fraction> withTangent(Fraction fraction, Angle angle) {
        List<Fraction> forms = new ArrayList<>();
        int sines = fraction.power(angle.sine());
        int cosines = fraction.power(angle.cosine());
        Fraction so = fraction;
        if (sines > 0 && cosines < 0) {
            int tangents = Math.min(sines, -cosines);
            so = fraction.times(angle.sine(), -tangents)
                    .times(angle.cosine(), tangents)
                    .times(angle.tangent(), tangents);
            forms.add(so);
        }
        int squares = -so.power(angle.cosine()) / 2;
        if (squares > 0 && !angle.hyperbolic()) {
            Expr secant = Expr.Sum.of(ONE, new Expr.Power(angle.tangent(), TWO));
            forms.add(so.times(angle.cosine(), 2 * squares).times(secant, squares));
        }
        if (sines == cosines && Math.abs(sines) == 1 && !angle.hyperbolic()) {
            Expr twice = Tidy.product(TWO, angle.of());
            if (Measure.of(twice) < Measure.of(angle.of())) {
                Rational half = Rational.ONE.over(Rational.of(2));
                forms.add(fraction.times(angle.sine(), -sines)
                        .times(angle.cosine(), -sines)
                        .times(atoms.letterFor(Expr.Apply.of(FunctionName.SIN, twice)), sines)
                        .times(sines > 0 ? half : Rational.of(2)));
            }
        }
        return forms;
    }

    /** Every fraction inside a sum or product in its own shortest form: where the whole over one bar would be longer. */
    private static final class PartByPart extends Rewriter {
        private final Expr original;

        PartByPart(Expr original) {
            this.original = original;
        }

        @Override
        public Expr quotient(Expr.Quotient quotient) {
            return shorter(quotient, original).stream().findFirst().orElse(quotient);
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            return apply;
        }

        @Override
        public Expr power(Expr.Power power) {
            return power;
        }
    }
}
