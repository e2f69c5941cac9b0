package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.exercise.Statement;

/** Reads the statements of the task of that name. */
final class StatementsReader {
    static final List<String> KEYS = List.of("text", "claim", "check", "holds", "why");
    static final String EXAMPLE = "{statements: [{text: \"$y_1$ is above one half.\", check: \"y[1] > 0.5\"}]}";

    /** More are no quiz. */
    private static final int MOST = 50;

    /** {@code W1[1,2]}, {@code y[1]@2}, {@code W1[1,2]@2.1}, {@code C@2}: what no formula holds but a quantity of the exercise. */
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\w.])([A-Za-z][A-Za-z0-9_]*)(?:\\s*\\[\\s*([0-9]{1,4})(?:\\s*,\\s*([0-9]{1,4}))?\\s*])?(?:@([0-9]{1,4})(?:\\.([0-9]{1,3}))?)?(?!\\s*\\(|\\w)");

    private final Limits limits;
    private final ClaimFields claims;
    private final TextReader texts;
    private final Problems problems;
    private final Words words;

    StatementsReader(Limits limits, ClaimFields claims, Problems problems) {
        this.limits = limits;
        this.claims = claims;
        this.problems = problems;
        this.texts = new TextReader(limits, problems);
        this.words = new Words(problems);
    }

    Optional<List<Statement>> statements(Node settings) {
        if (!(settings instanceof Node.Sequence list)) {
            problems.add(
                    settings.at(), "'statements' must be a list, for example " + EXAMPLE + ", not " + settings.kind());
            return Optional.empty();
        }
        if (list.items().isEmpty() || list.items().size() > MOST) {
            problems.add(
                    list.at(), "'statements' holds " + list.items().size() + " statements but must hold 1 to " + MOST);
            return Optional.empty();
        }
        List<Statement> statements = new ArrayList<>();
        for (Node item : list.items()) {
            words.mapping(item, "a statement", "{text: \"…\", holds: true}")
                    .flatMap(map -> statement(map, statements.size() + 1))
                    .ifPresent(statements::add);
        }
        return statements.size() == list.items().size() ? Optional.of(statements) : Optional.empty();
    }

    private Optional<Statement> statement(Node.Mapping map, int number) {
        Fields fields = Fields.of(new CutFormulas(problems).reported(map), "a statement", KEYS, problems);
        if (!fields.mentions("text")) {
            problems.add(map.at(), "a statement needs 'text'");
        }
        List<TextPart> text =
                fields.get("text").map(node -> texts.text(node, "text")).orElse(List.of());
        List<String> ways = List.of("claim", "check", "holds").stream()
                .filter(fields::mentions)
                .toList();
        if (ways.size() != 1) {
            problems.add(
                    map.at(),
                    ways.isEmpty()
                            ? "a statement needs one of 'claim', 'check' and 'holds', by which it is decided"
                            : "a statement is decided by one of 'claim', 'check' and 'holds'; here stand '"
                                    + String.join("' and '", ways) + "'");
            return Optional.empty();
        }
        if (fields.mentions("why") && !fields.mentions("holds")) {
            problems.add(fields.keyAt("why"), "'why' goes with 'holds'; what is decided here has its own reason");
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (ways.get(0)) {
            case "claim" -> fields.get("claim").flatMap(node -> claimed(node, text, number));
            case "check" -> fields.get("check").flatMap(node -> checked(node, text));
            default -> fields.get("holds").flatMap(node -> asserted(node, fields, text));
        };
    }

    private Optional<Statement> claimed(Node node, List<TextPart> text, int number) {
        Optional<StatedClaim> claim = words.mapping(node, "'claim'", "{of: \"z^2\", wrt: z, claim: \"2*z\"}")
                .map(map -> claims.claim(map, Integer.toString(number), problems));
        if (claim.isPresent() && claim.get() instanceof StatedClaim.Malformed malformed) {
            problems.add(node.at(), "the claim of a statement cannot be read: " + malformed.message());
            return Optional.empty();
        }
        return claim.map(read -> new Statement.Claimed(text, read));
    }

    private Optional<Statement> asserted(Node node, Fields fields, List<TextPart> text) {
        Optional<String> holds = words.plainOneOf(node, "'holds'", List.of("true", "false"));
        List<TextPart> why =
                fields.get("why").map(said -> texts.text(said, "why")).orElse(List.of());
        return holds.map(word -> new Statement.Asserted(text, word.equals("true"), why));
    }

    // ---- comparisons of quantities ----

    private Optional<Statement> checked(Node node, List<TextPart> text) {
        Optional<Node.Scalar> scalar = words.scalar(node, "'check'");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Statement.Quantity> quantities = new LinkedHashMap<>();
        String formula = named(scalar.get().text(), quantities);
        try {
            Expr.Relation relation = ExprParser.parseRelation(formula, limits.formula());
            if (quantities.isEmpty()) {
                problems.add(node.at(), "'check' names no quantity of the exercise; write for example \"y[1] > 0.5\"");
                return Optional.empty();
            }
            return Optional.of(new Statement.Checked(
                    text,
                    relation,
                    List.copyOf(quantities.values()),
                    scalar.get().text().strip(),
                    node.at()));
        } catch (FormulaException slip) {
            problems.add(
                    node.at(),
                    "check '" + scalar.get().shortened() + "': " + slip.getMessage()
                            + "; a check is a comparison such as \"y[1] > 0.5\"");
            return Optional.empty();
        }
    }

    /** The comparison with a name in the place of each quantity, {@code q1 > 0.5}. */
    private static String named(String text, Map<String, Statement.Quantity> quantities) {
        Matcher found = QUANTITY.matcher(text);
        StringBuilder named = new StringBuilder();
        while (found.find()) {
            String name = found.group(1);
            if (isWord(name)) {
                found.appendReplacement(named, Matcher.quoteReplacement(found.group()));
                continue;
            }
            String row = found.group(2);
            String column = found.group(3);
            String id = row == null ? name : name + "[" + Integer.parseInt(row) + at(column) + "]";
            int sample = number(found.group(4));
            int time = number(found.group(5));
            String key = id + "@" + sample + "." + time;
            Expr.Symbol symbol = Expr.Symbol.of("q" + (quantities.size() + 1));
            Statement.Quantity quantity =
                    quantities.computeIfAbsent(key, any -> new Statement.Quantity(symbol, id, sample, time));
            found.appendReplacement(named, quantity.name().name());
        }
        return found.appendTail(named).toString();
    }

    private static String at(@org.jspecify.annotations.Nullable String column) {
        return column == null ? "" : "," + Integer.parseInt(column);
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    /** Constants stay what they are. */
    private static boolean isWord(String name) {
        return name.equals("e") || name.equals("pi");
    }
}
