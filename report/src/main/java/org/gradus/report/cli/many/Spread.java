package org.gradus.report.cli.many;

/**
 * How the work on many files is spread, and which of it is left out.
 *
 * @param jobs so many files are worked on at once
 * @param shard which of the files
 * @param skipUnchanged whether a result stays that would be the same again
 */
public record Spread(int jobs, Shard shard, boolean skipUnchanged) {
    private static final int MOST_JOBS = 1_000;

    /** All files, on all cores. */
    public static Spread standard() {
        return new Spread(Runtime.getRuntime().availableProcessors(), Shard.ALL, false);
    }

    /** With so many jobs, written as a number; the message of what is thrown is for the user. */
    public Spread withJobs(String text) {
        boolean number = text.matches("[0-9]{1,4}");
        int asked = number ? Integer.parseInt(text) : 0;
        if (asked < 1 || asked > MOST_JOBS) {
            throw new IllegalArgumentException("'" + text + "' is no number from 1 to " + MOST_JOBS);
        }
        return new Spread(asked, shard, skipUnchanged);
    }

    /** With a shard, written {@code 2/5}; the message of what is thrown is for the user. */
    public Spread withShard(String text) {
        return new Spread(jobs, Shard.parse(text), skipUnchanged);
    }

    /** Only what has changed. */
    public Spread skippingUnchanged() {
        return new Spread(jobs, shard, true);
    }
}
