package org.gradus.report.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recalculates every relation between numbers that stands on a printed Markdown sheet (profile portable): both sides are evaluated as
 * printed; after {@code =} they must be equal, an inequality must hold, and a printed decimal must be the correct rounding of what stands before it.
 */
public final class SheetAudit {
    private static final BigDecimal TOLERANCE = BigDecimal.ONE.movePointLeft(60);

    private static final BigDecimal TOLERANCE_OF_ERRORS = BigDecimal.ONE.movePointLeft(20);

    private static final Set<String> RELATIONS = Set.of("=", "\\approx", "<", ">", "\\le", "\\ge");

    private static final Pattern TWO_SIGNS = Pattern.compile("--|[+-] ?[+-] ?[0-9e]");

    /** Of a function that has no letter of its own; what stands in parentheses behind it is its argument. */
    private static final Pattern NAME = Pattern.compile("\\\\text\\{[a-zA-Z-]+}");

    private final List<String> faults = new ArrayList<>();
    private int checked;

    private SheetAudit() {}

    /** What was found. */
    public record Report(int relationsChecked, List<String> faults) {}

    public static Report of(String markdown) {
        SheetAudit audit = new SheetAudit();
        String[] parts = markdown.split("\\$\\$", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                audit.block(parts[i]);
            } else {
                String[] inline = parts[i].split("\\$", -1);
                for (int j = 1; j < inline.length; j += 2) {
                    audit.block(inline[j]);
                }
            }
        }
        return new Report(audit.checked, audit.faults);
    }

    private void block(String tex) {
        Matcher signs = TWO_SIGNS.matcher(tex);
        while (signs.find()) {
            faults.add("two signs in a row: …" + tex.substring(Math.max(0, signs.start() - 40), signs.end()));
        }
        List<List<String>> pieces = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        int depth = 0;
        List<String> tokens = TexTokens.of(tex);
        for (int at = 0; at < tokens.size(); at++) {
            String token = tokens.get(at);
            boolean function = NAME.matcher(token).matches()
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).endsWith("(");
            boolean words = token.startsWith("\\text{") && !token.equals(TexCalculator.NO_EDGE) && !function;
            if (token.equals("\\begin{aligned}") || token.equals("\\end{aligned}") || words) {
                continue;
            }
            if (token.equals("{") || token.equals("\\left[") || token.equals("(") || token.startsWith("\\left")) {
                depth++;
            } else if (token.equals("}") || token.equals(")") || token.startsWith("\\right")) {
                depth--;
            }
            boolean outside = depth == 0;
            if (outside && RELATIONS.contains(token)) {
                pieces.add(piece);
                piece = new ArrayList<>();
                relations.add(token);
            } else if (outside && endsChain(token)) {
                pieces.add(piece);
                chain(pieces, relations);
                pieces = new ArrayList<>();
                relations = new ArrayList<>();
                piece = new ArrayList<>();
            } else if (!(outside && (token.equals("&") || token.equals("\\cr")))) {
                piece.add(token);
            }
        }
        pieces.add(piece);
        chain(pieces, relations);
    }

    private static boolean endsChain(String token) {
        return token.equals("\\qquad") || token.equals("\\quad") || token.equals(",") || token.equals(";");
    }

    private void chain(List<List<String>> pieces, List<String> relations) {
        Optional<Grid> left = Optional.empty();
        for (int i = 0; i < pieces.size(); i++) {
            Optional<Grid> right = value(pieces.get(i));
            if (i > 0 && left.isPresent() && right.isPresent()) {
                checked++;
                compare(left.get(), right.get(), relations.get(i - 1), pieces.get(i - 1), pieces.get(i));
            }
            left = right;
        }
    }

    private static Optional<Grid> value(List<String> piece) {
        try {
            return piece.isEmpty() ? Optional.empty() : Optional.of(TexCalculator.value(piece));
        } catch (Grid.NotNumericException letters) {
            return Optional.empty();
        }
    }

    private void compare(Grid left, Grid right, String relation, List<String> before, List<String> after) {
        List<List<String>> terms = Terms.of(before);
        List<List<String>> rounded = Terms.of(after);
        if (relation.equals("\\approx") && rounded.size() > 1 && terms.size() == rounded.size()) {
            termByTerm(terms, rounded); // e^{0.1} + e^{0.2} ≈ 1.1052 + 1.2214: every term is the rounding of its own
            return;
        }
        boolean same = left.rows().size() == right.rows().size()
                && left.rows().get(0).size() == right.rows().get(0).size();
        for (int i = 0; same && i < left.rows().size(); i++) {
            for (int j = 0; same && j < left.rows().get(i).size(); j++) {
                same = agrees(left.rows().get(i).get(j), right.rows().get(i).get(j), relation);
            }
        }
        if (!same) {
            faults.add(String.join(" ", before) + "  " + relation + "  " + String.join(" ", after));
        }
    }

    private void termByTerm(List<List<String>> terms, List<List<String>> rounded) {
        for (int i = 0; i < terms.size(); i++) {
            Optional<Grid> left = value(terms.get(i));
            Optional<Grid> right = value(rounded.get(i));
            if (left.isPresent() && right.isPresent()) {
                compare(left.get(), right.get(), "\\approx", terms.get(i), rounded.get(i));
            }
        }
    }

    private static boolean agrees(Grid.Entry left, Grid.Entry right, String relation) {
        if (right.equals(Grid.Entry.ABSENT)) {
            return relation.equals("=")
                    || relation.equals("\\approx"); // a product of vectors also fills the places without edge
        }
        if (left.equals(Grid.Entry.ABSENT)) {
            return false;
        }
        BigDecimal difference = left.value().subtract(right.value()).abs();
        BigDecimal size = left.value().abs().max(BigDecimal.ONE.movePointLeft(40));
        boolean equal = difference.compareTo(size.multiply(TOLERANCE)) <= 0;
        int sign = equal ? 0 : left.value().compareTo(right.value());
        switch (relation) {
            case "=":
                return equal;
            case "<":
                return sign < 0;
            case ">":
                return sign > 0;
            case "\\le":
                return sign <= 0;
            case "\\ge":
                return sign >= 0;
            default:
                break;
        }
        if (right.places() >= 0) {
            return left.value().setScale(right.places(), RoundingMode.HALF_UP).compareTo(right.value()) == 0;
        }
        if (right.significant() > 0) {
            BigDecimal rounded =
                    left.value().round(new java.math.MathContext(right.significant(), RoundingMode.HALF_UP));
            return rounded.compareTo(right.value()) == 0;
        }
        // a calculation with numbers that were rounded before: ¼ Δ Aᵀ ≈ ¼ times the sums as they are written
        return equal || difference.compareTo(right.error().multiply(BigDecimal.ONE.add(TOLERANCE_OF_ERRORS))) <= 0;
    }
}
