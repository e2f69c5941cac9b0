package org.gradus.symbolic.truth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.random.Trees;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The specs of the kernel and the claims of the issue, read without the readers of the program. */
final class Specs {
    private static final Expr VALUE = Expr.Symbol.of("y");

    private Specs() {}

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Specs.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reader {
        Line line(String origin, String text);
    }

    private static List<Line> lines(String name, Reader reader) {
        List<Line> lines = new ArrayList<>();
        String[] texts = text(name).split("\n");
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isBlank() && !texts[i].startsWith("#")) {
                lines.add(reader.line(name.substring(name.lastIndexOf('/') + 1) + ":" + (i + 1), texts[i]));
            }
        }
        return lines;
    }

    private static List<String> cells(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).toList();
    }

    static Expr.Relation relation(String text) {
        return ExprParser.parseRelation(text.strip(), ExprParser.Limits.DEFAULT);
    }

    // ---- claimed derivatives ----

    /** {@code derivative-claims.txt} and the like. */
    static List<Line> derivatives(String name) {
        return lines(name, (origin, text) -> {
            List<String> cells = cells(text);
            List<String> assume =
                    cells.get(3).equals("-") ? List.of() : List.of(cells.get(3).split(";"));
            Line.Truth truth = switch (cells.get(4)) {
                case "proved" -> Line.Truth.TRUE;
                case "refuted" -> Line.Truth.FALSE;
                default -> Line.Truth.NOT_STATED;
            };
            return new Line(origin, text, truth, claim(cells.get(0), cells.get(1), cells.get(2), assume, Map.of()));
        });
    }

    private static List<Statement> claim(String of, String wrt, String claim, List<String> assume, Map<Expr, Expr> at) {
        List<Expr.Relation> conditions = assume.stream().map(Specs::relation).toList();
        if (!Names.VECTORS.contains(of)) {
            return List.of(plain(Names.formula(of, wrt), wrt, claim, conditions, at));
        }
        boolean same = assume.stream().anyMatch(text -> text.replace(" ", "").equals("i==j"));
        boolean both =
                Trees.variables(ExprParser.parse(claim)).contains(Expr.Symbol.of("delta_ij")) && assume.isEmpty();
        List<Statement> statements = new ArrayList<>();
        for (int count : new int[] {2, 3, 4}) {
            statements.add(Names.statement(of, wrt, claim, conditions, count, same));
            if (both) {
                statements.add(Names.statement(of, wrt, claim, conditions, count, true));
            }
        }
        return statements;
    }

    private static Statement plain(
            Expr of, String wrt, String claim, List<Expr.Relation> conditions, Map<Expr, Expr> at) {
        Expr variable = ExprParser.parse(wrt);
        boolean named = !Trees.variables(of).contains(VALUE) && !variable.equals(VALUE);
        Map<Expr, Expr> names = named ? Map.of(VALUE, of) : Map.of();
        List<Expr.Relation> where = new ArrayList<>();
        Map<Expr, Expr> after = new LinkedHashMap<>();
        for (Expr.Relation condition : conditions) {
            if (condition.operator() == Expr.Relation.Operator.EQUAL) {
                after.put(condition.left(), condition.right());
            } else {
                where.add(Names.put(condition, names));
            }
        }
        Trees.each(of, node -> {
            // such powers are meant for positive bases
            if (node instanceof Expr.Power power
                    && power.base() != Expr.Constant.E
                    && !Trees.variables(power.exponent()).isEmpty()) {
                where.add(new Expr.Relation(power.base(), Expr.Relation.Operator.GREATER, Expr.Num.of(0)));
            }
        });
        return new Statement(
                of, Optional.of(variable), Names.put(ExprParser.parse(claim), names), where, after, at, true);
    }

    /** The claims that came with the issue as YAML. */
    static List<Line> yaml(String name) {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(name));
        List<Line> lines = new ArrayList<>();
        for (Object entry : (List<?>) file.get("claims")) {
            Map<?, ?> claim = (Map<?, ?>) entry;
            lines.add(entry(name, claim));
        }
        return lines;
    }

    private static Line entry(String name, Map<?, ?> claim) {
        String expected = String.valueOf(claim.get("expected"));
        String of = String.valueOf(claim.get("of"));
        Line.Truth truth = switch (expected) {
            case "proved", "proved-or-undecided" -> Line.Truth.TRUE;
            case "refuted" -> Line.Truth.FALSE;
            case "not-proved" ->
                claim.containsKey("at") && of.startsWith("relu") ? Line.Truth.ABOUT_NOTHING : Line.Truth.FALSE;
            case "unreadable-or-undecided" -> Line.Truth.ABOUT_NOTHING;
            default -> Line.Truth.NOT_STATED;
        };
        Map<Expr, Expr> at = new LinkedHashMap<>();
        if (claim.get("at") instanceof Map<?, ?> values) {
            values.forEach((variable, value) ->
                    at.put(ExprParser.parse(String.valueOf(variable)), ExprParser.parse(String.valueOf(value))));
        }
        List<String> assume = new ArrayList<>();
        if (claim.get("assume") instanceof List<?> conditions) {
            conditions.forEach(condition -> assume.add(String.valueOf(condition)));
        }
        List<Statement> statements = truth == Line.Truth.NOT_STATED
                ? List.of()
                : claim(of, String.valueOf(claim.get("wrt")), String.valueOf(claim.get("claim")), assume, at);
        return new Line(name + ":" + claim.get("id"), claim.toString(), truth, statements);
    }

    // ---- identities ----

    /** {@code claims.txt}: identities, valid where both sides have a value. */
    static List<Line> identities(String name) {
        return lines(name, (origin, text) -> {
            String[] parts = text.split("->");
            Line.Truth truth = switch (parts[parts.length - 1].strip()) {
                case "proved" -> Line.Truth.TRUE;
                case "refuted" -> Line.Truth.FALSE;
                default -> Line.Truth.NOT_STATED;
            };
            return new Line(origin, text, truth, identity(parts[0].strip()));
        });
    }

    private static List<Statement> identity(String text) {
        String[] sides = text.split("\\|");
        List<String> where = sides.length > 1 ? List.of(sides[0].split(";")) : List.of();
        String equation = sides[sides.length - 1].strip();
        boolean same = where.stream().anyMatch(condition -> condition.strip().equals("i == j"));
        boolean different =
                where.stream().anyMatch(condition -> condition.strip().equals("i != j"));
        List<Statement> statements = new ArrayList<>();
        boolean indices = text.matches(".*\\b(z_i|z_j|t_i|t_j|y_i|y_j|S|T|M|Q|Y|delta)\\b.*");
        for (int count : indices ? new int[] {2, 3, 4} : new int[] {2}) {
            if (!different && indices) {
                statements.add(identity(where, equation, count, true));
            }
            if (!same) {
                statements.add(identity(where, equation, count, false));
            }
        }
        return statements;
    }

    private static Statement identity(List<String> where, String equation, int count, boolean same) {
        Map<Expr, Expr> names = new LinkedHashMap<>();
        List<Expr.Relation> relations = new ArrayList<>();
        Map<Expr, Expr> entries = Names.entries(count, same);
        entries.remove(Expr.Symbol.of("y_i"));
        entries.remove(Expr.Symbol.of("y_j"));
        entries.remove(Expr.Symbol.of("N"));
        entries.put(Expr.Symbol.of("delta"), Expr.Num.of(same ? 1 : 0));
        entries.put(Expr.Symbol.of("T"), Names.sum("t#", count));
        entries.put(Expr.Symbol.of("M"), Names.sum("z#", count));
        entries.put(Expr.Symbol.of("Q"), Names.sum("z#^2", count));
        String all = Names.text("exp(z#)", count);
        entries.put(Expr.Symbol.of("Y"), Names.sum("exp(z#)/(" + all + ")", count));
        for (String condition : where) {
            int sign = condition.indexOf(":=");
            if (sign >= 0) {
                names.put(
                        ExprParser.parse(condition.substring(0, sign).strip()),
                        ExprParser.parse(condition.substring(sign + 2)));
            } else if (!condition.contains("i ")) {
                relations.add(Names.put(relation(condition), entries));
            }
        }
        names.putAll(entries);
        int sign = equation.indexOf(" = ");
        String left = equation.substring(0, sign);
        Optional<Expr> wrt = Optional.empty();
        if (left.startsWith("d/d")) {
            int space = left.indexOf(' ');
            wrt = Optional.of(Names.put(ExprParser.parse(left.substring(3, space)), entries));
            left = left.substring(space);
        }
        return new Statement(
                Names.put(ExprParser.parse(left.strip()), names),
                wrt,
                Names.put(ExprParser.parse(equation.substring(sign + 3)), names),
                relations,
                Map.of(),
                Map.of(),
                false);
    }

    // ---- by hand ----

    /**
     * What is known from elsewhere about a line of a spec.
     *
     * @param beginning of the line
     * @param point at which the oracle sees it, empty where it does not
     */
    record ByHand(String beginning, String truth, Map<Expr, Expr> point, String reason) {}

    static List<ByHand> byHand(String name) {
        List<ByHand> lines = new ArrayList<>();
        for (String line : text(name).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" ## ");
                String[] said = parts[1].split(" at ");
                Map<Expr, Expr> point = new LinkedHashMap<>();
                for (String value : said.length > 1 ? said[1].split(",") : new String[0]) {
                    Expr.Relation equation = relation(value);
                    point.put(equation.left(), equation.right());
                }
                lines.add(new ByHand(parts[0].strip(), said[0].strip(), point, parts[2].strip()));
            }
        }
        return lines;
    }
}
