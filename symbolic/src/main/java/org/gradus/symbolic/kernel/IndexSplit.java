package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Retry;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Sums over an index of unknown range, split finitely: {@code Σ_k f(k) = f(i) + f(j) + R} with R the sum over all k that no
 * entry of the claim names. R depends on no named entry, so that a proof for it is a proof for every N.
 */
public final class IndexSplit {
    /** How the names of indices start that stand for all those that the claim does not name. */
    public static final String MARK = "#";

    private final Ring ring;
    private final Claim claim;
    private Map<String, Expr> bound = new HashMap<>();
    private int depth;

    IndexSplit(Ring ring, Claim claim) {
        this.ring = ring;
        this.claim = claim;
    }

    /** The proof needs to know whether two indices are equal, and the claim does not say. */
    static final class Unknown extends Retry {
        private static final long serialVersionUID = 1L;
        private final transient Expr left;
        private final transient Expr right;

        Unknown(Expr left, Expr right) {
            super("it is not said whether two indices are equal");
            this.left = left;
            this.right = right;
        }

        Expr left() {
            return left;
        }

        Expr right() {
            return right;
        }
    }

    Ring ring() {
        return ring;
    }

    // ---- indices ----

    /** What the index stands for: bound by a sum, or defined by the claim. */
    Expr resolve(Expr index) {
        if (!(index instanceof Expr.Symbol symbol)) {
            if (index instanceof Expr.Num) {
                return index;
            }
            throw new Unsupported("an index must be a letter or a number");
        }
        Expr value = bound.get(symbol.name());
        if (value != null) {
            return value;
        }
        return claim.definition(index).map(this::resolve).orElse(index);
    }

    Expr.Indexed resolve(Expr.Indexed entry) {
        return new Expr.Indexed(
                entry.base(), entry.indices().stream().map(this::resolve).toList());
    }

    /** Whether two resolved indices are equal. */
    boolean same(Expr left, Expr right) {
        if (left.equals(right)) {
            return true;
        }
        if (isMark(left) || isMark(right)) {
            if (isMark(left) && isMark(right)) {
                throw new Unsupported("sums nested in a way the kernel does not know");
            }
            return false;
        }
        if (left instanceof Expr.Num a && right instanceof Expr.Num b) {
            return a.value().compareTo(b.value()) == 0;
        }
        if (claim.distinct(left, right)) {
            return false;
        }
        throw new Unknown(left, right);
    }

    /** Whether the variable is the one of number {@code wrt}. */
    boolean same(Generator.Variable variable, int wrt) {
        Generator other = ring.generator(wrt);
        if (variable.equals(other)) {
            return true;
        }
        if (!(variable.name() instanceof Expr.Indexed a)
                || !(other instanceof Generator.Variable v)
                || !(v.name() instanceof Expr.Indexed b)
                || !a.base().equals(b.base())
                || a.indices().size() != b.indices().size()) {
            return false;
        }
        for (int i = 0; i < a.indices().size(); i++) {
            if (!same(a.indices().get(i), b.indices().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(Expr index) {
        return index instanceof Expr.Symbol symbol && symbol.name().startsWith(MARK);
    }

    // ---- sums ----

    /** What a conversion of the body gives while the index is bound. */
    interface Body {
        Fraction convert();
    }

    /** {@code Σ_index body} over the whole range of the index. */
    Fraction sumOverAll(String index, Body body) {
        Fraction sum = Fraction.of(ring, 0);
        for (Expr named : named()) {
            sum = sum.plus(with(index, named, body));
        }
        int level = depth;
        Fraction other = marked(index, level, body);
        // a sum that does not depend on the ones around it is the same as outside of them
        if (level > 0 && IntStream.range(0, level).noneMatch(outer -> depends(other, mark(outer)))) {
            return sum.plus(rest(marked(index, 0, body), mark(0)));
        }
        return sum.plus(rest(other, mark(level)));
    }

    private static Expr mark(int level) {
        return Expr.Symbol.of(MARK + level);
    }

    private Fraction marked(String index, int level, Body body) {
        int before = depth;
        depth = level + 1;
        Fraction converted = with(index, mark(level), body);
        depth = before;
        return converted;
    }

    Fraction with(String index, Expr value, Body body) {
        Expr before = bound.put(index, value);
        Fraction converted = body.convert();
        if (before == null) {
            bound.remove(index);
        } else {
            bound.put(index, before);
        }
        return converted;
    }

    /** Converts what a name stands for: the indices bound here mean nothing there. */
    Fraction unbound(Body body) {
        Map<String, Expr> before = bound;
        int levelBefore = depth;
        bound = new HashMap<>();
        depth = 0;
        Fraction converted = body.convert();
        bound = before;
        depth = levelBefore;
        return converted;
    }

    /** The different indices that the claim names. */
    private List<Expr> named() {
        Map<String, Expr> before = bound;
        bound = new HashMap<>();
        Set<Expr> resolved = new LinkedHashSet<>();
        claim.indices().forEach(index -> resolved.add(resolve(index)));
        bound = before;
        List<Expr> different = new ArrayList<>();
        for (Expr index : resolved) {
            boolean known = false;
            for (Expr other : different) {
                known |= same(index, other);
            }
            if (!known) {
                different.add(index);
            }
        }
        return different;
    }

    /** {@code Σ body} over all values of {@code mark} that are not named; factors without {@code mark} are taken out. */
    Fraction rest(Fraction body, Expr mark) {
        Map<Polynomial, Integer> inside = new LinkedHashMap<>();
        Map<Polynomial, Integer> outside = new LinkedHashMap<>();
        body.denominators().forEach((base, power) -> (depends(base, mark) ? inside : outside).put(base, power));
        Polynomial sum = Polynomial.zero(ring);
        for (Map.Entry<Monomial, Rational> term : body.numerator().terms().entrySet()) {
            Predicate<Integer> marked = number -> depends(ring.generator(number), mark);
            Monomial in = term.getKey().only(marked::test);
            Monomial out = term.getKey().times(in.inverse());
            int rest = ring.number(new Generator.Rest(mark, in, inside));
            sum = sum.plus(Polynomial.of(ring, out.times(Monomial.of(rest, 1)), term.getValue()));
        }
        return new Fraction(sum, sum.isZero() ? Map.of() : outside);
    }

    private boolean depends(Fraction fraction, Expr mark) {
        return depends(fraction.numerator(), mark) || depends(fraction.denominators(), mark);
    }

    private boolean depends(Polynomial polynomial, Expr mark) {
        return polynomial.terms().keySet().stream().anyMatch(monomial -> depends(monomial, mark));
    }

    private boolean depends(Monomial monomial, Expr mark) {
        for (int i = 0; i < monomial.size(); i++) {
            if (depends(ring.generator(monomial.generator(i)), mark)) {
                return true;
            }
        }
        return false;
    }

    private boolean depends(Map<Polynomial, Integer> denominators, Expr mark) {
        return denominators.keySet().stream().anyMatch(base -> depends(base, mark));
    }

    private boolean depends(Generator generator, Expr mark) {
        if (generator instanceof Generator.Variable variable) {
            return variable.name() instanceof Expr.Indexed entry
                    && entry.indices().contains(mark);
        }
        if (generator instanceof Generator.Exponential e) {
            return depends(e.exponent(), mark) || depends(e.denominators(), mark);
        }
        if (generator instanceof Generator.Root root) {
            return depends(root.radicand(), mark);
        }
        if (generator instanceof Generator.Base base) {
            return depends(base.polynomial(), mark);
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return depends(logarithm.argument(), mark);
        }
        if (generator instanceof Generator.Rest rest) {
            boolean free = !rest.bound().equals(mark);
            return free && (depends(rest.body(), mark) || depends(rest.denominators(), mark));
        }
        if (generator instanceof Generator.Opaque opaque) {
            return opaque.arguments().stream().anyMatch(x -> depends(x, mark));
        }
        return false;
    }
}
