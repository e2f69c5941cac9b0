package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.form.Forms;
import org.gradus.symbolic.write.Collapse;
import org.gradus.symbolic.write.CommonFactor;
import org.gradus.symbolic.write.PositiveFirst;
import org.gradus.symbolic.write.Tidy;

/** Carries out a derivative rule by rule: first those of the named parts, then the whole, then the parts are put in. */
final class SmoothRoute {
    private final Differentiator differentiator;
    private final Map<Expr, Expr> parts = new LinkedHashMap<>();
    private final Route route;
    private final Optional<Shortest> forms;

    /**
     * @param where defines the names of parts, inner ones first
     * @param forms how the last line is written; empty where that is left as it comes
     */
    SmoothRoute(
            Expr wrt, Expr.DerivativeStyle style, List<Expr.Relation> where, Route route, Optional<Shortest> forms) {
        this.forms = forms;
        where.forEach(name -> parts.put(name.left(), name.right()));
        Set<Expr> names = new LinkedHashSet<>(parts.keySet());
        this.differentiator = new Differentiator(wrt, style, names);
        this.route = route;
    }

    /** Adds the steps from {@code value}′, where {@code value} is defined as {@code formula}, to the derivative, and gives it. */
    Expr derive(Expr value, Expr formula) {
        Map<Expr, Expr> known = new LinkedHashMap<>(parts);
        known.values().removeIf(Expr.IndexedSum.class::isInstance); // a sum keeps its name
        for (Map.Entry<Expr, Expr> part : parts.entrySet()) {
            known.put(differentiator.derivative(part.getKey()), chain(part.getKey(), part.getValue()));
        }
        Expr last = chain(value, formula);
        Expr putIn = Tidy.of(last, known);
        if (!putIn.equals(last)) {
            boolean renamed = Tidy.of(last).equals(putIn);
            route.then(renamed ? Rule.REARRANGE : Rule.DEFINITION, putIn);
        }
        Expr shorter = Forms.isWrittenOut(formula) ? putIn : CommonFactor.takenOut(putIn);
        Expr shortest = PositiveFirst.in(forms.map(all -> all.form(shorter)).orElse(shorter));
        if (!shortest.equals(putIn)) {
            route.then(Rule.REARRANGE, shortest);
        }
        return shortest;
    }

    /** {@code value′ = … = …} until only derivatives of names are left. */
    Expr chain(Expr value, Expr formula) {
        Differentiator.Ruled first = differentiator.apply(formula);
        route.line(first.rule(), differentiator.derivative(value), first.after());
        Expr line = first.after();
        for (Optional<Expr.Derivative> next = pending(line); next.isPresent(); next = pending(line)) {
            Differentiator.Ruled ruled = differentiator.apply(next.get().of());
            line = Tidy.of(line, Map.of(next.get(), ruled.after()));
            route.then(ruled.rule(), line);
        }
        Expr collapsed = Collapse.of(line);
        if (!collapsed.equals(line)) {
            route.then(Rule.COLLAPSE, collapsed);
        }
        return collapsed;
    }

    /** The first derivative on the line that can be carried out. */
    private Optional<Expr.Derivative> pending(Expr line) {
        List<Expr.Derivative> found = new ArrayList<>();
        collect(line, found);
        return found.stream().findFirst();
    }

    private void collect(Expr expr, List<Expr.Derivative> found) {
        if (expr instanceof Expr.Derivative derivative) {
            if (!parts.containsKey(derivative.of())) {
                found.add(derivative);
            }
        } else {
            Children.of(expr).forEach(child -> collect(child, found));
        }
    }
}
