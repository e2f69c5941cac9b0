package org.gradus.report.vary;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Requirement;
import org.gradus.report.exercise.random.Template;
import org.gradus.report.exercise.random.Variants.Required;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.marking.Mistake;
import org.gradus.report.solution.Solution;
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
    private final Map<Recipient, Found> decisive = new HashMap<>();
    private final Tally tally = new Tally();
    private @Nullable OptionalInt working;
    private @Nullable Acceptance acceptance;

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
        return of(file, template, assignment -> SeenMistakes.of(assignment).names());
    }

    /** As above, with somebody else who knows the mistakes. */
    static Variation of(String file, Template template, MistakesApart mistakes) {
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
        Exercise exercise = places.isEmpty() ? found.solution().exercise() : template.exercise(found.draw(), places);
        return new Variant(found.draw(), exercise, text);
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
        Found found = find(recipient, 0);
        if (decisive.size() < DECISIVE) {
            decisive.put(recipient, found);
        }
        return found;
    }

    /** The first attempt from {@code from} that meets the requirements. */
    Found find(Recipient recipient, int from) {
        return find(
                recipient,
                MOST_ATTEMPTS,
                (attempt, tries) -> accepted(template.draw(recipient, from + attempt), tries));
    }

    private interface Attempt {
        Optional<Found> found(int attempt, Tally tries);
    }

    private Found find(Recipient recipient, int attempts, Attempt draws) {
        Tally tries = new Tally();
        for (int attempt = 0; attempt < attempts; attempt++) {
            Optional<Found> found = draws.found(attempt, tries);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw notMet(recipient, tries);
    }

    Optional<Found> accepted(Draw draw, Tally tries) {
        Acceptance known = acceptance == null ? acceptance() : acceptance;
        acceptance = known;
        return known.accepted(draw, working == null ? OptionalInt.empty() : working, tries);
    }

    private Acceptance acceptance() {
        List<Required> require = template.variants().require();
        return new Acceptance(file, template, require, mistakes, listed(require));
    }

    /**
     * The mistakes that must be seen in every variant: those that are seen in one of the numbers 1 to 20, drawn without this requirement.
     * So it is a matter of the file alone, and what can never be made or seen here is not asked for. That a slope is chosen at a kink is
     * seen at a kink alone.
     */
    private Set<String> listed(List<Required> require) {
        Set<String> listed = new LinkedHashSet<>();
        if (required(template, Requirement.MISTAKES_APART).isPresent()) {
            List<Required> others = require.stream()
                    .filter(each -> each.requirement() != Requirement.MISTAKES_APART)
                    .toList();
            Acceptance without = new Acceptance(file, template, others, mistakes, Set.of());
            for (int number = 1; number <= DECISIVE; number++) {
                Recipient recipient = Recipient.number(number);
                Found found = find(
                        recipient,
                        MOST_ATTEMPTS,
                        (attempt, tries) ->
                                without.accepted(template.draw(recipient, attempt), OptionalInt.empty(), tries));
                listed.addAll(mistakes.seen(Assignment.of(found.solution())));
            }
            listed.remove(Mistake.KINK.name());
        }
        return listed;
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
                        + worst.map(requirement -> "'" + requirement.text() + "' is missed most often"
                                        + tries.cause(requirement)
                                                .map(cause -> ", " + cause)
                                                .orElse("")
                                        + "; ")
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
