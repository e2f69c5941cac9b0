package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenExercisesTest {
    /** A file of {@code broken.txt}. */
    record Case(String name, List<String> expected, String text) {
        /** Whether the JSON Schema refuses the file too. */
        boolean isStructural() {
            return name.endsWith("[structure]");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The files of {@code broken.txt}, then those of {@code slips.txt}: other notations, other names, targets. */
    static Stream<Case> cases() {
        return Stream.concat(cases("broken.txt"), cases("slips.txt"));
    }

    private static Stream<Case> cases(String name) {
        List<Case> cases = new ArrayList<>();
        String[] sections = resource(name).split("(?m)^=== ");
        for (String section : List.of(sections).subList(1, sections.length)) {
            List<String> lines = section.lines().toList();
            List<String> expected = lines.stream()
                    .filter(line -> line.startsWith("> "))
                    .map(line -> line.substring(2))
                    .toList();
            String text = String.join("\n", lines.subList(1 + expected.size(), lines.size())) + "\n";
            cases.add(new Case(lines.get(0), expected, text.replace('⇥', '\t')));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithEveryProblemAtItsPlace(Case broken) {
        ExerciseException e = refused(broken.text.getBytes(StandardCharsets.UTF_8));
        List<String> found = e.problems().stream()
                .map(p -> p.line() + ":" + p.column() + ": " + p.message())
                .toList();
        assertThat(found).as(broken.text).hasSameSizeAs(broken.expected);
        for (int i = 0; i < found.size(); i++) {
            String expected = broken.expected.get(i);
            String place = expected.substring(0, expected.indexOf(": ") + 2);
            assertThat(found.get(i)).startsWith(place).contains(expected.substring(place.length()));
        }
    }

    @Test
    void namesFileLineAndColumn() {
        assertThatExceptionOfType(ExerciseException.class)
                .isThrownBy(() -> ExerciseReader.read("lecture.yaml", bytes("logits: [1, 2]\ntasks: forwrd\n")))
                .withMessage("lecture.yaml:2:8: unknown task 'forwrd'; did you mean 'forward'?");
    }

    @Test
    void listsTwentyProblemsAndCountsTheRest() {
        String text = "logits: [" + "x, ".repeat(24) + "x]\n";
        ExerciseException e = refused(bytes(text));
        assertThat(e.problems()).hasSize(25);
        assertThat(String.valueOf(e.getMessage()).lines()).hasSize(21).last().isEqualTo("f.yaml: … and 5 more");
    }

    @Test
    void readsNoMoreThanOneByteOverTheLimit() throws IOException {
        class Endless extends InputStream {
            private long read;

            @Override
            public int read() {
                read++;
                return '#';
            }
        }
        Endless endless = new Endless();
        ExerciseException e = catchThrowableOfType(
                ExerciseException.class, () -> ExerciseReader.read("-", endless, Limits.DEFAULT, ZeroTest.NONE));
        assertThat(e).hasMessageStartingWith("-:1:1: the file is larger than 1048576 bytes");
        assertThat(endless.read).isEqualTo((1 << 20) + 1);
    }

    @Test
    void refusesWhatIsNoUtf8Text() {
        assertThat(refused(new byte[0])).hasMessage("f.yaml:1:1: the file is empty");
        assertThat(refused(new byte[] {'a', '\n', (byte) 0xE4, (byte) 0xFF}))
                .hasMessage("f.yaml:2:1: byte 0xe4 is not UTF-8; save the file as UTF-8");
        assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}))
                .hasMessage("f.yaml:1:1: the file is UTF-16; save it as UTF-8");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessageContaining("f.yaml:1:3: the character U+0003 does not belong in a text file");
        assertThat(refused(new byte[] {'a', ':', ' ', (byte) 0xC3})).hasMessageContaining("f.yaml:1:4: byte 0xc3");
    }

    @Test
    void billionLaughsAndDeepNestingEndAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refused(bytes(bomb.toString()))).hasMessageContaining("f.yaml:2:10: the alias '*a0'");
        assertThat(refused(bytes("[".repeat(500_000)))).hasMessageContaining("f.yaml:1:33: lists and maps are nested");
        assertThat(refused(bytes("- ".repeat(500_000)))).hasMessageContaining("f.yaml:1:65: lists and maps are nested");
        assertThat(refused(bytes("&a [*a]"))).hasMessageContaining("f.yaml:1:5: unknown alias '*a'");
    }

    @Test
    void limitsCountUnitsSamplesAndFormulas() {
        String row = "[" + "1, ".repeat(64) + "1]";
        assertThat(refused(bytes("logits: " + row))).hasMessageContaining("at most 64 are allowed (--limit units=N");
        assertThat(refused(bytes("logits: [" + "[1], ".repeat(1001) + "]\nactivation: sigmoid")))
                .hasMessageContaining("holds 1001 samples; at most 1000 are allowed (--limit samples=N");
        assertThat(refused(bytes("logits: [" + "1+".repeat(1000) + "1]"))).hasMessageContaining("2000");
        assertThat(refused(bytes("logits: [" + "(".repeat(150) + "1" + ")".repeat(150) + "]")))
                .hasMessageContaining("100");
    }

    @Test
    void manyUnknownKeysEndSoon() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append("weigth").append(i).append(": 1\n");
        }
        assertThat(refused(bytes(text.toString())).problems()).hasSize(60_001);
    }

    private static ExerciseException refused(byte[] file) {
        ExerciseException e = catchThrowableOfType(ExerciseException.class, () -> ExerciseReader.read("f.yaml", file));
        assertThat(e).as("an exercise came out").isNotNull();
        return e;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String resource(String name) {
        Class<?> beside = name.endsWith(".json") ? Exercise.class : BrokenExercisesTest.class;
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
