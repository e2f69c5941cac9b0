package org.gradus.report.cli.many;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every n-th file, so that several machines share the work without knowing of each other.
 *
 * @param number from 1
 * @param of so many shards, which together take every file once
 */
public record Shard(int number, int of) {
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("there is no shard " + number + " of " + of);
        }
    }

    /** Reads {@code 2/5}; the message of what is thrown is for the user. */
    static Shard parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' must be written I/N, for example 1/4, 2/4, 3/4 and 4/4");
        }
        int number = Integer.parseInt(written.group(1));
        int of = Integer.parseInt(written.group(2));
        if (number > of) {
            throw new IllegalArgumentException("'" + text + "' is none of 1/" + of + " to " + of + "/" + of);
        }
        return new Shard(number, of);
    }

    /** Those at number, number + n, number + 2n, …, in their order. */
    public <T> List<T> part(List<T> all) {
        List<T> part = new ArrayList<>();
        for (int i = number - 1; i < all.size(); i += of) {
            part.add(all.get(i));
        }
        return part;
    }
}
