package org.gradus.report.cli;

import java.util.List;
import org.gradus.report.solution.SolutionJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and their options, built by hand: annotations would cost every start a twentieth of a second. Every value is taken as
 * text; {@link SolveOptions} says what it may be.
 */
final class Syntax {
    static final String SOLVE = "solve";
    static final String SCHEMA = "schema";

    private Syntax() {}

    static CommandSpec gradus() {
        CommandSpec gradus = CommandSpec.create()
                .name("gradus")
                .version("gradus " + SolutionJson.VERSION)
                .addOption(help())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build())
                .addSubcommand(SOLVE, solve())
                .addSubcommand(SCHEMA, schema());
        gradus.usageMessage()
                .width(100)
                .synopsisSubcommandLabel("COMMAND")
                .header("Worked solutions of small neural networks: every formula proved, every number certified.", "")
                .footer(
                        "",
                        "Exit codes:  0  done",
                        "             1  a claim refuted or undecided",
                        "             2  bad usage, or a bad, unreadable or unwritable file",
                        "             3  an internal fault",
                        "            69  the launcher found no Java or Maven, or the build failed");
        return gradus;
    }

    private static CommandSpec solve() {
        CommandSpec solve = CommandSpec.create()
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Exercise files; - is standard input.")
                        .build())
                .addOption(list("--to", "FORMAT", "md, tex or json, or several: md,tex. Default: md.")
                        .splitRegex(",")
                        .build())
                .addOption(OptionSpec.builder("-o", "--output")
                        .paramLabel("FILE|FOLDER/")
                        .type(String.class)
                        .description("Where to write. Without it, one result goes to standard output.")
                        .build())
                .addOption(text("--lang", "LANG", "en or de. Default: as the exercise says."))
                .addOption(text("--digits", "N", "Decimal places, 1 to 15. Default: as the exercise says."))
                .addOption(text(
                        "--rounding",
                        "MODE",
                        "carry: go on with full precision; displayed: go on with the printed digits;",
                        "exact: no decimals. Default: as the exercise says."))
                .addOption(text("--detail", "DETAIL", "brief, normal or full. Default: normal."))
                .addOption(text("--markdown", "PROFILE", "portable or github. Default: portable."))
                .addOption(list("--limit", "KEY=VALUE", "Raise a limit: bytes, units, layers, samples, length, depth.")
                        .build())
                .addOption(help());
        solve.usageMessage().width(100).sortOptions(false).header("Solve exercises.", "");
        return solve;
    }

    private static CommandSpec schema() {
        CommandSpec schema = CommandSpec.create()
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("exercise")
                        .arity("0..1")
                        .type(String.class)
                        .description("Of what. Default: exercise.")
                        .build())
                .addOption(help());
        schema.usageMessage().width(100).header("Print the JSON Schema of exercise files, for editors.", "");
        return schema;
    }

    private static OptionSpec text(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec.Builder list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }
}
