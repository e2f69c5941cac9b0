package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --jobs}, {@code --shard} and {@code --skip-unchanged}: who works on a file and when does not show. */
class ManyFilesTest {
    private static final String LOG = ".gradus-results";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    private String exercise(int number) throws IOException {
        String text = number % 5 == 4
                ? "logits: [" + number + ", x]\n"
                : "title: No " + number + "\nnetwork: {layers: [{weights: [[" + number
                        + ", -1]], activation: sigmoid}]}\n" + "input: [0.1, 0.2]\n";
        return Files.writeString(folder.resolve("e" + number + ".yaml"), text).toString();
    }

    private List<String> exercises(int count) throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(exercise(i));
        }
        return files;
    }

    private Run run(String command, List<String> files, String out, String... options) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(files);
        args.addAll(List.of("-o", folder.resolve(out) + "/"));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new));
    }

    private Map<String, String> results(String out) throws IOException {
        Map<String, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (!name.equals(LOG)) {
                    results.put(name, Files.readString(file));
                }
            }
        }
        return results;
    }

    // ---- jobs ----

    @Test
    void resultsAndMessagesAreThoseOfOneCore() throws IOException {
        List<String> files = new ArrayList<>(exercises(12));
        files.add(3, folder.resolve("nowhere.yaml").toString());
        Run one = run("solve", files, "one", "--jobs", "1", "--to", "md,json,html");
        Run four = run("solve", files, "four", "--jobs", "4", "--to", "md,json,html");
        assertThat(four).isEqualTo(one);
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("nowhere.yaml: not found"),
                        line -> assertThat(line).contains("e4.yaml:1:"),
                        line -> assertThat(line).contains("e9.yaml:1:"));
        assertThat(results("four")).isEqualTo(results("one")).containsKeys("e0.md", "e11.json", "e3.html");
    }

    @Test
    void theLargestExitCodeCounts() throws IOException {
        List<String> files = new ArrayList<>();
        for (String claim : new String[] {"2*x", "x", "2*x"}) {
            String text = "claims: [{of: x^2, wrt: x, claim: " + claim + "}]\n";
            files.add(Files.writeString(folder.resolve("c" + files.size() + ".yaml"), text)
                    .toString());
        }
        Run one = run("verify", files, "one", "--jobs", "1");
        assertThat(one.code()).isEqualTo(1);
        assertThat(run("verify", files, "two", "--jobs", "3")).isEqualTo(one);
        assertThat(results("two")).isEqualTo(results("one")).hasSize(3);
        assertThat(run("verify", List.of(files.get(0), files.get(2)), "three").code())
                .isZero();
    }

    @Test
    void oneDocumentOfAllIsTheSameToo() throws IOException {
        List<String> files = exercises(4);
        Run one = run("solve", files, "one", "--jobs", "1", "--together", "--to", "tex");
        assertThat(run("solve", files, "four", "--jobs", "4", "--together", "--to", "tex"))
                .isEqualTo(one);
        assertThat(one).isEqualTo(new Run(0, "", ""));
        assertThat(results("four")).isEqualTo(results("one")).containsOnlyKeys("sheet.tex");
    }

    // ---- shards ----

    @ParameterizedTest
    @ValueSource(strings = {"solve", "verify"})
    void shardsTakeEachFileOnce(String command) throws IOException {
        List<String> files = exercises(4);
        files.replaceAll(command.equals("solve") ? file -> file : this::claimed);
        run(command, files, "all");
        for (int number = 1; number <= 3; number++) {
            run(command, files, "shard" + number, "--shard", number + "/3");
            run(command, files, "shards", "--shard", number + "/3");
        }
        assertThat(results("shards")).isEqualTo(results("all")).isNotEmpty();
        assertThat(results("shard1").keySet())
                .anyMatch(name -> name.startsWith("e0"))
                .anyMatch(name -> name.startsWith("e3"));
        assertThat(results("shard2").keySet()).isNotEmpty().allMatch(name -> name.startsWith("e1"));
        assertThat(results("shard3").keySet()).isNotEmpty().allMatch(name -> name.startsWith("e2"));
    }

    private String claimed(String file) {
        try {
            return Files.writeString(Path.of(file), "claims: [{of: x^2, wrt: x, claim: 2*x}]\n")
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Else the machine that works on the other file would overwrite the result. */
    @Test
    void filesOfOtherShardsAreLookedAtForTheirNames() throws IOException {
        Path same = Files.createDirectories(folder.resolve("other")).resolve("e0.yaml");
        Files.copy(Path.of(exercise(0)), same);
        assertThat(run("solve", List.of(exercise(0), same.toString()), "out", "--shard", "1/2")
                        .err())
                .contains("would overwrite");
    }

    @Test
    void aShardWithoutFilesIsNoFault() throws IOException {
        assertThat(run("solve", exercises(2), "out", "--shard", "3/3")).isEqualTo(new Run(0, "", ""));
    }

    // ---- what has not changed ----

    private List<String> written(String... options) throws IOException {
        return written(List.of(exercise(0), exercise(1)), options);
    }

    /** The results that a run writes. */
    private List<String> written(List<String> files, String... options) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        try (Stream<Path> before = Files.list(out)) {
            for (Path file : before.toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--skip-unchanged");
        Run run = run("solve", files, "out", all.toArray(String[]::new));
        assertThat(run).isEqualTo(new Run(0, "", ""));
        List<String> written = new ArrayList<>();
        try (Stream<Path> after = Files.list(out)) {
            for (Path file : after.sorted().toList()) {
                if (!file.endsWith(LOG) && !Files.getLastModifiedTime(file).equals(LONG_AGO)) {
                    written.add(file.getFileName().toString());
                }
            }
        }
        return written;
    }

    @Test
    void whatWouldBeTheSameIsNotMadeAgain() throws IOException {
        assertThat(written("--to", "json")).containsExactly("e0.json", "e1.json");
        assertThat(written("--to", "json")).isEmpty();
        assertThat(written("--to", "json", "--jobs", "1")).isEmpty();
    }

    @Test
    void aChangedFileIsSolvedAgain() throws IOException {
        List<String> files = List.of(exercise(0), exercise(1));
        written(files);
        Files.writeString(Path.of(files.get(1)), "logits: [1, 2]\n");
        assertThat(written(files)).contains("e1.md").noneMatch(name -> name.startsWith("e0"));
        assertThat(Files.readString(folder.resolve("out/e1.md")))
                .isEqualTo(results("fresh", files).get("e1.md"));
    }

    private Map<String, String> results(String out, List<String> files, String... options) throws IOException {
        run("solve", files, out, options);
        return results(out);
    }

    @Test
    void anotherOptionIsAnotherResult() throws IOException {
        written("--to", "tex");
        for (String[] options : new String[][] {
            {"--lang", "de"}, {"--digits", "7"}, {"--rounding", "exact"}, {"--detail", "full"}, {"--fragment"}, {}
        }) {
            List<String> all = new ArrayList<>(List.of("--to", "tex"));
            all.addAll(List.of(options));
            assertThat(written(all.toArray(String[]::new))).as(all.toString()).contains("e0.tex", "e1.tex");
            assertThat(written(all.toArray(String[]::new))).isEmpty();
        }
    }

    /** Who solves without the option in between is not believed to have written the same. */
    @Test
    void aResultThatIsNotTheOneRememberedIsMadeAgain() throws IOException {
        List<String> files = List.of(exercise(0), exercise(1));
        written(files, "--to", "json");
        run("solve", files, "out", "--to", "json", "--digits", "9");
        assertThat(written(files, "--to", "json")).containsExactly("e0.json", "e1.json");
        Files.delete(folder.resolve("out/e0.json"));
        assertThat(written(files, "--to", "json")).containsExactly("e0.json");
        Files.writeString(folder.resolve("out/e1.json"), "edited");
        assertThat(written(files, "--to", "json")).containsExactly("e1.json");
    }

    @Test
    void aPictureBelongsToTheResult() throws IOException {
        List<String> first = written();
        String picture =
                first.stream().filter(name -> name.endsWith(".svg")).findFirst().orElseThrow();
        Files.delete(folder.resolve("out").resolve(picture));
        assertThat(written()).contains(picture);
        assertThat(results("out")).isEqualTo(results("fresh", List.of(exercise(0), exercise(1))));
    }

    @Test
    void theFileWithWeightsIsPartOfTheExercise() throws IOException {
        Path weights = Files.writeString(folder.resolve("w.csv"), "1,2\n");
        String file = Files.writeString(
                        folder.resolve("w.yaml"),
                        "network: {layers: [{weightsFile: w.csv, activation: relu}]}\ninput: [1, 1]\n")
                .toString();
        assertThat(written(List.of(file), "--to", "json")).containsExactly("w.json");
        assertThat(written(List.of(file), "--to", "json")).isEmpty();
        Files.writeString(weights, "1,3\n");
        assertThat(written(List.of(file), "--to", "json")).containsExactly("w.json");
        assertThat(Files.readString(folder.resolve("out/w.json"))).contains("4");
    }

    private static final String WITH_LOGO = "course: {logo: logo.png}\nlogits: [1, 2]\n";

    @Test
    void theLogoIsPartOfTheSheet() throws IOException {
        Path logo = Files.write(folder.resolve("logo.png"), new byte[] {1});
        List<String> files =
                List.of(Files.writeString(folder.resolve("l.yaml"), WITH_LOGO).toString());
        assertThat(written(files, "--to", "tex")).containsExactly("l.tex", "logo.png");
        assertThat(written(files, "--to", "tex")).isEmpty();
        Files.write(logo, new byte[] {2});
        assertThat(written(files, "--to", "tex")).containsExactly("l.tex", "logo.png");
        Files.delete(folder.resolve("out/logo.png"));
        assertThat(written(files, "--to", "tex")).containsExactly("l.tex", "logo.png");
    }

    /** Which of them stays must not depend on who was faster. */
    @Test
    void twoLogosOfOneNameAreRefused() throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : new String[] {"a", "b"}) {
            Path own = Files.createDirectories(folder.resolve(name));
            Files.writeString(own.resolve("logo.png"), name);
            files.add(Files.writeString(own.resolve(name + ".yaml"), WITH_LOGO).toString());
        }
        Run run = run("solve", files, "out", "--to", "tex");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("logo.png: two files bring a different one of this name");
        assertThat(results("out")).containsKeys("a.tex", "b.tex").containsEntry("logo.png", "a");
    }

    /** A verdict that was not repeated would be taken for a proof. */
    @Test
    void verdictsAndNotesAreSaidAgain() throws IOException {
        String claims = Files.writeString(folder.resolve("c.yaml"), "claims: [{of: x^2, wrt: x, claim: 3*x}]\n")
                .toString();
        for (int i = 0; i < 2; i++) {
            assertThat(run("verify", List.of(claims), "out", "--skip-unchanged"))
                    .isEqualTo(new Run(1, "", ""));
        }
        String random = Files.writeString(
                        folder.resolve("r.yaml"), "logits: {random: integers, from: 1, to: 5, rows: 2}\n")
                .toString();
        Run first = run("solve", List.of(random), "out", "--skip-unchanged");
        assertThat(first.err()).contains("note: the file has random numbers");
        assertThat(written(List.of(exercise(0)))).isNotEmpty();
        assertThat(run("solve", List.of(random), "out", "--skip-unchanged")).isEqualTo(first);
    }

    @Test
    void whatFailedIsTriedAgain() throws IOException {
        List<String> files = List.of(exercise(4), exercise(0));
        Run first = run("solve", files, "out", "--skip-unchanged");
        assertThat(first.code()).isEqualTo(2);
        assertThat(run("solve", files, "out", "--skip-unchanged")).isEqualTo(first);
    }
}
