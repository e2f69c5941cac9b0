package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.Near;

/**
 * A command line taken apart by the usual rules: {@code --name value}, {@code --name=value}, {@code -o value}, {@code -ovalue};
 * after {@code --} everything is a file; {@code -} alone is one.
 *
 * <p>A library for this would take a quarter of the time of the whole command.
 */
final class Arguments {
    private final Map<String, Option> options = new LinkedHashMap<>();
    private final Map<Option, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    /** Throws a {@link UsageException} for an unknown option, a missing value, or an option given twice. */
    Arguments(List<Option> known, List<String> args) {
        for (Option option : known) {
            option.names().forEach(name -> options.put(name, option));
        }
        int next = 0;
        while (next < args.size()) {
            String arg = args.get(next++);
            if (arg.equals("--")) {
                rest.addAll(args.subList(next, args.size()));
                return;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                rest.add(arg);
                continue;
            }
            Given given = split(arg);
            if (given.option().takesValue() && given.value().isEmpty()) {
                given = new Given(given.option(), Optional.of(following(given.option(), args, next++)));
            }
            put(given);
        }
    }

    /** What is no option, in order. */
    List<String> rest() {
        return rest;
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    Optional<String> value(Option option) {
        return values(option).stream().findFirst();
    }

    List<String> values(Option option) {
        return values.getOrDefault(option, List.of());
    }

    private record Given(Option option, Optional<String> value) {}

    private Given split(String arg) {
        Option whole = options.get(arg);
        if (whole != null) {
            return new Given(whole, Optional.empty());
        }
        boolean isLong = arg.startsWith("--");
        int end = isLong ? arg.indexOf('=') : 2;
        Option option = 0 < end && end <= arg.length() ? options.get(arg.substring(0, end)) : null;
        if (option == null) {
            String name = isLong && end > 0 ? arg.substring(0, end) : arg;
            throw new UsageException("unknown option '" + name + "'" + (isLong ? near(name) : "; see gradus --help"));
        }
        if (!option.takesValue()) {
            throw new UsageException(option.name() + " takes no value: '" + arg + "'");
        }
        return new Given(option, Optional.of(arg.substring(isLong ? end + 1 : end)));
    }

    private String near(String name) {
        return Near.hint(name, List.copyOf(options.keySet()));
    }

    private static String following(Option option, List<String> args, int next) {
        if (next >= args.size() || args.get(next).startsWith("--")) {
            throw new UsageException(option.name() + " needs a value: " + option.value());
        }
        return args.get(next);
    }

    private void put(Given given) {
        List<String> list = values.computeIfAbsent(given.option(), option -> new ArrayList<>());
        if (!list.isEmpty() && !given.option().repeatable()) {
            throw new UsageException(given.option().name() + " is given twice");
        }
        list.add(given.value().orElse(""));
    }
}
