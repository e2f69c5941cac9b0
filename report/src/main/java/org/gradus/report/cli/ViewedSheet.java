package org.gradus.report.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.Origins;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Problem;
import org.gradus.report.render.html.HtmlRenderer;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.vary.ExerciseFiles;
import org.gradus.report.view.SheetMaker;

/** The sheet of what stands in the editor, solved as {@code gradus solve} would solve the file. */
record ViewedSheet(Path file, String name, SolveOptions options) implements SheetMaker {
    @Override
    public Made make(String source, Wish wish) {
        List<Problem> notes = new ArrayList<>();
        try {
            InputStream text = new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
            Exercise exercise = options.applyTo(ExerciseFiles.read(file, text, options.limits(), notes::add));
            Solution solution = Solver.solve(exercise);
            Style style = style(exercise, wish);
            Sheet sheet = Composer.compose(solution, style).with(Origins.of(solution, style));
            return new Made(
                    Optional.of(new HtmlRenderer().render(sheet)),
                    notes.stream().map(this::line).collect(Collectors.joining("\n")));
        } catch (Throwable thrown) { // also a full heap or stack: the next version may be good
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            Faults.report(thrown, name, new PrintStream(said, true, StandardCharsets.UTF_8));
            return new Made(
                    Optional.empty(), said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private Style style(Exercise exercise, Wish wish) {
        Style style = options.style(exercise);
        Locale language = wish.language()
                .map(code -> Language.of(Locale.forLanguageTag(code)).locale())
                .orElse(style.language());
        Detail detail = wish.detail()
                .map(chosen -> Detail.valueOf(chosen.toUpperCase(Locale.ROOT)))
                .orElse(style.detail());
        return new Style(language, detail);
    }

    private String line(Problem note) {
        return HiddenCharacters.shown(name + ":" + note.line() + ":" + note.column() + ": note: " + note.message());
    }
}
