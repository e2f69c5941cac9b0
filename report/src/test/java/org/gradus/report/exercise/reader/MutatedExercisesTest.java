package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gradus.report.exercise.ExerciseException;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, an exercise comes out or an {@link ExerciseException} with places in the file. */
class MutatedExercisesTest {
    private static final String SIGNS = "[]{}:,-#&*!|>'\"%@`$ \t\n\r\0\u00E90123456789.eE+/^()z?<~";

    @Test
    void anExerciseOrItsProblemsComeOut() {
        List<String> seeds = Stream.concat(
                        BrokenExercisesTest.cases().map(BrokenExercisesTest.Case::text),
                        Stream.of(
                                ExerciseReaderTest.EVERY_KEY,
                                ExerciseReaderTest.EVERY_KEY,
                                ExerciseReaderTest.EVERY_KEY))
                .toList();
        Random random = new Random(20251120);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] file = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                assertThat(ExerciseReader.read("f.yaml", file).tasks()).isNotEmpty();
            } catch (ExerciseException e) {
                refused++;
                assertThat(e.problems()).isNotEmpty().allMatch(p -> p.line() >= 1 && p.column() >= 1);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + round + ": " + new String(file, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] mutated(String text, Random random) {
        String changed = random.nextBoolean() ? text : shuffledLines(text, random);
        StringBuilder signs = new StringBuilder(changed);
        for (int i = random.nextInt(4); i >= 0 && signs.length() > 0; i--) {
            int at = random.nextInt(signs.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(3)) {
                case 0 -> signs.setCharAt(at, sign);
                case 1 -> signs.insert(at, sign);
                default -> signs.deleteCharAt(at);
            }
        }
        byte[] bytes = signs.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A line lost, doubled or moved. */
    private static String shuffledLines(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            default -> Collections.swap(lines, at, random.nextInt(lines.size()));
        }
        return String.join("\n", lines) + "\n";
    }
}
