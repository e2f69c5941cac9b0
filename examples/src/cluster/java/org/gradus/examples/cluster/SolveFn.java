package org.gradus.examples.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTag;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solve.Solver;
import org.gradus.report.vary.ExerciseFiles;

/** The text of an exercise to the Markdown of its sheet, or to a line of the table of failures. */
final class SolveFn extends DoFn<String, String> {
    /** Each begins with a comment that names its exercise, since a runner keeps no order. */
    static final TupleTag<String> SHEETS = new TupleTag<>() {
        private static final long serialVersionUID = 1L;
    };

    /** {@code name,"message"} */
    static final TupleTag<String> FAILURES = new TupleTag<>() {
        private static final long serialVersionUID = 1L;
    };

    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("\\s*# *(\\S+)");
    private static final int LONGEST_NAME = 100;

    /** Called by the runner for every exercise; a bad one stops nothing. */
    @ProcessElement
    public void solve(@Element String text, MultiOutputReceiver out) {
        if (text.isBlank()) {
            return; // behind the last ---
        }
        String name = name(text);
        try {
            out.get(SHEETS).output("<!-- " + name + " -->\n\n" + sheet(name, text) + "\n---");
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            String message = String.valueOf(failure.getMessage()).replaceAll("\\s*\n\\s*", "; ");
            out.get(FAILURES).output(name + ",\"" + message.replace("\"", "\"\"") + "\"");
        }
    }

    private static String sheet(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Exercise exercise =
                ExerciseFiles.read(name, new ByteArrayInputStream(bytes), Limits.DEFAULT, note -> {});
        Sheet sheet = Composer.compose(Solver.solve(exercise), Style.of(exercise.language()));
        return new MarkdownRenderer().render(List.of(sheet));
    }

    /** What the first line calls it; as it may stand in a comment and in a table. */
    private static String name(String text) {
        Matcher named = NAME.matcher(text);
        String name = named.lookingAt() ? named.group(1) : "unnamed";
        String plain = name.replaceAll("[^\\p{L}\\p{N}._/-]|--", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
