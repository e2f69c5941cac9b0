package org.gradus.report.exercise.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {
    /** The test vector of Vigna's splitmix64.c that other implementations publish too (for example Rosetta Code). */
    @Test
    void givesThePublishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(LongStream.generate(random::next).limit(5).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    /** From the test vectors of the FNV reference code. */
    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void hashesAsPublished(String text, String hash) {
        assertThat(Long.toHexString(SplitMix64.fnv1a(text))).isEqualTo(hash);
    }

    @Test
    void hashesUtf8() {
        // 0xC3 0xBC by hand: h = (h ^ byte) * prime, twice
        long hash = 0xCBF29CE484222325L;
        for (int each : new int[] {0xC3, 0xBC}) {
            hash = (hash ^ each) * 0x100000001B3L;
        }
        assertThat(SplitMix64.fnv1a("ü")).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1_000_000_007, Long.MAX_VALUE})
    void staysBelow(long count) {
        SplitMix64 random = SplitMix64.of("below " + count);
        assertThat(LongStream.generate(() -> random.below(count)).limit(1000))
                .allSatisfy(drawn -> assertThat(drawn).isBetween(0L, count - 1));
    }

    /** χ² with 6 degrees of freedom is below 22.46 with probability 0.999; the stream is fixed, so this either holds or does not. */
    @Test
    void favoursNobody() {
        SplitMix64 random = SplitMix64.of("dice");
        int[] counts = new int[7];
        IntStream.range(0, 70_000).forEach(i -> counts[(int) random.below(7)]++);
        double chi = IntStream.of(counts)
                .mapToDouble(count -> (count - 10_000.0) * (count - 10_000) / 10_000)
                .sum();
        assertThat(chi).isLessThan(22.46);
    }
}
