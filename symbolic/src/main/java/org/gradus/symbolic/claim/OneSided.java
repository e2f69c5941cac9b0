package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.write.Tidy;

/**
 * Derivatives that take a switch such as max(y, z) for one of its sides: in the slope alone, (x max(y, z))′ = x·1, or in the whole
 * formula, (max(0, z)²)′ = 2z.
 */
final class OneSided {
    private static final Expr ZERO = Expr.Num.of(0);
    private static final int MOST_SWITCHES = 3;
    private static final int MOST = 16;

    private final Expr.Symbol wrt;
    private final Map<Expr, Expr.Symbol> names = new LinkedHashMap<>();
    /** The formula with a name for every outermost switch. */
    private final Expr named;

    private OneSided(Expr of, Expr.Symbol wrt) {
        this.wrt = wrt;
        this.named = of.accept(new Naming(names));
    }

    /** Wrong derivatives of a formula with kinks; none where it has too many. */
    static List<Expr> derivatives(Expr of, Expr.Symbol wrt) {
        OneSided sided = new OneSided(of, wrt);
        if (sided.names.size() > MOST_SWITCHES) {
            return List.of();
        }
        Set<Expr> found = new LinkedHashSet<>();
        for (Map<Expr.Symbol, Expr> choice : sided.choices()) {
            found.add(sided.slopesOf(choice));
            found.add(WrittenDerivative.byRules(Substitution.apply(sided.named, Map.copyOf(choice)), wrt));
        }
        return List.copyOf(found);
    }

    /** The outermost switches. */
    static Set<Expr> switches(Expr of) {
        Map<Expr, Expr.Symbol> names = new LinkedHashMap<>();
        of.accept(new Naming(names));
        return names.keySet();
    }

    /** Whether the switch is max(0, u) of a smooth u, written as it may be. */
    static boolean isRelu(Expr node) {
        return node instanceof Expr.Apply apply
                && apply.arguments().stream().allMatch(CaseSplit::isSmooth)
                && (apply.function().equals(FunctionName.RELU.text())
                        || apply.function().equals(FunctionName.MAX.text())
                                && apply.arguments().size() == 2
                                && apply.arguments().contains(ZERO));
    }

    /** One smooth side for each switch. */
    private List<Map<Expr.Symbol, Expr>> choices() {
        List<Map<Expr.Symbol, Expr>> choices = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<Expr, Expr.Symbol> entry : names.entrySet()) {
            List<Map<Expr.Symbol, Expr>> longer = new ArrayList<>();
            for (Map<Expr.Symbol, Expr> choice : choices) {
                for (Expr side : sides(entry.getKey())) {
                    Map<Expr.Symbol, Expr> more = new LinkedHashMap<>(choice);
                    more.put(entry.getValue(), side);
                    longer.add(more);
                }
            }
            choices = longer;
        }
        return choices.subList(0, Math.min(MOST, choices.size()));
    }

    /** The sides of a switch, switches inside taken apart too. */
    private static List<Expr> sides(Expr node) {
        Set<Expr> smooth = new LinkedHashSet<>();
        for (Expr side : outerSides(node)) {
            if (CaseSplit.isSmooth(side)) {
                smooth.add(side);
            } else {
                Set<Expr> inner = switches(side);
                if (inner.equals(Set.of(side))) {
                    smooth.addAll(sides(side));
                } else if (inner.size() == 1) {
                    Map<Expr, Expr.Symbol> names = new LinkedHashMap<>();
                    Expr named = side.accept(new Naming(names));
                    Expr.Symbol name = names.values().iterator().next();
                    sides(inner.iterator().next())
                            .forEach(value -> smooth.add(Substitution.apply(named, Map.of(name, value))));
                }
            }
        }
        return List.copyOf(smooth);
    }

    private static List<Expr> outerSides(Expr node) {
        if (node instanceof Expr.Piecewise piecewise) {
            return piecewise.cases().stream().map(Expr.Case::value).toList();
        }
        Expr.Apply apply = (Expr.Apply) node;
        Expr first = apply.arguments().get(0);
        return switch (FunctionName.of(apply.function()).orElseThrow()) {
            case ABS -> List.of(first, Tidy.negative(first));
            case RELU -> List.of(first, ZERO);
            case SIGN -> List.of(Expr.Num.of(1), Expr.Num.of(-1));
            default -> apply.arguments();
        };
    }

    /** ∂F/∂z + Σ ∂F/∂s·s_k′ with the switches s back in place. */
    private Expr slopesOf(Map<Expr.Symbol, Expr> choice) {
        List<Expr> terms = new ArrayList<>();
        terms.add(WrittenDerivative.byRules(named, wrt));
        choice.forEach((name, side) ->
                terms.add(Tidy.product(WrittenDerivative.byRules(named, name), WrittenDerivative.byRules(side, wrt))));
        Map<Expr, Expr> back = new LinkedHashMap<>();
        names.forEach((node, name) -> back.put(name, node));
        return Substitution.apply(Tidy.sum(terms), back);
    }

    private static final class Naming extends Rewriter {
        private final Map<Expr, Expr.Symbol> names;

        Naming(Map<Expr, Expr.Symbol> names) {
            this.names = names;
        }

        private Expr name(Expr node) {
            return names.computeIfAbsent(node, key -> Expr.Symbol.of("s" + names.size() + "#"));
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            boolean smooth = apply.arguments().isEmpty()
                    || CaseSplit.isSmooth(new Expr.Apply(apply.function(), List.of(ZERO, ZERO)));
            return smooth ? super.apply(apply) : name(apply);
        }

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            return name(piecewise);
        }
    }
}
