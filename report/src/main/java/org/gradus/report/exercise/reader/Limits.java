package org.gradus.report.exercise.reader;

import java.util.List;
import org.gradus.core.expr.ExprParser;
import org.gradus.report.exercise.Near;

/**
 * How large a file may be. Guards against slips and hostile files; each can be raised on the command line.
 *
 * @param bytes of the file
 * @param units of a layer, inputs included
 * @param layers of the network
 * @param samples in the file
 * @param length characters of a formula
 * @param depth of a formula, at most {@value ExprParser.Limits#MAX_DEPTH}
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
        if (depth > ExprParser.Limits.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "limit depth is " + depth + " but must be at most " + ExprParser.Limits.MAX_DEPTH);
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
            throw new IllegalArgumentException("unknown limit '" + key + "'"
                    + Near.meant(key, KEYS)
                            .map(meant -> "; did you mean '" + meant + "'?")
                            .orElse("; the limits are " + String.join(", ", KEYS)));
        }
        int most = key.equals("depth") ? ExprParser.Limits.MAX_DEPTH : Integer.MAX_VALUE;
        return with(key, integer(key, setting.substring(equals + 1).strip(), most));
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

    private static int integer(String key, String text, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers out of range
        }
        throw new IllegalArgumentException(
                "limit " + key + " is '" + text + "' but must be an integer from 1 to " + most);
    }

    ExprParser.Limits formula() {
        return new ExprParser.Limits(length, depth);
    }
}
