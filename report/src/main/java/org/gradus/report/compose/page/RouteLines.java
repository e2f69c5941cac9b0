package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Step;

/** The steps of an authored route, a line for each with its remark; a step that goes on leaves out its left side. */
public final class RouteLines {
    private final List<Step> steps;
    private final List<Line> lines = new ArrayList<>();
    private Optional<Expr> reached = Optional.empty();
    private int taken;

    public RouteLines(List<Step> steps) {
        this.steps = steps;
    }

    /** The next step. */
    public RouteLines step(List<Inline> remark) {
        return step(Optional.empty(), remark);
    }

    /** The next step, with what its left side is called: {@code δ_j^L = ∂C/∂z_j^L = …}. */
    public RouteLines step(Expr name, List<Inline> remark) {
        return step(Optional.of(name), remark);
    }

    /** The next {@code count} steps, which go on from each other, in one line. */
    public RouteLines steps(int count, List<Inline> remark) {
        step(remark);
        int line = lines.size() - 1;
        for (int i = 1; i < count; i++) {
            Step step = steps.get(taken++);
            Chain longer = lines.get(line).chains().get(0).equal(step.after());
            lines.set(line, Line.of(longer).remark(remark));
            reached = Optional.of(step.after());
        }
        return this;
    }

    private RouteLines step(Optional<Expr> name, List<Inline> remark) {
        Step step = steps.get(taken++);
        boolean goesOn = reached.filter(step.before()::equals).isPresent();
        Chain start = goesOn
                ? Lines.goOn()
                : name.map(called -> Lines.equal(called, step.before())).orElseGet(() -> Chain.of(step.before()));
        List<Inline> lead = step.condition()
                .map(c -> List.<Inline>of(Inline.Formula.of(c), new Inline.Text(":")))
                .orElse(List.of());
        lines.add(Line.of(start.and(Operator.EQUAL, step.after()).after(lead)).remark(remark));
        reached = Optional.of(step.after());
        return this;
    }

    /** A line of its own. */
    public RouteLines line(Line line) {
        lines.add(line);
        reached = Optional.empty();
        return this;
    }

    /** All lines, the last one numbered. */
    public List<Line> numbered(int number) {
        if (taken != steps.size()) {
            throw new IllegalStateException(taken + " of " + steps.size() + " steps are shown");
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).numbered(number));
        return List.copyOf(lines);
    }
}
