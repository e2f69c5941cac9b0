package org.gradus.report.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.CourseWork.Ask;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Problem;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.GraphTrace;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.Section;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** Which quantities are asked, each with the part in which it is first calculated. */
final class AskedQuantities {
    /** What a task is about; everything else that it calculates are steps on the way. */
    private static final Map<String, Set<Letter>> RESULTS = Map.of(
            "forward", Set.of(Letter.Z, Letter.A, Letter.Y),
            "classify", Set.of(Letter.Y),
            "activation-derivative", Set.of(Letter.DA),
            "softmax-jacobian", Set.of(Letter.J),
            "loss", Set.of(Letter.C),
            "loss-gradient", Set.of(Letter.DY),
            "backpropagation", Set.of(Letter.DELTA, Letter.DW, Letter.DB),
            "input-gradient", Set.of(Letter.DX),
            "gradient-step", Set.of(Letter.W, Letter.B),
            "step-check", Set.of(Letter.C, Letter.CHANGE));

    /** Tasks of whose own quantities all are asked. */
    private static final Set<String> MATRICES = Set.of("jacobian", "hessian");

    private final Solution solution;

    private AskedQuantities(Solution solution) {
        this.solution = solution;
    }

    /** By quantity, the letter of its part; in the order of the parts, and in each as the exercise asks or as they are calculated. */
    static Map<QuantityId, String> of(Solution solution) {
        AskedQuantities quantities = new AskedQuantities(solution);
        List<Ask> ask = solution.exercise().courseWork().ask();
        return ask.isEmpty() ? quantities.results() : quantities.named("ask", ask);
    }

    /** Those that the file names, under this key. */
    static Map<QuantityId, String> named(Solution solution, String key, List<Ask> names) {
        return new AskedQuantities(solution).named(key, names);
    }

    private Map<QuantityId, String> results() {
        Map<QuantityId, String> asked = new LinkedHashMap<>();
        List<Part> parts = solution.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (solution.answers().get(i) instanceof Answer.Graph graph) {
                results(graph.trace()).forEach(id -> asked.putIfAbsent(id, part.label()));
            }
            trained(solution.answers().get(i)).forEach(id -> asked.putIfAbsent(id, part.label()));
            Set<Letter> letters = RESULTS.getOrDefault(part.task(), Set.of());
            for (QuantityId id : lines(part)) {
                boolean updated =
                        part.task().equals("gradient-step") || part.task().equals("step-check");
                if ((letters.contains(id.letter()) || MATRICES.contains(part.task()))
                        && id.updated() == updated
                        && !isNameOfAnother(id)) {
                    asked.putIfAbsent(id, part.label());
                }
            }
        }
        return asked;
    }

    /** The value and the derivatives in the variables; what the nodes between them are called only the solution says. */
    private static List<QuantityId> results(GraphTrace trace) {
        List<QuantityId> ids = new ArrayList<>();
        ids.add(trace.end().value().id());
        for (GraphTrace.Node node : trace.nodes()) {
            if (node.operation().isEmpty()) {
                node.derivative().map(Evaluation::id).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** Of a training the parameters that each epoch leaves, or each update with a given gradient. */
    private static List<QuantityId> trained(Answer answer) {
        Stream<Evaluation> left = Stream.empty();
        if (answer instanceof Answer.Training training) {
            left = training.epochs().stream().flatMap(epoch -> epoch.parameters().stream());
        } else if (answer instanceof Answer.Descent descent) {
            left = descent.updates().stream().flatMap(update -> update.parameters().stream());
        }
        return left.filter(entry -> !entry.isAbsent() && !entry.uses().isEmpty())
                .map(Evaluation::id)
                .toList();
    }

    /** Of one sample ∂C/∂b is δ, or −δ, which is asked already; the output of softmax with cross-entropy has no ∂C/∂y of its own. */
    private boolean isNameOfAnother(QuantityId id) {
        return id.letter().equals(Letter.DB)
                && solution.worksheet()
                        .find(id)
                        .map(Evaluation::formula)
                        .filter(formula -> formula instanceof Expr.Indexed
                                || formula instanceof Expr.Negation minus && minus.operand() instanceof Expr.Indexed)
                        .isPresent();
    }

    private static List<QuantityId> lines(Part part) {
        List<QuantityId> ids = new ArrayList<>();
        part.sections().forEach(section -> {
            if (section instanceof Section.Worked worked) {
                ids.addAll(worked.ids());
            }
        });
        return ids;
    }

    // ---- what the file names ----

    private Map<QuantityId, String> named(String key, List<Ask> names) {
        Map<QuantityId, String> asked = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<QuantityId, String> calculated = new LinkedHashMap<>();
        solution.parts().forEach(part -> lines(part).forEach(id -> calculated.putIfAbsent(id, part.label())));
        for (Ask ask : names) {
            List<QuantityId> meant =
                    calculated.keySet().stream().filter(id -> isMeant(ask, id)).toList();
            if (meant.isEmpty()) {
                problems.add(new Problem(
                        ask.place().line(), ask.place().column(), notCalculated(key, ask, calculated.keySet())));
            }
            meant.forEach(id -> asked.putIfAbsent(id, calculated.get(id)));
        }
        if (!problems.isEmpty()) {
            throw new ExerciseException(solution.exercise().name(), problems);
        }
        return asked;
    }

    private boolean isMeant(Ask ask, QuantityId id) {
        return (name(id).equals(ask.name()) || isOutput(ask, id))
                && (ask.at().isEmpty() || at(id).equals(ask.at()))
                && (ask.sample() == 0 || ask.sample() == id.sample())
                && (ask.time() == 0 || ask.time() == id.time());
    }

    /** a^L is y. */
    private boolean isOutput(Ask ask, QuantityId id) {
        int last = solution.exercise().network().map(net -> net.layers().size()).orElse(1);
        String output = Letter.A.text() + last;
        return id.letter().equals(Letter.Y) && !id.updated() && output.equals(ask.name());
    }

    private static String name(QuantityId id) {
        String text = id.text();
        int bracket = text.indexOf('[');
        return bracket < 0 ? text : text.substring(0, bracket);
    }

    private static List<Integer> at(QuantityId id) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < id.at().size(); i++) {
            at.add(id.place(i));
        }
        return at;
    }

    private static String notCalculated(String key, Ask ask, Set<QuantityId> calculated) {
        Set<String> names = new LinkedHashSet<>();
        calculated.forEach(id -> names.add(name(id)));
        if (!names.contains(ask.name())) {
            return key + " names " + ask.name() + ", which no task here calculates"
                    + Near.hint(ask.name(), List.copyOf(names));
        }
        return key + " names an entry of " + ask.name() + " that is not there; its entries are "
                + calculated.stream()
                        .filter(id -> name(id).equals(ask.name()))
                        .map(QuantityId::text)
                        .distinct()
                        .limit(9)
                        .collect(java.util.stream.Collectors.joining(", "));
    }
}
