package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Requirement;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.random.Variants.Required;
import org.gradus.report.marking.Outline;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.vary.Variation.Found;
import org.gradus.report.worksheet.UnsolvableException;

/**
 * Whether draws meet the requirements. Most do not, and most of those miss one by so much that doubles say so: first the pre-activations
 * and outputs, then the asked results. What is left is solved, and decided on certified numbers.
 */
final class Acceptance {
    private final String file;
    private final Template template;
    private final List<Required> require;
    private final MistakesApart mistakes;
    private final Set<String> listed;
    private final Sketches sketches;
    private final KnownUnits units = new KnownUnits();

    /**
     * @param file its name, for messages
     * @param require in the order of the file
     * @param listed names of the mistakes that must be seen
     */
    Acceptance(String file, Template template, List<Required> require, MistakesApart mistakes, Set<String> listed) {
        this.file = file;
        this.template = template;
        this.require = List.copyOf(require);
        this.mistakes = mistakes;
        this.listed = listed;
        this.sketches = new Sketches(template);
    }

    /**
     * The solution, if the draw meets all requirements.
     *
     * @param working the decimal places of the calculation, where they are known
     * @param tries is told what was missed; of a draw that doubles decide, only what they see
     */
    Optional<Found> accepted(Draw draw, OptionalInt working, Tally tries) {
        tries.drawn();
        if (require.isEmpty()) {
            return solved(draw, template.exercise(draw, working), Optional.empty(), tries);
        }
        Sketch sketch = sketches.of(draw);
        require.forEach(each -> checkMeaning(each, sketch.exercise()));
        return missesRoughly(sketch, tries)
                ? Optional.empty()
                : solved(draw, template.exercise(draw, working), Optional.of(sketch), tries);
    }

    private boolean missesRoughly(Sketch sketch, Tally tries) {
        RoughChecks rough = new RoughChecks(sketch, units);
        boolean missed = false;
        for (Required each : require) {
            if (rough.isMissed(each.requirement())) {
                tries.missed(each.requirement(), List.of());
                missed = true;
            }
        }
        return missed || asksForResults() && missesResults(sketch, tries);
    }

    private boolean asksForResults() {
        return require.stream().map(Required::requirement).anyMatch(Acceptance::isOfResults);
    }

    private static boolean isOfResults(Requirement requirement) {
        return requirement == Requirement.DISTINCT_RESULTS || requirement == Requirement.RESULTS_AT_LEAST;
    }

    private boolean missesResults(Sketch sketch, Tally tries) {
        List<Outline.Results> ways = sketch.shape().results(sketch.numbers());
        boolean missed = false;
        for (Required each : ways.isEmpty() ? List.<Required>of() : require) {
            double bound = each.bound().doubleValue();
            if (each.requirement() == Requirement.RESULTS_AT_LEAST
                    && ways.stream().allMatch(way -> way.hasSmallerThan(bound))) {
                tries.missed(each.requirement(), List.of());
                missed = true;
            }
            if (each.requirement() == Requirement.DISTINCT_RESULTS) {
                List<Alike> pairs = alike(sketch.shape().asked(), ways);
                if (!pairs.isEmpty()) {
                    tries.missed(each.requirement(), pairs);
                    missed = true;
                }
            }
        }
        return missed;
    }

    /** What prints alike, whichever way it is calculated. */
    private static List<Alike> alike(List<String> asked, List<Outline.Results> ways) {
        List<Alike> pairs = new ArrayList<>();
        for (Outline.Results way : ways) {
            List<Object> printed = new ArrayList<>();
            way.printed()
                    .forEach(units ->
                            printed.add(units.<Object>map(number -> number).orElseGet(Object::new)));
            List<Alike> found = Alike.pairs(asked, printed);
            if (way == ways.get(0)) {
                pairs.addAll(found);
            } else {
                pairs.retainAll(found);
            }
        }
        return pairs;
    }

    // ---- what is left ----

    private Optional<Found> solved(Draw draw, Exercise exercise, Optional<Sketch> sketch, Tally tries) {
        try {
            Solution solution = Solver.solve(exercise);
            ExactChecks exact = new ExactChecks(solution, units, mistakes, listed);
            List<Required> open =
                    require.stream().filter(each -> !exact.isMet(each)).toList();
            open.forEach(each -> tries.missed(each.requirement(), exact.reasons(each.requirement())));
            if (asksForResults()) {
                sketch.ifPresent(known -> known.shape().confirm(exact.assignment(), known.numbers()));
            }
            if (open.isEmpty()) {
                tries.accepted();
                return Optional.of(new Found(draw, solution, tries));
            }
        } catch (UnsolvableException | UndecidedException noSolution) {
            tries.unsolvable(String.valueOf(noSolution.getMessage()));
        }
        return Optional.empty();
    }

    /** What no draw can change is said at once. */
    private void checkMeaning(Required required, Exercise exercise) {
        if (required.requirement() == Requirement.PREDICTS_WRONG
                && exercise.samples().stream()
                        .allMatch(sample -> sample.target().isEmpty())) {
            throw Variation.problem(file, required.at(), "predicts-wrong needs a target to miss");
        }
        if (required.requirement() == Requirement.SHAPES_APART && !ExactChecks.hasNoSquare(exercise)) {
            throw Variation.problem(
                    file, required.at(), "shapes-apart is not met by any draw: a layer has as many inputs as units");
        }
    }
}
