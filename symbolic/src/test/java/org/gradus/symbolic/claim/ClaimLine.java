package org.gradus.symbolic.claim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;

/** One line of a file of claimed derivatives. */
record ClaimLine(
        String of, String wrt, String claim, String assume, String verdict, Set<String> mistakes, String source) {

    /** The claims of a file; comments and empty lines are left out. */
    static List<ClaimLine> read(String name) {
        try (InputStream file = Objects.requireNonNull(ClaimLine.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ClaimLine::of)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ClaimLine of(String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (cells.size() != 7) {
            throw new IllegalArgumentException("seven cells: " + line);
        }
        Set<String> mistakes =
                cells.get(5).equals("-") ? Set.of() : Set.of(cells.get(5).split(" "));
        return new ClaimLine(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), mistakes, cells.get(6));
    }

    DerivativeClaim parsed() {
        return DerivativeClaim.of(subject(), ExprParser.parse(wrt), ExprParser.parse(claim), conditions(), Map.of());
    }

    Subject subject() {
        Optional<Subject.Vector> vector = Subject.Vector.named(of);
        if (vector.isPresent()) {
            return vector.get();
        }
        return new Subject.Formula(Activations.named(of)
                .filter(ScalarActivation.class::isInstance)
                .map(activation -> ((ScalarActivation) activation).formula(Expr.Symbol.of("z")))
                .orElseGet(() -> ExprParser.parse(of)));
    }

    List<Expr.Relation> conditions() {
        List<Expr.Relation> conditions = new ArrayList<>();
        if (!assume.equals("-")) {
            for (String condition : assume.split(";")) {
                conditions.add(ExprParser.parseRelation(condition.strip(), ExprParser.Limits.DEFAULT));
            }
        }
        return conditions;
    }

    @Override
    public String toString() {
        return "d(" + of + ")/d" + wrt + " = " + claim + (assume.equals("-") ? "" : " where " + assume);
    }
}
