package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The sheets beside the exercises, byte for byte. {@code -Dgolden.update=true} writes them anew; a changed sheet is read by eye before
 * it is committed.
 */
class GoldenSheetsTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path LECTURE = Gradus.EXERCISES.resolve("lecture-1.yaml");

    /** A sheet of the show room: the command that prints it. */
    private record Golden(String file, String in, List<String> arguments) {
        static Golden of(String file, Path exercise, String... options) {
            List<String> arguments = new ArrayList<>(List.of("solve", exercise.toString()));
            arguments.addAll(List.of(options));
            return new Golden(file, "", arguments);
        }

        static Golden ofClaims(String file, Path claims, String... options) {
            // from standard input, for messages name the file as it was named
            List<String> arguments = new ArrayList<>(List.of("verify", "-"));
            arguments.addAll(List.of(options));
            return new Golden(file, Gradus.text(claims), arguments);
        }

        static Golden ofDerivation(String file, String function, String... options) {
            List<String> arguments = new ArrayList<>(List.of("derive", function));
            arguments.addAll(List.of(options));
            return new Golden("derive-" + file, "", arguments);
        }

        static Golden ofText(String file, String exercise) {
            return new Golden(file, exercise, List.of("solve", "-"));
        }
    }

    @TestFactory
    Stream<DynamicTest> sheets() {
        return goldens().stream().map(golden -> DynamicTest.dynamicTest(golden.file, () -> check(golden)));
    }

    @Test
    void everyVariantOfTheLecturesSheetDiffersFromTheOthers() {
        List<String> sheets = variants().stream()
                .map(golden -> Gradus.text(Gradus.SHEETS.resolve(golden.file)))
                .toList();
        assertThat(sheets)
                .doesNotHaveDuplicates()
                .doesNotContain(Gradus.text(Gradus.SHEETS.resolve("lecture-1.en.md")));
    }

    @Test
    void noSheetWithoutItsCommand() throws IOException {
        try (Stream<Path> files = Files.list(Gradus.SHEETS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            goldens().stream().map(Golden::file).toList());
        }
    }

    private static List<Golden> goldens() {
        List<Golden> goldens = new ArrayList<>();
        for (Path exercise : Gradus.exercises()) {
            String name = Gradus.name(exercise);
            String language = name.endsWith("-german") ? "de" : "en";
            goldens.add(Golden.of(name + "." + language + ".md", exercise));
            goldens.add(Golden.of(name + "." + language + ".tex", exercise, "--to", "tex"));
            goldens.add(Golden.of(name + ".json", exercise, "--to", "json"));
        }
        for (Path claims : Gradus.claims()) {
            String name = Gradus.name(claims);
            goldens.add(Golden.ofClaims(name + ".en.txt", claims));
            goldens.add(Golden.ofClaims(name + ".de.txt", claims, "--lang", "de"));
            goldens.add(Golden.ofClaims(name + ".json", claims, "--to", "json"));
            goldens.add(Golden.ofClaims(name + ".en.md", claims, "--to", "md"));
            goldens.add(Golden.ofClaims(name + ".en.tex", claims, "--to", "tex"));
        }
        goldens.addAll(variants());
        goldens.addAll(derivations());
        goldens.addAll(ofCourse());
        goldens.add(Golden.of("lecture-1.de.tex", LECTURE, "--lang", "de", "--to", "tex"));
        return goldens;
    }

    /** What a course makes of one exercise, in both languages. */
    private static List<Golden> ofCourse() {
        Path student = Gradus.EXERCISES.resolve("course-student.yaml");
        List<Golden> sheets = new ArrayList<>();
        for (String part : List.of("question", "blank", "key", "marking")) {
            for (String language : List.of("en", "de")) {
                String name = "course-student." + part + "." + language;
                for (String format : List.of("md", "tex")) {
                    sheets.add(Golden.of(
                            name + "." + format, student, "--part", part, "--lang", language, "--to", format));
                }
            }
            sheets.add(Golden.of("course-student." + part + ".json", student, "--part", part, "--to", "json"));
        }
        return sheets;
    }

    private static List<Golden> derivations() {
        List<Golden> derivations = new ArrayList<>();
        for (String name : List.of("sigmoid", "softmax", "elu", "gelu-tanh", "hard-sigmoid", "log-softmax")) {
            derivations.add(Golden.ofDerivation(name + ".en.md", name));
        }
        derivations.add(Golden.ofDerivation("sigmoid.en.tex", "sigmoid", "--to", "tex"));
        derivations.add(Golden.ofDerivation("sigmoid.json", "sigmoid", "--to", "json"));
        derivations.add(Golden.ofDerivation("softmax.de.md", "softmax", "--lang", "de"));
        derivations.add(Golden.ofDerivation("softmax.de.tex", "softmax", "--lang", "de", "--to", "tex"));
        derivations.add(Golden.ofDerivation("squared-error.en.md", "(sigmoid(w*x+b)-t)^2/2", "--wrt", "w"));
        derivations.add(
                Golden.ofDerivation("squared-error.en.tex", "(sigmoid(w*x+b)-t)^2/2", "--wrt", "w", "--to", "tex"));
        return derivations;
    }

    /** One for each value of language, detail, rounding mode, profile and notation. */
    private static List<Golden> variants() {
        Map<String, String[]> options = new LinkedHashMap<>();
        options.put("de", new String[] {"--lang", "de"});
        options.put("en.brief", new String[] {"--detail", "brief"});
        options.put("en.full", new String[] {"--detail", "full"});
        options.put("en.displayed", new String[] {"--rounding", "displayed"});
        options.put("en.exact", new String[] {"--rounding", "exact"});
        options.put("en.github", new String[] {"--markdown", "github"});
        options.put("en.pandoc", new String[] {"--markdown", "pandoc"});
        List<Golden> variants = new ArrayList<>();
        options.forEach((label, option) -> variants.add(Golden.of("lecture-1." + label + ".md", LECTURE, option)));
        for (String notation : List.of("parentheses", "brackets")) {
            String exercise = Gradus.text(LECTURE) + "notation: { layerIndex: " + notation + " }\n";
            variants.add(Golden.ofText("lecture-1.en." + notation + ".md", exercise));
        }
        return variants;
    }

    private static void check(Golden golden) throws IOException {
        String printed = Gradus.verdicts(golden.in, golden.arguments.toArray(String[]::new));
        Path file = Gradus.SHEETS.resolve(golden.file);
        if (UPDATE) {
            Files.createDirectories(Gradus.SHEETS);
            Files.write(file, printed.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(printed).isEqualTo(Gradus.text(file));
    }
}
