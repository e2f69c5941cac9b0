package org.gradus.report.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and their options as picocli reads them. Built by hand and one command at a time, because annotations and
 * commands not asked for would slow every start. Values are taken as text; {@link SolveOptions} says what they may be.
 *
 * <p>The first line of an option's description is also what {@link UsageException} says about a missing value.
 */
final class Syntax {
    static final String HELP = "--help";
    static final String VERSION = "--version";
    static final String TO = "--to";
    static final String OUTPUT = "--output";
    static final String LANG = "--lang";
    static final String DIGITS = "--digits";
    static final String ROUNDING = "--rounding";
    static final String DETAIL = "--detail";
    static final String MARKDOWN = "--markdown";
    static final String LIMIT = "--limit";

    private Syntax() {}

    /** The whole, for its help and for what is no command. */
    static CommandSpec gradus() {
        CommandSpec gradus = command(
                        "gradus",
                        "Worked solutions of small neural networks: every formula proved, every number certified.")
                .addOption(OptionSpec.builder(VERSION)
                        .versionHelp(true)
                        .description("show the version")
                        .build())
                .addSubcommand("solve", solve())
                .addSubcommand("schema", schema());
        gradus.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Exit codes:  0  done",
                        "             1  a claim refuted or undecided",
                        "             2  bad usage, or a bad, unreadable or unwritable file",
                        "             3  an internal fault",
                        "            69  the launcher found no Java or Maven, or the build failed");
        return gradus;
    }

    static CommandSpec solve() {
        return command("gradus solve", "Solve exercises.")
                .addPositional(words("FILE...", "exercise files; - is standard input"))
                .addOption(list(TO, "FORMAT[,FORMAT]...", "md, tex or json", "(default: md)"))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .paramLabel("FILE|FOLDER/")
                        .type(String.class)
                        .description(
                                "a file for one result, or a folder for results named as their exercises",
                                "(default: one result goes to standard output)")
                        .build())
                .addOption(text(LANG, "LANG", "en or de (default: as the exercise says)"))
                .addOption(text(DIGITS, "N", "1 to 15 decimal places (default: as the exercise says)"))
                .addOption(text(
                        ROUNDING,
                        "MODE",
                        "carry, displayed or exact (default: as the exercise says)",
                        "carry goes on with full precision, displayed with the printed digits,",
                        "exact writes no decimals"))
                .addOption(text(DETAIL, "DETAIL", "brief, normal or full (default: normal)"))
                .addOption(text(MARKDOWN, "PROFILE", "portable or github (default: portable)"))
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
    }

    static CommandSpec schema() {
        return command("gradus schema", "Print the JSON Schema of exercise files, for editors.")
                .addPositional(words("[exercise]", "of what (default: exercise)"));
    }

    private static CommandSpec command(String name, String header) {
        CommandSpec command = CommandSpec.create()
                .name(name)
                .addOption(OptionSpec.builder("-h", HELP)
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        command.usageMessage()
                .width(100)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .header(header, "");
        return command;
    }

    private static PositionalParamSpec words(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .hideParamSyntax(true) // the label says it all
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec list(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }
}
