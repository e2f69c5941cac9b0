package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.derive.SoftmaxRoute;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.EntryProblem;
import org.gradus.symbolic.kernel.EntryProblem.Indices;
import org.gradus.symbolic.kernel.Quantities;

/**
 * A claim about a function of z = (z_1 … z_N) with its reserved names put in.
 *
 * @param entry what is decided; with a temperature T about the vector u = z/T: ∂f/∂z is ∂f/∂u by T, so that T times the claim is decided
 * @param temperature of softmax(z/T)
 */
record VectorProblem(Subject.Vector subject, EntryProblem entry, Optional<Expr> temperature) {
    static final Expr.Symbol I = Expr.Symbol.of("i");
    static final Expr.Symbol J = Expr.Symbol.of("j");
    static final Expr.Symbol N = Expr.Symbol.of("N");
    private static final Expr.Symbol K = Expr.Symbol.of("k");
    private static final Expr ZK = Expr.Indexed.of("z", "k");
    private static final Expr TK = Expr.Indexed.of("t", "k");

    private static final Map<Expr, Expr> NAMES = names();

    private static Map<Expr, Expr> names() {
        Map<Expr, Expr> names = new LinkedHashMap<>();
        for (String entry : List.of("z", "y", "t")) {
            for (String index : List.of("i", "j")) {
                names.put(Expr.Symbol.of(entry + "_" + index), Expr.Indexed.of(entry, index));
            }
        }
        names.put(Expr.Symbol.of("delta_ij"), new Expr.Kronecker(I, J));
        names.put(Expr.Symbol.of("delta_ji"), new Expr.Kronecker(I, J));
        return names;
    }

    /** {@code Σ_k body}. */
    static Expr sum(Expr body) {
        return Terms.sum("k", body);
    }

    /** Σ_k e^{z_k}. */
    private static Expr powers() {
        return sum(Terms.exp(ZK));
    }

    private static Expr of(Subject.Vector subject) {
        Expr logarithm = Expr.Apply.of("ln", powers());
        return switch (subject) {
            case SOFTMAX -> Terms.over(SoftmaxRoute.EI, powers());
            case LOG_SOFTMAX -> Terms.minus(Expr.Indexed.of("z", "i"), logarithm);
            case LOG_SUM_EXP -> logarithm;
            case SOFTMAX_CROSS_ENTROPY -> Terms.negative(sum(Terms.times(TK, Terms.minus(ZK, logarithm))));
        };
    }

    /**
     * The claim as it is decided.
     *
     * @throws IllPosedException naming what is wrong
     */
    static VectorProblem of(DerivativeClaim asked, Subject.Vector subject, Optional<Expr> temperature) {
        DerivativeClaim claim = asked.withClaim(IndexCases.asDelta(asked.claim()));
        temperature.ifPresent(VectorProblem::isPositive);
        if (!claim.at().isEmpty()) {
            throw new IllPosedException(Finding.Part.AT, "a claim about a vector is about all points");
        }
        ClaimCheck.hasValue(withoutDelta(claim.claim()), Finding.Part.CLAIM);
        Expr wrt = named(claim.wrt());
        boolean isEntry = wrt.equals(Expr.Indexed.of("z", "i")) || wrt.equals(SoftmaxRoute.ZJ);
        if (!isEntry) {
            throw new IllPosedException(Finding.Part.WRT, "the derivative must be with respect to z_i or z_j");
        }
        hasNoIndexAlone(claim.claim(), Finding.Part.CLAIM);
        Expr claimed = scaled(named(claim.claim()), temperature);
        claimed = temperature.isPresent() ? Terms.times(temperature.get(), claimed) : claimed;
        knows(subject, claimed, temperature, Finding.Part.CLAIM);
        List<Expr.Relation> where = new ArrayList<>(List.of(
                Terms.define(SoftmaxRoute.S, powers()),
                Terms.define(SoftmaxRoute.YI, Terms.over(SoftmaxRoute.EI, SoftmaxRoute.S))));
        where.add(Terms.define(SoftmaxRoute.YJ, Terms.over(SoftmaxRoute.EJ, SoftmaxRoute.S)));
        Indices indices = indices(claim, claimed);
        for (Expr.Relation relation : claim.assume()) {
            if (!isAboutIndices(relation)) {
                hasNoIndexAlone(relation, Finding.Part.ASSUME);
                Expr.Relation assumption = (Expr.Relation) scaled(named(relation), temperature);
                knows(subject, assumption, temperature, Finding.Part.ASSUME);
                where.add(assumption);
            }
        }
        temperature
                .filter(Expr.Symbol.class::isInstance)
                .ifPresent(t -> where.add(new Expr.Relation(t, Expr.Relation.Operator.GREATER, Expr.Num.of(0))));
        if (Quantities.of(claimed).contains(N)) {
            where.add(new Expr.Relation(N, Expr.Relation.Operator.GREATER, Expr.Num.of(1)));
        }
        Optional<Expr> one = subject == Subject.Vector.SOFTMAX_CROSS_ENTROPY ? Optional.of(sum(TK)) : Optional.empty();
        return new VectorProblem(
                subject, new EntryProblem(of(subject), wrt, claimed, where, one, indices), temperature);
    }

    private static void isPositive(Expr temperature) {
        boolean number = temperature instanceof Expr.Num num && num.value().signum() > 0;
        boolean name = temperature instanceof Expr.Symbol symbol
                && !NAMES.containsKey(symbol)
                && !List.of(I, J, N, K, SoftmaxRoute.S).contains(symbol);
        if (!number && !name) {
            throw new IllPosedException(
                    Finding.Part.OF, "the temperature must be a positive number or a letter such as T");
        }
    }

    /** In u = z/T. */
    private static Expr scaled(Expr formula, Optional<Expr> temperature) {
        if (temperature.isEmpty()) {
            return formula;
        }
        Map<Expr, Expr> values = new LinkedHashMap<>();
        for (String index : List.of("i", "j")) {
            Expr z = Expr.Indexed.of("z", index);
            values.put(z, Terms.times(temperature.get(), z));
        }
        return Substitution.apply(formula, values);
    }

    /** The derivative by an entry of u as the one by an entry of z. */
    Expr byZ(Expr derivative) {
        return temperature.map(t -> Terms.over(derivative, t)).orElse(derivative);
    }

    private static Expr named(Expr formula) {
        return Substitution.apply(formula, NAMES);
    }

    private static Expr withoutDelta(Expr claim) {
        return Substitution.apply(claim, Map.of(Expr.Symbol.of("delta_ij"), Expr.Num.of(1)));
    }

    /** An index is no number. */
    private static void hasNoIndexAlone(Expr formula, Finding.Part part) {
        Expr withoutEntries = Substitution.apply(
                formula, node -> node instanceof Expr.Indexed ? Optional.of(Expr.Num.of(1)) : Optional.empty());
        for (Expr quantity : Quantities.of(withoutEntries)) {
            if (quantity instanceof Expr.Symbol symbol && (symbol.equals(I) || symbol.equals(J))) {
                throw new IllPosedException(part, symbol.name(), "unknown name '" + symbol.name() + "'");
            }
        }
    }

    private static void knows(Subject.Vector subject, Expr formula, Optional<Expr> temperature, Finding.Part part) {
        Claim.walk(formula, node -> {
            if (temperature.equals(Optional.of(node))) {
                return;
            }
            boolean index = node.equals(I) || node.equals(J) || node.equals(K);
            boolean targets = subject == Subject.Vector.SOFTMAX_CROSS_ENTROPY;
            if (node instanceof Expr.Symbol symbol && !index && !node.equals(SoftmaxRoute.S) && !node.equals(N)) {
                throw new IllPosedException(part, symbol.name(), "unknown name '" + symbol.name() + "'");
            }
            if (node instanceof Expr.Indexed target && target.base().isLetter("t") && !targets) {
                throw new IllPosedException(part, "t_j", "there are targets only in the cross-entropy");
            }
        });
    }

    static boolean isAboutIndices(Expr.Relation relation) {
        return relation.left().equals(I) && relation.right().equals(J)
                || relation.left().equals(J) && relation.right().equals(I);
    }

    /** Whether anything is assumed but what names stand for. */
    boolean hasAssumptions() {
        return entry.where().stream().anyMatch(relation -> relation.operator() != Expr.Relation.Operator.DEFINED_AS);
    }

    private static Indices indices(DerivativeClaim claim, Expr claimed) {
        boolean[] delta = {false};
        Claim.walk(claimed, node -> delta[0] |= node instanceof Expr.Kronecker);
        Indices indices = delta[0] ? Indices.BOTH : Indices.DIFFERENT;
        for (Expr.Relation relation : claim.assume()) {
            if (isAboutIndices(relation)) {
                indices = switch (relation.operator()) {
                    case EQUAL -> Indices.EQUAL;
                    case NOT_EQUAL -> Indices.DIFFERENT;
                    default ->
                        throw new IllPosedException(Finding.Part.ASSUME, "indices are equal or not: i == j, i != j");
                };
            }
        }
        return indices;
    }

    /** The derivative of an entry by its own z, whatever i and j are: y_i by z_i, or by z_j where i = j. */
    boolean isOnDiagonal() {
        boolean hasEntry = subject == Subject.Vector.SOFTMAX || subject == Subject.Vector.LOG_SOFTMAX;
        return hasEntry && (entry.indices() == Indices.EQUAL || entry.wrt().equals(Expr.Indexed.of("z", "i")));
    }
}
