package org.gradus.report.exercise.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.exercise.CourseWork;
import org.gradus.report.exercise.CourseWork.AnswerFormat;
import org.gradus.report.exercise.CourseWork.Carry;
import org.gradus.report.exercise.CourseWork.Course;
import org.gradus.report.exercise.CourseWork.Fewer;
import org.gradus.report.exercise.CourseWork.Marking;
import org.gradus.report.exercise.CourseWork.Steps;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads what a course does with an exercise: header, points, how answers are rounded, what is asked, how it is marked. */
final class CourseWorkReader {
    static final List<String> COURSE = List.of("name", "sheet", "date", "logo", "points");
    static final List<String> ANSWERS = List.of("decimals", "carry");
    static final List<String> MARKING = List.of("accept", "fewer", "steps");
    static final List<String> VARIANT = List.of("seed", "number");
    private static final String ERROR_SIGN = "error-sign";
    private static final int MOST_DECIMALS = 15;
    private static final int MOST_PARTS = 26;

    private final Problems problems;
    private final Words words;

    CourseWorkReader(Problems problems) {
        this.problems = problems;
        this.words = new Words(problems);
    }

    /**
     * @param parts how many lettered parts the sheet has
     * @param sign that of the error terms
     */
    CourseWork courseWork(Fields fields, int parts, ErrorSign sign) {
        return new CourseWork(
                fields.get("course").flatMap(node -> course(node, parts)),
                fields.get("answers").flatMap(this::answers),
                asked(fields, "ask"),
                asked(fields, "show"),
                fields.get("marking").map(node -> marking(node, sign)).orElse(Marking.DEFAULT),
                fields.get("given")
                        .flatMap(node -> words.oneOf(node, "given", List.of("function-table")))
                        .isPresent(),
                fields.get("variant").flatMap(this::variant));
    }

    private List<CourseWork.Ask> asked(Fields fields, String key) {
        return fields.get(key)
                .map(node -> new AskReader(key, problems, words).ask(node))
                .orElse(List.of());
    }

    private Optional<Course> course(Node node, int parts) {
        return fields(node, "course", "{name: Neural Networks I, sheet: 3}", COURSE)
                .map(fields -> new Course(
                        text(fields, "name"),
                        text(fields, "sheet"),
                        text(fields, "date"),
                        fields.get("logo").flatMap(this::logo),
                        fields.get("points")
                                .map(points -> points(points, parts))
                                .orElse(Map.of())));
    }

    private Optional<String> text(Fields fields, String key) {
        return fields.get(key)
                .flatMap(node -> words.scalar(node, key))
                .map(scalar -> scalar.text().strip())
                .filter(text -> !text.isEmpty());
    }

    /** A picture below the file's folder. */
    private Optional<String> logo(Node node) {
        Optional<String> name = words.scalar(node, "logo").map(Node.Scalar::text);
        boolean below = name.filter(text -> text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*"))
                .filter(text -> text.matches("(?i).*\\.(png|jpg|jpeg|pdf)"))
                .isPresent();
        if (name.isPresent() && !below) {
            problems.add(
                    node.at(),
                    "logo is " + node.kind()
                            + " but must be a PNG, JPEG or PDF below the folder of this file: logo.png, pictures/logo.png");
            return Optional.empty();
        }
        return name;
    }

    private Map<String, BigDecimal> points(Node node, int parts) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        words.mapping(node, "points", "{a: 4, b: 2}")
                .ifPresent(map -> map.entries().forEach(entry -> {
                    String letter = entry.key().text();
                    String last = Character.toString((char) ('a' + Math.min(parts, MOST_PARTS) - 1));
                    if (letter.length() != 1 || letter.compareTo("a") < 0 || letter.compareTo(last) > 0) {
                        problems.add(
                                entry.key().at(),
                                "points of part '" + entry.key().shortened() + "', but the parts here are "
                                        + (parts == 1 ? "a alone" : "a to " + last) + ", one for each task");
                    }
                    number(entry.value(), letter).ifPresent(number -> points.put(letter, number));
                }));
        return points;
    }

    private Optional<BigDecimal> number(Node node, String letter) {
        if (node instanceof Node.Scalar scalar && scalar.text().matches("(0|[1-9][0-9]{0,3})(\\.(5|25|50|75))?")) {
            return Optional.of(new BigDecimal(scalar.text()));
        }
        problems.add(
                node.at(),
                "points of part " + letter + " are " + node.kind()
                        + " but must be a number from 0 to 9999, in quarters: 4, 2.5");
        return Optional.empty();
    }

    private Optional<AnswerFormat> answers(Node node) {
        Optional<Fields> read = fields(node, "answers", "{decimals: 4, carry: written}", ANSWERS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        if (!read.get().mentions("decimals")) {
            problems.add(node.at(), "answers needs decimals: how many decimal places students are to write");
        }
        Carry carry = read.get()
                .get("carry")
                .flatMap(value -> constant(value, "carry", Carry.values()))
                .orElse(Carry.WRITTEN);
        return read.get().get("decimals").flatMap(this::decimals).map(decimals -> new AnswerFormat(decimals, carry));
    }

    private Optional<Integer> decimals(Node node) {
        if (node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches("[1-9][0-9]?")) {
            int decimals = Integer.parseInt(scalar.text());
            if (decimals <= MOST_DECIMALS) {
                return Optional.of(decimals);
            }
        }
        problems.add(node.at(), "decimals is " + node.kind() + " but must be an integer from 1 to " + MOST_DECIMALS);
        return Optional.empty();
    }

    private Marking marking(Node node, ErrorSign sign) {
        Marking standard = Marking.DEFAULT;
        return fields(node, "marking", "{accept: [error-sign], fewer: half}", MARKING)
                .map(fields -> new Marking(
                        fields.get("accept")
                                .map(accept -> accepted(accept, sign))
                                .orElse(standard.accept()),
                        fields.get("fewer")
                                .flatMap(value -> constant(value, "fewer", Fewer.values()))
                                .orElse(standard.fewer()),
                        fields.get("steps")
                                .flatMap(value -> constant(value, "steps", Steps.values()))
                                .orElse(standard.steps())))
                .orElse(standard);
    }

    private Set<String> accepted(Node node, ErrorSign sign) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        Set<String> accepted = new LinkedHashSet<>();
        for (Node item : items) {
            Optional<String> name = words.oneOf(item, "accept", Marking.CONVENTIONS);
            if (sign == ErrorSign.TARGET_MINUS_OUTPUT
                    && name.filter(ERROR_SIGN::equals).isPresent()) {
                problems.add(
                        item.at(),
                        "accept 'error-sign' takes t − y for y − t, but errorSign is 'target-minus-output', by which"
                                + " t − y is right; y − t cannot be accepted in this version");
            }
            name.ifPresent(accepted::add);
        }
        return accepted;
    }

    private Optional<Variant> variant(Node node) {
        Optional<Fields> read = fields(node, "variant", "{seed: 2026, number: 7}", VARIANT);
        Optional<Long> seed = read.flatMap(fields -> fields.get("seed")).flatMap(this::seed);
        Optional<String> number = read.flatMap(fields -> text(fields, "number"));
        if (read.isPresent() && !(read.get().mentions("seed") && read.get().mentions("number"))) {
            problems.add(node.at(), "variant needs seed and number; gradus vary writes it");
        }
        return seed.flatMap(known -> number.map(text -> new Variant(known, text)));
    }

    private Optional<Long> seed(Node node) {
        try {
            return words.scalar(node, "seed").map(scalar -> Long.valueOf(scalar.text()));
        } catch (NumberFormatException e) {
            problems.add(node.at(), "seed is " + node.kind() + " but must be an integer of at most 18 digits");
            return Optional.empty();
        }
    }

    private Optional<Fields> fields(Node node, String what, String example, List<String> known) {
        return words.mapping(node, what, example).map(map -> Fields.of(map, what, known, problems));
    }

    /** An enum constant by its name in small letters, words joined by hyphens. */
    private <E extends Enum<E>> Optional<E> constant(Node node, String what, E[] values) {
        List<String> names = new ArrayList<>();
        for (E value : values) {
            names.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return words.oneOf(node, what, names).map(name -> values[names.indexOf(name)]);
    }
}
