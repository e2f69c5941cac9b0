package org.gradus.report.cli;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names the last one is the long one, by which its values are asked for
 * @param value what stands for its value in messages; empty for an option without
 * @param repeatable whether it may be given more than once
 */
record Option(List<String> names, String value, boolean repeatable) {
    static final Option HELP = flag("-h", "--help");

    Option {
        names = List.copyOf(names);
    }

    static Option flag(String... names) {
        return new Option(List.of(names), "", false);
    }

    static Option one(String value, String... names) {
        return new Option(List.of(names), value, false);
    }

    static Option many(String value, String... names) {
        return new Option(List.of(names), value, true);
    }

    String name() {
        return names.get(names.size() - 1);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
