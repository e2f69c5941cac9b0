package org.gradus.report.vary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Requirement;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.random.Variants.Required;
import org.gradus.report.exercise.reader.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Problem;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.UnsolvableException;
import org.jspecify.annotations.Nullable;

/**
 * The variants of a file with random numbers. Everybody's draw is tried again until it meets the requirements: its first attempt that does is
 * the variant, whoever else gets one.
 */
public final class Variation {
    /** Draws that are tried for one variant. */
    public static final int MOST_ATTEMPTS = 2000;

    /**
     * The number of working places of all variants is the largest that one of the numbers 1 to 20 needs. It is a matter of the file alone:
     * a number that depended on how many variants there are would change files that were given out when somebody enrols later.
     */
    private static final int DECISIVE = 20;

    private final String file;
    private final Template template;
    private final MistakesApart mistakes;
    private final KnownUnits units = new KnownUnits();
    private final Map<Recipient, Found> decisive = new HashMap<>();
    private final Tally tally = new Tally();
    private @Nullable OptionalInt working;

    /** A draw that meets the requirements, and what that took. */
    record Found(Draw draw, Solution solution, Tally tally) {}

    private Variation(String file, Template template, MistakesApart mistakes) {
        this.file = file;
        this.template = template;
        this.mistakes = mistakes;
    }

    /**
     * The variants of a file.
     *
     * @param file its name, for messages
     * @throws ExerciseException if it has no random numbers
     */
    public static Variation of(String file, Template template) {
        Optional<Required> apart = required(template, Requirement.MISTAKES_APART);
        Optional<MistakesApart> mistakes = MistakesApart.available();
        if (apart.isPresent() && mistakes.isEmpty()) {
            throw problem(file, apart.get().at(), "the requirement 'mistakes-apart' is not available in this version");
        }
        return of(file, template, mistakes.orElse(assignment -> List.of()));
    }

    /** As above, with somebody who knows the mistakes. */
    public static Variation of(String file, Template template, MistakesApart mistakes) {
        if (!template.isRandom()) {
            throw problem(
                    file,
                    Position.START,
                    "the file has no random numbers to vary; write for example {random: integers, from: -3, to: 3} for a weight");
        }
        return new Variation(file, template, mistakes);
    }

    private static Optional<Required> required(Template template, Requirement requirement) {
        return template.variants().require().stream()
                .filter(each -> each.requirement() == requirement)
                .findFirst();
    }

    /**
     * The variant of somebody.
     *
     * @throws ExerciseException if the file is no exercise with the numbers drawn, or no draw meets the requirements
     */
    public Variant variant(Recipient recipient) {
        OptionalInt places = working();
        return variant(found(recipient), places);
    }

    /** What the draws of the variants asked for so far have met. */
    public Tally tally() {
        return tally;
    }

    /** {@code "no two are alike"}, or which have the same numbers; nothing of a single one. */
    public String alike(List<Variant> variants) {
        return Duplicates.text(variants);
    }

    /** How the random numbers are drawn. */
    public Template template() {
        return template;
    }

    Variant variant(Found found, OptionalInt places) {
        tally.add(found.tally());
        String text = template.text(found.draw(), places);
        boolean same = ExerciseReader.tree(text)
                .filter(tree -> template.isSame(found.draw(), places, tree))
                .isPresent();
        if (!same) {
            throw problem(
                    file,
                    template.firstRandom(),
                    "numbers cannot be put into this file: write its keys plainly, without '?' or names ('&') before maps");
        }
        return new Variant(found.draw(), template.exercise(found.draw(), places), text);
    }

    /** The decimal places with which all variants are calculated; empty where the file says so itself, or in another mode. */
    OptionalInt working() {
        OptionalInt known = working == null ? findWorking() : working;
        working = known;
        return known;
    }

    private OptionalInt findWorking() {
        Recipient first = Recipient.number(1);
        Rounding rounding =
                template.exercise(template.draw(first, 0), OptionalInt.empty()).rounding();
        if (rounding.mode() != Mode.WORKING || rounding.working().isPresent()) {
            return OptionalInt.empty();
        }
        int most = rounding.digits();
        for (int number = 1; number <= DECISIVE; number++) {
            Found found = found(Recipient.number(number));
            most = Math.max(most, found.solution().worksheet().places().places());
        }
        return OptionalInt.of(most);
    }

    private Found found(Recipient recipient) {
        Found known = decisive.get(recipient);
        if (known != null) {
            return known;
        }
        Found found = find(recipient, MOST_ATTEMPTS, attempt -> Optional.of(template.draw(recipient, attempt)));
        if (decisive.size() < DECISIVE) {
            decisive.put(recipient, found);
        }
        return found;
    }

    /** The first attempt that meets the requirements. */
    Found find(Recipient recipient, int attempts, IntFunction<Optional<Draw>> draws) {
        Tally tries = new Tally();
        for (int attempt = 0; attempt < attempts; attempt++) {
            Optional<Found> found = draws.apply(attempt).flatMap(draw -> accepted(draw, tries));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw notMet(recipient, tries);
    }

    Optional<Found> accepted(Draw draw, Tally tries) {
        tries.drawn();
        Exercise exercise = template.exercise(draw, working == null ? OptionalInt.empty() : working);
        List<Required> require = template.variants().require();
        RoughChecks rough = new RoughChecks(exercise, units);
        boolean missed = false;
        for (Required each : require) {
            checkMeaning(each, exercise);
            if (rough.isMissed(each.requirement())) {
                tries.missed(each.requirement());
                missed = true;
            }
        }
        if (missed) {
            return Optional.empty();
        }
        try {
            Solution solution = Solver.solve(exercise);
            ExactChecks exact = new ExactChecks(solution, units, mistakes);
            List<Required> open =
                    require.stream().filter(each -> !exact.isMet(each)).toList();
            open.forEach(each -> tries.missed(each.requirement()));
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
            throw problem(file, required.at(), "predicts-wrong needs a target to miss");
        }
        if (required.requirement() == Requirement.SHAPES_APART && !ExactChecks.hasNoSquare(exercise)) {
            throw problem(
                    file, required.at(), "shapes-apart is not met by any draw: a layer has as many inputs as units");
        }
    }

    private ExerciseException notMet(Recipient recipient, Tally tries) {
        Optional<Requirement> worst = tries.worst();
        Position at = worst.flatMap(requirement -> required(template, requirement))
                .map(Required::at)
                .orElse(template.firstRandom());
        return problem(
                file,
                at,
                "no draw for " + recipient.stream() + " meets the requirements: "
                        + worst.map(requirement -> "'" + requirement.text() + "' is missed most often; ")
                                .orElse("")
                        + "of " + tries.draws() + " draws, " + tries.reasons()
                        + "; widen the ranges of the numbers or drop the requirement");
    }

    static ExerciseException problem(String file, Position at, String message) {
        return new ExerciseException(file, List.of(new Problem(at.line(), at.column(), message)));
    }

    String file() {
        return file;
    }
}
