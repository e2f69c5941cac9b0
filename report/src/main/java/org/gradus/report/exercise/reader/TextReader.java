package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads title, question and names. */
final class TextReader {
    private final Limits limits;
    private final Problems problems;
    private final Words words;

    TextReader(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /** Text in which {@code $…$} holds a formula; a dollar sign without partner is a dollar sign. */
    List<TextPart> text(Node node, String what) {
        if (node instanceof Node.Mapping mapping && mapping.flow()) {
            problems.add(node.at(), what + " must be a text; quote a text that starts with {");
            return List.of();
        }
        return words.scalar(node, what).map(this::parts).orElse(List.of());
    }

    private List<TextPart> parts(Node.Scalar scalar) {
        String text = scalar.text().strip();
        int stripped = scalar.text().indexOf(text);
        List<TextPart> parts = new ArrayList<>();
        int from = 0;
        int open = text.indexOf('$');
        int close = open < 0 ? -1 : text.indexOf('$', open + 1);
        while (close >= 0) {
            if (open > from) {
                parts.add(new TextPart.Literal(text.substring(from, open)));
            }
            formula(text.substring(open + 1, close), scalar, stripped + open + 1)
                    .ifPresent(formula -> parts.add(new TextPart.Formula(formula)));
            from = close + 1;
            open = text.indexOf('$', from);
            close = open < 0 ? -1 : text.indexOf('$', open + 1);
        }
        if (from < text.length()) {
            parts.add(new TextPart.Literal(text.substring(from)));
        }
        return parts;
    }

    private Optional<Expr> formula(String text, Node.Scalar scalar, int offset) {
        try {
            boolean compares = text.contains("<") || text.contains(">") || text.contains("=");
            return Optional.of(
                    compares
                            ? ExprParser.parseRelation(text, limits.formula())
                            : ExprParser.parse(text, limits.formula()));
        } catch (FormulaException e) {
            problems.add(scalar.at(offset + e.offset()), "formula '$" + Near.shortened(text) + "$': " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A list of names. */
    List<String> names(Node node, String what) {
        if (!(node instanceof Node.Sequence list)) {
            problems.add(node.at(), what + " must be a list of names, for example [great, boring], not " + node.kind());
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Node item : list.items()) {
            Optional<String> name = words.scalar(item, "a name").map(Node.Scalar::text);
            if (name.isPresent() && name.get().isBlank()) {
                problems.add(item.at(), "a name is empty");
            }
            names.add(name.orElse(""));
        }
        return names;
    }
}
