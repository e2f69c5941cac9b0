package org.gradus.report.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/**
 * The formats that a command offers, and which of them are asked for: by {@code --to}, else by the ending of the name after
 * {@code -o}.
 *
 * @param command that offers them, for a message
 * @param usual the first of these is taken where neither says anything
 * @param others known by name, for a message
 */
record Formats(String command, List<Format> usual, List<Format> others) {
    /** Of sheets: solve and derive. */
    static final Formats OF_SHEETS = new Formats(
            "solve",
            List.of(Format.MD, Format.TEX, Format.HTML, Format.PDF, Format.TYP, Format.IPYNB, Format.JSON),
            List.of());
    /** Of verdicts. */
    static final Formats OF_VERDICTS = new Formats(
            "verify", List.of(Format.TABLE, Format.JSON, Format.MD, Format.TEX, Format.HTML, Format.PDF), List.of());
    /** Of marked classes. */
    static final Formats OF_MARKS = new Formats(
            "mark",
            List.of(Format.TABLE, Format.CSV, Format.MD, Format.JSON),
            List.of(Format.TEX, Format.HTML, Format.PDF));
    /** Of templates. */
    static final Formats OF_TEMPLATES = new Formats(
            "mark --template",
            List.of(Format.CSV),
            List.of(Format.MD, Format.TEX, Format.HTML, Format.PDF, Format.JSON, Format.TABLE));

    /** Endings of files that are no text of ours; Markdown under such a name would only be opened by the wrong program. */
    private static final List<String> FOREIGN = List.of("html", "htm", "pdf", "svg", "docx", "odt", "png");

    /**
     * The formats asked for, each once.
     *
     * @param inputs how many files are read; the results of several go to a folder
     * @throws UsageException when a name is no format, or the ending after {@code -o} says something else
     */
    List<Format> askedFor(ParseResult given, int inputs) {
        Optional<String> ending =
                inputs == 1 ? OptionValues.text(given, Syntax.OUTPUT).flatMap(Formats::ending) : Optional.empty();
        if (!given.hasMatchedOption(Syntax.TO)) {
            return List.of(ending.flatMap(this::ofEnding).orElse(usual.get(0)));
        }
        List<String> lists = given.matchedOptionValue(Syntax.TO, List.of());
        LinkedHashSet<Format> formats = new LinkedHashSet<>();
        for (String name : String.join(",", lists).split(",", -1)) { // picocli's own split drops an empty end
            formats.add(named(name));
        }
        if (formats.size() == 1) {
            Format only = formats.iterator().next();
            ending.filter(name -> contradicts(name, only)).ifPresent(name -> {
                throw new UsageException("-o names a " + name + " file, " + Syntax.TO + " says " + only.text());
            });
        }
        return List.copyOf(formats);
    }

    private Format named(String name) {
        for (Format format : usual) {
            if (format.text().equals(name)) {
                return format;
            }
        }
        boolean other = others.stream().anyMatch(format -> format.text().equals(name));
        throw new UsageException(Syntax.TO + ": '" + name + "' is "
                + (other ? "not available for " + command : "none of " + list(usual)));
    }

    /** The format of a file with this ending; absent where the ending says nothing. */
    private Optional<Format> ofEnding(String ending) {
        Optional<Format> format =
                usual.stream().filter(known -> known.extension().equals(ending)).findFirst();
        boolean foreign = FOREIGN.contains(ending)
                || others.stream().anyMatch(other -> other.extension().equals(ending));
        if (format.isEmpty() && foreign) {
            String drawn = ending.equals("svg") ? "; gradus draw makes a picture alone" : "";
            throw new UsageException(
                    "-o: '" + ending + "' is not available in this version, only " + list(usual) + drawn);
        }
        return format;
    }

    private boolean contradicts(String ending, Format format) {
        boolean known = FOREIGN.contains(ending)
                || Stream.concat(usual.stream(), others.stream())
                        .anyMatch(other -> other.extension().equals(ending));
        return known && !ending.equals(format.extension());
    }

    /** What follows the last dot of a file's name, in lower case; absent for a folder. */
    private static Optional<String> ending(String output) {
        Path path = Target.path(output);
        if (Target.isFolder(output)) {
            return Optional.empty();
        }
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static String list(List<Format> formats) {
        List<String> names = new ArrayList<>();
        formats.forEach(format -> names.add(format.text()));
        return String.join(", ", names);
    }
}
