package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.report.exercise.Exercise;
import picocli.CommandLine.ParseResult;

/** {@code gradus schema}: the JSON Schema that editors complete exercise and claims files with. */
final class SchemaCommand {
    private SchemaCommand() {}

    static int run(ParseResult given, PrintStream out) throws IOException {
        List<String> names = given.matchedPositionalValue(0, List.of("exercise"));
        if (names.size() > 1) {
            throw new UsageException("one schema at a time");
        }
        String of = names.get(0);
        switch (of) {
            case "exercise", "claims" -> out.print(schema(of));
            case "json" -> throw new UsageException("the schema of " + of + " is not available in this version");
            default ->
                throw new UsageException("there is no schema of '" + of + "'; there is one of: exercise, claims");
        }
        return ExitCode.DONE;
    }

    private static String schema(String of) throws IOException {
        try (InputStream schema = Exercise.class.getResourceAsStream(of + ".schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("the schema is missing from the program");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
