package org.gradus.report.exercise.random;

import java.nio.charset.StandardCharsets;

/**
 * The random numbers: SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014). The same on every
 * machine and in every version, since files that were given out must come out again.
 */
final class SplitMix64 {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    SplitMix64(long state) {
        this.state = state;
    }

    /** The stream that belongs to a text: each number of each variant has its own, so that no other number moves it. */
    static SplitMix64 of(String text) {
        return new SplitMix64(fnv1a(text));
    }

    /** FNV-1a, 64 bits, over the text's UTF-8 (Fowler, Noll, Vo; RFC 9923). */
    static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    long next() {
        state += GAMMA;
        long mixed = state;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** One of 0, …, {@code count} − 1, each equally likely: what would favour the small ones is drawn again. */
    long below(long count) {
        long favoured = Long.remainderUnsigned(-count, count); // 2^64 mod count
        long drawn = next();
        while (Long.compareUnsigned(drawn, favoured) < 0) {
            drawn = next();
        }
        return Long.remainderUnsigned(drawn, count);
    }
}
