package org.gradus.report.render;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solve.ClaimVerifier;
import org.gradus.report.solve.Solver;

/** Every formula on the sheets of the show room. */
public final class FormulasOfSheets {
    private static final Path EXAMPLES = Path.of("..", "examples");

    private FormulasOfSheets() {}

    public static List<Sheet> sheets() throws IOException {
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

    static Set<Expr> all() throws IOException {
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
}
