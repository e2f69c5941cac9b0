package org.gradus.report.compose.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;

/** The steps of a derivation, grouped to runs that stand in one chain: each begins where the one above ended. */
public final class Runs {
    private Runs() {}

    /** Steps that follow from each other, in the same case. */
    public record Run(List<Step> steps) {
        public Run {
            steps = List.copyOf(steps);
        }

        public Rule rule() {
            return steps.get(0).rule();
        }

        public Step last() {
            return steps.get(steps.size() - 1);
        }

        /** {@code i = j: before = after = after …}. */
        public Chain chain() {
            Chain chain = Chain.of(steps.get(0).before());
            for (Step step : steps) {
                chain = chain.equal(step.after());
            }
            return chain.after(lead());
        }

        private List<Inline> lead() {
            return steps.get(0)
                    .condition()
                    .map(c -> List.<Inline>of(Inline.Formula.of(Bounds.written(c)), new Inline.Text(":")))
                    .orElse(List.of());
        }

        /** The chain's links one by one: the first with the left side. */
        public List<Chain> links() {
            List<Chain> links = new ArrayList<>();
            for (Step step : steps) {
                boolean first = links.isEmpty();
                Chain start = new Chain(
                        first ? lead() : List.of(), first ? Optional.of(step.before()) : Optional.empty(), List.of());
                links.add(start.equal(step.after()));
            }
            return links;
        }
    }

    public static List<Run> of(Derivation derivation) {
        return of(derivation.steps());
    }

    public static List<Run> of(List<Step> steps) {
        List<Run> runs = new ArrayList<>();
        List<Step> run = new ArrayList<>();
        for (Step step : steps) {
            if (!run.isEmpty() && !goesOn(run.get(run.size() - 1), step)) {
                runs.add(new Run(run));
                run.clear();
            }
            run.add(step);
        }
        runs.add(new Run(run));
        return runs;
    }

    private static boolean goesOn(Step above, Step step) {
        return step.before().equals(above.after()) && step.condition().equals(above.condition());
    }
}
