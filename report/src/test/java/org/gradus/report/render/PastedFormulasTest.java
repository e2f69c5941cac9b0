package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.LayerIndex;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solve.ClaimVerifier;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every formula on the sheets of the show room, pasted back as LaTeX, is read as the tree it came from.
 *
 * <p>Equal are e^x and exp(x), a number and its value put in, an entry z_1 and the name z_1, δ_ij and 1_{i=j}, a minus before a number
 * and a negative number. No formulas of the language, and left out by {@link #kind}: whatever holds a vector or a matrix, a quantity of
 * a layer or of a sample (its superscript is no exponent), a sum Σ, a derivative, an ellipsis, a brace with a label, an index that is
 * itself a formula (N_{l-1}), or a function that is only a
 * name, such as f(z).
 */
class PastedFormulasTest {
    private static final ExprParser.Limits LIMITS = new ExprParser.Limits(100_000, 400);
    private static final Path EXAMPLES = Path.of("..", "examples");

    private static List<Sheet> sheets() throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        for (Path file : files("exercises")) {
            Exercise exercise = ExerciseReader.read(file);
            sheets.add(Composer.compose(Solver.solve(exercise), Style.of(exercise.language())));
        }
        for (Path file : files("claims")) {
            try (var in = Files.newInputStream(file)) {
                var claims = ClaimsReader.read(file.toString(), in, Limits.DEFAULT);
                var results = ClaimVerifier.verify(claims);
                sheets.add(Composer.compose(
                        ClaimVerifier.workOut(claims, results, java.util.Locale.ENGLISH),
                        Style.of(java.util.Locale.ENGLISH)));
            }
        }
        return sheets;
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<Expr> formulas() throws IOException {
        Set<Expr> formulas = new LinkedHashSet<>();
        for (Sheet sheet : sheets()) {
            collect(sheet, formulas);
        }
        return formulas;
    }

    /** The sides of relations; what holds a case or a relation inside is a formula as a whole. */
    private static void collect(Object part, Set<Expr> formulas) {
        if (part instanceof Expr.Relation relation) {
            collect(relation.left(), formulas);
            collect(relation.right(), formulas);
        } else if (part instanceof Expr.EquationSystem system) {
            system.equations().forEach(equation -> collect(equation, formulas));
        } else if (part instanceof Expr formula) {
            formulas.add(formula);
        } else if (part instanceof Collection<?> parts) {
            parts.forEach(inner -> collect(inner, formulas));
        } else if (part instanceof Optional<?> inner) {
            inner.ifPresent(value -> collect(value, formulas));
        } else if (part instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    collect(component.getAccessor().invoke(record), formulas);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Why a formula is none of the language; empty for those that are. */
    private static Optional<String> kind(Expr formula) {
        if (formula instanceof Expr.Symbol symbol) {
            boolean layered = symbol.layer().isPresent() || symbol.shape() != Expr.Shape.SCALAR;
            return layered ? Optional.of("quantity of a layer, vector or matrix") : Optional.empty();
        }
        if (formula instanceof Expr.Shown shown) {
            return shown.source() instanceof Field ? Optional.of("field") : kind(shown.printed());
        }
        if (formula instanceof Expr.Apply apply
                && FunctionName.of(apply.function()).isEmpty()) {
            return Optional.of("function that is only a name");
        }
        if (formula instanceof Expr.Indexed indexed) {
            boolean plain = indexed.indices().stream()
                    .allMatch(index -> index instanceof Expr.Num
                            || index instanceof Expr.Symbol letter
                                    && letter.layer().isEmpty());
            return plain ? kind(indexed.base()) : Optional.of("index that is a formula");
        }
        boolean none = formula instanceof Expr.MatrixLiteral
                || formula instanceof Expr.IndexedSum
                || formula instanceof Expr.Transpose
                || formula instanceof Expr.Hadamard
                || formula instanceof Expr.Derivative
                || formula instanceof Expr.Ellipsis
                || formula instanceof Expr.OfSample
                || formula instanceof Expr.Sized
                || formula instanceof Expr.Underbrace
                || formula == Expr.Constant.INFINITY;
        if (none) {
            return Optional.of(formula.getClass().getSimpleName());
        }
        for (Expr child : Children.of(formula)) {
            Optional<String> inside = kind(child);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** One of the ways that are equal. */
    private static String canonical(Expr formula) {
        return TextWriter.write(formula.accept(new Canonical()));
    }

    private static final class Canonical extends Rewriter {
        @Override
        public Expr shown(Expr.Shown shown) {
            return shown.printed().accept(this);
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            Expr inside = super.apply(apply);
            return inside instanceof Expr.Apply exp && exp.function().equals("exp")
                    ? Terms.exp(exp.arguments().get(0))
                    : inside;
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            StringBuilder name = new StringBuilder(indexed.base().name()).append('_');
            for (Expr index : indexed.indices()) {
                String text = TextWriter.write(index);
                boolean word = text.length() > 1
                        && Character.isLetter(text.charAt(0))
                        && !name.toString().endsWith("_");
                name.append(word ? "_" + text : text);
            }
            return Expr.Symbol.of(name.toString());
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            // y1 is printed with its digit as an index
            return Expr.Symbol.of(symbol.name().replaceAll("^([A-Za-z]+?)_?(\\d+)$", "$1_$2"));
        }

        @Override
        public Expr kronecker(Expr.Kronecker kronecker) {
            return Expr.Symbol.of("delta_" + TextWriter.write(kronecker.left()) + TextWriter.write(kronecker.right()));
        }

        /** {@code -3 < z < 3} is two comparisons, as the reader makes them. */
        @Override
        public Expr piecewise(Expr.Piecewise cases) {
            Expr.Piecewise inside = (Expr.Piecewise) super.piecewise(cases);
            List<Expr.Case> lines = new ArrayList<>();
            for (int i = inside.cases().size() - 1; i >= 0; i--) {
                lines = line(inside.cases().get(i), lines);
            }
            return new Expr.Piecewise(lines);
        }

        private List<Expr.Case> line(Expr.Case line, List<Expr.Case> rest) {
            List<Expr.Case> lines = new ArrayList<>();
            if (line.condition().isPresent() && line.condition().get().right() instanceof Expr.Relation second) {
                Expr.Relation first = line.condition().get();
                List<Expr.Case> both = new ArrayList<>(List.of(Expr.Case.when(second, line.value())));
                both.addAll(rest);
                lines.add(Expr.Case.when(
                        new Expr.Relation(first.left(), first.operator(), second.left()), new Expr.Piecewise(both)));
            } else {
                lines.add(line);
            }
            lines.addAll(rest);
            return lines;
        }

        @Override
        public Expr negation(Expr.Negation negation) {
            Expr operand = negation.operand().accept(this);
            return operand instanceof Expr.Num num && num.value().signum() >= 0
                    ? new Expr.Num(num.value().negate())
                    : new Expr.Negation(operand);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TexDialect.class,
            names = {"LATEX", "PORTABLE", "PANDOC"})
    void everyFormulaIsReadBack(TexDialect dialect) throws IOException {
        for (Language language : List.of(Language.ENGLISH, Language.GERMAN)) {
            TexWriter writer =
                    new TexWriter(new TexStyle(dialect, language, LayerIndex.PLAIN, Optional.empty())).whole();
            Map<String, String> wrong = new LinkedHashMap<>();
            int read = 0;
            for (Expr formula : formulas()) {
                if (kind(formula).isEmpty()) {
                    String tex = writer.write(formula);
                    read++;
                    try {
                        String back = canonical(ExprParser.parse(tex, LIMITS));
                        if (!back.equals(canonical(formula))) {
                            wrong.put(tex, back + "  is not  " + canonical(formula));
                        }
                    } catch (FormulaException refused) {
                        wrong.put(tex, refused.getMessage() + "  for  " + canonical(formula));
                    }
                }
            }
            assertThat(wrong).as("%s, %s", dialect, language).isEmpty();
            assertThat(read).isGreaterThan(700);
        }
    }

    /** How much of the sheets is no formula of the language, by its kind: nothing else is left out. */
    @Test
    void onlyTheNamedKindsAreLeftOut() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        formulas().forEach(formula -> kind(formula).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum)));
        assertThat(kinds.keySet())
                .containsOnly(
                        "Derivative",
                        "Ellipsis",
                        "Hadamard",
                        "IndexedSum",
                        "MatrixLiteral",
                        "OfSample",
                        "Transpose",
                        "Underbrace",
                        "function that is only a name",
                        "index that is a formula",
                        "quantity of a layer, vector or matrix");
    }
}
