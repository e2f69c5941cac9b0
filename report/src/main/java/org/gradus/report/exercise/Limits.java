package org.gradus.report.exercise;

import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.ExprParser;

/**
 * How large a file may be. Guards against slips and hostile files; each can be raised on the command line.
 *
 * @param bytes of the file
 * @param units of a layer, inputs included
 * @param layers of the network
 * @param samples in the file
 * @param length characters of a formula
 * @param depth of a formula
 */
public record Limits(int bytes, int units, int layers, int samples, int length, int depth) {
    public static final Limits DEFAULT = new Limits(1 << 20, 64, 8, 1000, 2000, 100);

    /** The keys of {@link #with}. */
    public static final List<String> KEYS = List.of("bytes", "units", "layers", "samples", "length", "depth");

    public Limits {
        for (int limit : new int[] {bytes, units, layers, samples, length, depth}) {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit is " + limit + " but must be at least 1");
            }
        }
    }

    /**
     * These limits with one of them set.
     *
     * @param setting {@code KEY=VALUE}, for example {@code units=128}
     * @throws IllegalArgumentException if the key is unknown or the value no positive integer; the message is for the user
     */
    public Limits with(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "limit '" + setting + "' must be written KEY=VALUE, for example units=128");
        }
        String key = setting.substring(0, equals).strip();
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException(
                    "unknown limit '" + key + "'" + Near.hint(key, KEYS) + "; the limits are " + String.join(", ", KEYS));
        }
        return with(key, positive(key, setting.substring(equals + 1).strip()));
    }

    private Limits with(String key, int value) {
        return new Limits(
                key.equals("bytes") ? value : bytes,
                key.equals("units") ? value : units,
                key.equals("layers") ? value : layers,
                key.equals("samples") ? value : samples,
                key.equals("length") ? value : length,
                key.equals("depth") ? value : depth);
    }

    private static int positive(String key, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, together with zero and negative numbers
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "limit %s is '%s' but must be an integer from 1 to %d",
                key,
                text,
                Integer.MAX_VALUE));
    }

    ExprParser.Limits formula() {
        return new ExprParser.Limits(length, depth);
    }
}
