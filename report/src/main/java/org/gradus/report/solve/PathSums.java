package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.BackwardTrace.LayerGradients;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solve.BackwardSolver.Slopes;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;

/** δ_i^l by the scalar chain rule: a product for every path from unit i of layer l to the output, summed. */
final class PathSums {
    /** More paths are not written out. */
    private static final int MOST_PATHS = 64;

    private final SampleTrace trace;
    private final Parameters parameters;
    private final Ledger ledger;
    private final ErrorSign sign;
    private final List<Evaluation> seed;
    private final List<LayerGradients> behind;

    /** @param behind the layers after the one that is asked for */
    PathSums(
            SampleTrace trace,
            Parameters parameters,
            Ledger ledger,
            ErrorSign sign,
            List<Evaluation> seed,
            List<LayerGradients> behind) {
        this.trace = trace;
        this.parameters = parameters;
        this.ledger = ledger;
        this.sign = sign;
        this.seed = seed;
        this.behind = behind;
    }

    /** For each unit of layer {@code l}; empty where there are too many paths. */
    List<Evaluation> solve(int l, Slopes slopes, List<Evaluation> delta) {
        int units = trace.layers().get(l - 1).activation().size();
        if (count(slopes) > MOST_PATHS) {
            return List.of();
        }
        List<Definition> lines = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            List<Expr> products = new ArrayList<>();
            for (List<Expr> path : from(l, slopes, i)) {
                Expr product = new Expr.Product(path);
                // a path that ends at δ^L has its sign already
                products.add(seed.isEmpty() ? product : sign.of(product));
            }
            QuantityId name = ledger.names().ofLayer(Letter.PATH, l, i + 1);
            Expr sum = Terms.sum(products);
            // a sum that is 0 for a reason has no digits by which to find that out again
            boolean zero = delta.get(i).value().exactlyPrinted()
                    && delta.get(i).value().printed().equals(Expr.Num.of(0));
            lines.add(zero ? Definition.known(name, sum, Exact.ZERO) : new Definition(name, sum));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    private long count(Slopes slopes) {
        long paths = slopes.jacobian().isEmpty() ? 1 : slopes.jacobian().size();
        for (LayerGradients layer : behind) {
            boolean last = layer.layer() == trace.layers().size();
            boolean fans = !layer.jacobian().isEmpty() && !(last && seed.isEmpty());
            paths *= layer.delta().size() * (fans ? (long) layer.delta().size() : 1);
            if (paths > MOST_PATHS) {
                return paths;
            }
        }
        return paths;
    }

    /** The factors of every path that starts at z_i^l, the one nearest to the output first. */
    private List<List<Expr>> from(int l, Slopes slopes, int i) {
        List<List<Expr>> paths = new ArrayList<>();
        if (slopes.jacobian().isEmpty()) {
            through(l, i, slopes.derivative().get(i).value().symbol(), paths);
        } else {
            for (int m = 0; m < slopes.jacobian().size(); m++) {
                through(l, m, slopes.jacobian().get(m).get(i).symbol(), paths);
            }
        }
        return paths;
    }

    /** Adds the paths that go on from a_m^l, each behind {@code slope} = ∂a_m^l/∂z_i^l. */
    private void through(int l, int m, Expr slope, List<List<Expr>> paths) {
        if (l == trace.layers().size()) {
            paths.add(new ArrayList<>(List.of(seed.get(m).symbol(), slope)));
            return;
        }
        LayerGradients next = behind.get(l - trace.layers().size() + behind.size());
        boolean ends = next.layer() == trace.layers().size() && seed.isEmpty();
        LayerKind kind = parameters.kind(l + 1);
        for (int k = 0; k < next.delta().size(); k++) {
            Optional<Expr> weight = kind.slope(ledger.names(), l + 1, k + 1, m + 1);
            if (weight.isEmpty()) {
                continue;
            }
            List<List<Expr>> rest = ends
                    ? List.of(new ArrayList<>(List.of(next.delta().get(k).symbol())))
                    : from(l + 1, new Slopes(next.derivations(), next.derivative(), next.jacobian()), k);
            for (List<Expr> path : rest) {
                path.add(weight.get());
                path.add(slope);
                paths.add(path);
            }
        }
    }
}
