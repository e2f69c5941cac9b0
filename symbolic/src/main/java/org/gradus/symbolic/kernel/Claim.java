package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * An equation with its side conditions, sorted: what names stand for, which indices differ, which inequalities are assumed.
 */
public final class Claim {
    static final int NODES = 50_000;
    static final int DEPTH = 400;

    private final Map<Expr, Expr> definitions = new LinkedHashMap<>();
    private final Set<String> definedNames = new LinkedHashSet<>();
    private final List<Expr.Relation> assumptions = new ArrayList<>();
    private final Set<Expr> indices = new LinkedHashSet<>();

    /** Sorts the conditions; refuses formulas that are too large. */
    public Claim(List<Expr> sides, List<Expr.Relation> where) {
        for (Expr side : sides) {
            walk(side, this::collect);
        }
        for (Expr.Relation relation : where) {
            walk(relation, this::collect);
            if (isDefinition(relation)) {
                define(relation);
            } else {
                assumptions.add(relation);
            }
        }
        Set<String> bound = new LinkedHashSet<>();
        for (Expr side : sides) {
            walk(side, expr -> collectBound(expr, bound));
        }
        where.forEach(relation -> walk(relation, expr -> collectBound(expr, bound)));
        indices.removeIf(index -> index instanceof Expr.Symbol symbol && bound.contains(symbol.name()));
    }

    /**
     * The conditions without the definitions of names that occur neither in the sides nor in another condition. Whatever is proved with
     * fewer conditions holds with all of them; and of an index that only such a definition names, nobody has to ask which others it
     * equals.
     */
    static List<Expr.Relation> about(List<Expr> sides, List<Expr.Relation> where) {
        Set<String> names = new HashSet<>();
        sides.forEach(side -> walk(side, node -> names.addAll(names(node))));
        List<Expr.Relation> unused = new ArrayList<>(where);
        boolean found = true;
        while (found) { // what stands in a condition that is used, is used
            found = unused.removeIf(relation -> {
                boolean used = !isDefinition(relation)
                        || names(relation.left()).stream().anyMatch(names::contains);
                if (used) {
                    walk(relation, node -> names.addAll(names(node)));
                }
                return used;
            });
        }
        return where.stream().filter(relation -> !unused.contains(relation)).toList();
    }

    /** What the node itself is called, with what its own name names: {@code W^l} names l. */
    private static List<String> names(Expr node) {
        if (node instanceof Expr.Indexed entry) {
            return names(entry.base());
        }
        if (node instanceof Expr.Symbol symbol) {
            List<String> names = new ArrayList<>(List.of(symbol.name()));
            symbol.layer().ifPresent(layer -> walk(layer, part -> names.addAll(names(part))));
            return names;
        }
        return node instanceof Expr.Apply apply ? List.of(apply.function()) : List.of();
    }

    private static boolean isDefinition(Expr.Relation relation) {
        boolean name = relation.left() instanceof Expr.Symbol
                || relation.left() instanceof Expr.Indexed
                || relation.left() instanceof Expr.Apply;
        boolean equation = relation.operator() == Expr.Relation.Operator.EQUAL
                || relation.operator() == Expr.Relation.Operator.DEFINED_AS;
        if (equation && !name) {
            throw new Unsupported("only a name can stand for a formula");
        }
        return equation;
    }

    private void define(Expr.Relation relation) {
        if (relation.left().equals(relation.right())) {
            return;
        }
        if (definitions.putIfAbsent(relation.left(), relation.right()) != null) {
            throw new Unsupported("a name stands for two formulas");
        }
        if (relation.left() instanceof Expr.Indexed indexed) {
            definedNames.add(indexed.base().name());
        } else if (relation.left() instanceof Expr.Apply apply) {
            definedNames.add(apply.function());
        }
    }

    private void collect(Expr expr) {
        if (expr instanceof Expr.Indexed indexed) {
            indices.addAll(indexed.indices());
        } else if (expr instanceof Expr.Kronecker kronecker) {
            indices.add(kronecker.left());
            indices.add(kronecker.right());
        }
    }

    private static void collectBound(Expr expr, Set<String> bound) {
        if (expr instanceof Expr.IndexedSum sum) {
            bound.add(sum.index());
        }
    }

    /** What the name stands for, if it was defined. */
    Optional<Expr> definition(Expr name) {
        return Optional.ofNullable(definitions.get(name));
    }

    Map<Expr, Expr> definitions() {
        return definitions;
    }

    /** Whether some entry or value of this name is defined; then the others are not free. */
    boolean defines(String name) {
        return definedNames.contains(name);
    }

    /** The inequalities. */
    public List<Expr.Relation> assumptions() {
        return assumptions;
    }

    /** Every index of an entry that occurs, but for those that a sum binds. */
    Set<Expr> indices() {
        return indices;
    }

    /** Whether the indices are assumed to differ. */
    boolean distinct(Expr left, Expr right) {
        for (Expr.Relation relation : assumptions) {
            if (relation.operator() == Expr.Relation.Operator.NOT_EQUAL
                    && (relation.left().equals(left) && relation.right().equals(right)
                            || relation.left().equals(right) && relation.right().equals(left))) {
                return true;
            }
        }
        return false;
    }

    /** Shows every node to {@code each}; refuses formulas that are too large or nested too deeply. */
    public static void walk(Expr expr, Consumer<Expr> each) {
        walk(expr, NODES, each);
    }

    public static void walk(Expr expr, int nodes, Consumer<Expr> each) {
        walk(expr, new int[] {nodes}, DEPTH, each);
    }

    private static void walk(Expr expr, int[] nodes, int depth, Consumer<Expr> each) {
        if (--nodes[0] < 0) {
            throw new Unsupported("work budget");
        }
        if (depth == 0) {
            throw new Unsupported("the formula is nested too deeply");
        }
        each.accept(expr);
        for (Expr child : Children.of(expr)) {
            walk(child, nodes, depth - 1, each);
        }
    }
}
