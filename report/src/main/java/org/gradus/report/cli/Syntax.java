package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
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
    static final String PART = "--part";
    static final String BLANK = "--blank";
    static final String SPACE = "--space";
    static final String TOGETHER = "--together";
    static final String FRAGMENT = "--fragment";
    static final String PREAMBLE = "--preamble";
    static final String LIMIT = "--limit";
    static final String JOBS = "--jobs";
    static final String SHARD = "--shard";
    static final String SKIP_UNCHANGED = "--skip-unchanged";
    static final String OF = "--of";
    static final String WRT = "--wrt";
    static final String AT = "--at";
    static final String CLAIM = "--claim";
    static final String CHAIN = "--chain";
    static final String ASSUME = "--assume";
    static final String TEMPLATE = "--template";
    static final String COUNT = "--count";
    static final String STUDENTS = "--students";
    static final String GROUPS = "--groups";
    static final String CHECK = "--check";
    static final String FIGURE = "--figure";
    static final String PORT = "--port";
    static final String OPEN = "--open";

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
                .addSubcommand("solve", line(solve()))
                .addSubcommand("verify", line(verify()))
                .addSubcommand("derive", line(derive()))
                .addSubcommand("mark", line(mark()))
                .addSubcommand("vary", line(vary()))
                .addSubcommand("draw", line(draw()))
                .addSubcommand("view", line(view()))
                .addSubcommand("new", line(starter()))
                .addSubcommand("schema", line(schema()))
                .addSubcommand("help", line(help()))
                .addSubcommand("generate-completion", line(completion()));
        gradus.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Exit codes:  0  done",
                        "             1  a claim refuted, undecided or unreadable",
                        "             2  bad usage, or a bad, unreadable or unwritable file",
                        "             3  an internal fault",
                        "            69  no Java or Maven, the build failed, or the program could not be started");
        return gradus;
    }

    static CommandSpec solve() {
        return command("gradus solve", "Solve exercises.")
                .addPositional(words("FILE...", "exercise files; - is standard input"))
                .addOption(list(TO, "FORMAT[,FORMAT]...", "md, tex or json", "(default: md)"))
                .addOption(output("a file for one result (.md, .tex or .json says its format), or a folder"))
                .addOption(text(LANG, "LANG", "en or de (default: as the exercise says)"))
                .addOption(text(DIGITS, "N", "1 to 15 decimal places (default: as the exercise says)"))
                .addOption(text(
                        ROUNDING,
                        "MODE",
                        "working, carry, displayed or exact (default: as the exercise says)",
                        "working writes each value once with a few decimals more than results",
                        "have and goes on with what is written; working:6 says how many.",
                        "carry goes on with full precision, displayed with the printed digits,",
                        "exact writes no decimals"))
                .addOption(text(DETAIL, "DETAIL", "brief, normal or full (default: normal)"))
                .addOption(markdown())
                .addOption(text(
                        PART,
                        "SHEET",
                        "solution, question, blank, key, marking or both (default: solution)",
                        "question and blank are given to students, key and marking to those who mark;",
                        "both is the question, then the solution"))
                .addOption(text(
                        BLANK,
                        "WHAT",
                        "results, substitutions or last-layer (default: results)",
                        "what is to be filled in with --part blank: every result, the numbers that are",
                        "put in as well, or only from the last layer on"))
                .addOption(text(
                        SPACE, "RULING", "squares, lines or none (default: squares), room for answers on the question"))
                .addOption(flag(TOGETHER, "all exercises in one document, the pages numbered through"))
                .addOption(flag(
                        FRAGMENT,
                        "LaTeX without its preamble, for \\input in a document of your own;",
                        "the packages that this needs are named in its first lines"))
                .addOption(text(
                        PREAMBLE,
                        "FILE",
                        "LaTeX that begins with this file instead of Gradus's own preamble: all from",
                        "\\documentclass to before \\begin{document}; commands that it defines are used,",
                        "such as \\vect, \\mat, \\pd, \\step and \\answer, others are added"))
                .addOption(jobs())
                .addOption(shard())
                .addOption(skipUnchanged())
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
    }

    static CommandSpec verify() {
        CommandSpec verify = command(
                        "gradus verify",
                        "Decide claimed derivatives: proved, refuted with a witness, undecided or unreadable.")
                .addPositional(words("FILE...", "claims files; - is standard input"))
                .addOption(text(OF, "FORMULA", "instead of files one claim: what is differentiated, or its name"))
                .addOption(text(WRT, "NAME", "the variable"))
                .addOption(text(CLAIM, "FORMULA", "the claimed derivative"))
                .addOption(text(
                        CHAIN,
                        "CHAIN",
                        "in place of the claim \"a = b = c\", also without --of and --wrt: the first = that",
                        "is false is named"))
                .addOption(list(ASSUME, "CONDITION", "a condition such as \"a > 0\"; may be repeated"))
                .addOption(list(TO, "FORMAT[,FORMAT]...", "table, json, md or tex", "(default: table)"))
                .addOption(output("a file for one result (.txt, .json, .md or .tex says its format), or a folder"))
                .addOption(text(LANG, "LANG", "en or de (default: en)"))
                .addOption(markdown())
                .addOption(jobs())
                .addOption(shard())
                .addOption(skipUnchanged())
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, length or depth"));
        verify.usageMessage()
                .customSynopsis(
                        "gradus verify [OPTIONS] FILE...",
                        "       gradus verify [OPTIONS] --of FORMULA --wrt NAME --claim FORMULA [--assume CONDITION]...",
                        "       gradus verify [OPTIONS] [--of FORMULA --wrt NAME] --chain CHAIN [--assume CONDITION]...");
        return verify;
    }

    static CommandSpec derive() {
        return command("gradus derive", "Derive a function step by step, every step proved.")
                .addPositional(words(
                        "NAME|FORMULA",
                        "an activation, softmax, log-softmax, log-sum-exp, or a formula such as \"z/(1+exp(-z))\""))
                .addOption(text(
                        WRT, "VARIABLE[,...]", "the variable (default: z, or the only one); of several the gradient"))
                .addOption(list(AT, "NAME=NUMBER[,...]", "value and derivative there too, such as z=0.5"))
                .addOption(list(TO, "FORMAT[,FORMAT]...", "md, tex or json", "(default: md)"))
                .addOption(output("a file for one result (.md, .tex or .json says its format), or a folder"))
                .addOption(text(LANG, "LANG", "en or de (default: en)"))
                .addOption(text(DETAIL, "DETAIL", "brief, normal or full (default: normal)"))
                .addOption(markdown());
    }

    static CommandSpec mark() {
        CommandSpec mark = command("gradus mark", "Mark answers with follow-through, and name the first wrong step.")
                .addPositional(words(
                        "FILE|FOLDER ANSWERS",
                        "an exercise file or a folder of variants as gradus vary writes them;",
                        "behind it the answers of students, CSV or YAML; - is standard input"))
                .addOption(flag(TEMPLATE, "write the answers file to fill in, instead of marking one"))
                .addOption(list(
                        TO,
                        "FORMAT[,FORMAT]...",
                        "table, csv, md or json",
                        "(default: table; md is feedback for students)"))
                .addOption(output("a file for one result (.txt, .csv, .md, .json says its format), or a folder"))
                .addOption(text(LANG, "LANG", "en or de (default: as the exercise says)"))
                .addOption(markdown())
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
        mark.usageMessage()
                .customSynopsis(
                        "gradus mark [OPTIONS] FILE|FOLDER ANSWERS",
                        "       gradus mark --template [-o answers.csv] FILE|FOLDER");
        return mark;
    }

    static CommandSpec vary() {
        CommandSpec vary = command(
                        "gradus vary", "Draw the random numbers of an exercise, for every student or exam group.")
                .addPositional(words("FILE", "an exercise file with random numbers; - is standard input"))
                .addOption(text(COUNT, "N", "so many variants: NAME-0001.yaml, NAME-0002.yaml, ..."))
                .addOption(text(
                        STUDENTS,
                        "CSV",
                        "one for each student of a table: NAME-ID.yaml;",
                        "ids are in its column student or id, else in the first"))
                .addOption(text(GROUPS, "A,B[,...]", "one for each exam group, of equal difficulty: NAME-A.yaml, ..."))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .paramLabel("FOLDER")
                        .type(String.class)
                        .description("the folder for the variants, which are all written or none")
                        .build())
                .addOption(flag(CHECK, "solve all and list what to know before they are given out"))
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
        vary.usageMessage()
                .customSynopsis("gradus vary FILE (--count N | --students CSV | --groups A,B) -o FOLDER [--check]");
        return vary;
    }

    static CommandSpec draw() {
        return command("gradus draw", "Draw one picture of an exercise.")
                .addPositional(words("FILE", "an exercise file; - is standard input"))
                .addOption(text(
                        FIGURE,
                        "WHICH",
                        "network, question, backward, activation, boundary, xor, step, loss or graph (default: network)",
                        "question is the network without what is to be calculated, backward has the gradients,",
                        "step is the loss along one step of gradient descent, loss that of a training"))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .paramLabel("NAME.svg|NAME.tex|FOLDER/")
                        .type(String.class)
                        .description(
                                "a file whose ending says its format, or a folder (default: SVG on standard output)")
                        .build())
                .addOption(text(LANG, "LANG", "en or de (default: as the exercise says)"))
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
    }

    static CommandSpec starter() {
        return command("gradus new", "Print a commented exercise to start from.")
                .addPositional(words("[neuron|xor|softmax|mlp|course]", "which (default: mlp)"))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("a file, which must not be there yet (default: standard output)")
                        .build());
    }

    static CommandSpec help() {
        return command("gradus help", "Show the help of a command, as its option --help does.")
                .addPositional(words("[COMMAND]", "which command (default: the whole)"));
    }

    static CommandSpec completion() {
        return command("gradus generate-completion", "Print a completion script for bash and zsh.");
    }

    static CommandSpec view() {
        return command("gradus view", "Show an exercise and its sheet side by side in a browser, and follow the file.")
                .addPositional(words("FILE", "an exercise file; it is written only when the page is asked to save"))
                .addOption(text(PORT, "N", "the port on this machine (default: any that is free)"))
                .addOption(flag(OPEN, "open the page in the browser of the desktop"))
                .addOption(text(LANG, "LANG", "en or de (default: as the exercise says)"))
                .addOption(text(DIGITS, "N", "1 to 15 decimal places (default: as the exercise says)"))
                .addOption(text(
                        ROUNDING,
                        "MODE",
                        "working, carry, displayed or exact (default: as the exercise says)",
                        "see gradus help solve"))
                .addOption(text(DETAIL, "DETAIL", "brief, normal or full (default: normal)"))
                .addOption(list(LIMIT, "KEY=VALUE", "a new limit of bytes, units, layers, samples, length or depth"));
    }

    static CommandSpec schema() {
        return command("gradus schema", "Print the JSON Schema of exercise or claims files, for editors.")
                .addPositional(words("[exercise|claims]", "of what (default: exercise)"));
    }

    /**
     * The same arguments with formulas such as {@code -ln(p)} behind all options and the mark that ends these. Only {@code -o NAME}
     * and {@code -h} are options of one letter.
     */
    static List<String> formulasLast(CommandSpec command, List<String> args) {
        List<String> sorted = new ArrayList<>();
        List<String> formulas = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            OptionSpec option = command.optionsMap().get(arg);
            if (arg.equals("--")) {
                formulas.addAll(args.subList(i + 1, args.size()));
                break;
            } else if (arg.matches("(?s)-[^-oh].*|-h[^=].*")
                    && !command.optionsMap().containsKey("-" + arg)) {
                formulas.add(arg);
            } else {
                sorted.add(arg);
                if (option != null && option.arity().max() > 0 && i + 1 < args.size()) {
                    sorted.add(args.get(++i));
                }
            }
        }
        sorted.add("--");
        sorted.addAll(formulas);
        return sorted;
    }

    /** The command line that reads this command. */
    static CommandLine line(CommandSpec command) {
        return new CommandLine(command, new Lists()).setExpandAtFiles(false);
    }

    /**
     * What picocli makes by itself: lists of values. Its own factory looks for Groovy first, and so in every jar of the program, which
     * takes a tenth of a start. No lambda, because picocli is compiled for Java 5 and the VM breaks down when it archives a lambda of
     * such a type (JDK 17).
     */
    private static final class Lists implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    }

    private static CommandSpec command(String name, String header) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(null, new Lists())
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

    private static PositionalParamSpec words(String label, String... description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .hideParamSyntax(true) // the label says it all
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec output(String description) {
        return OptionSpec.builder("-o", OUTPUT)
                .paramLabel("FILE|FOLDER/")
                .type(String.class)
                .description(description, "(default: one result goes to standard output)")
                .build();
    }

    private static OptionSpec markdown() {
        return text(
                MARKDOWN,
                "PROFILE",
                "portable, github or pandoc (default: portable)",
                "portable is read by GitHub, GitLab, VS Code and Jupyter, pandoc makes docx and odt of pandoc");
    }

    private static OptionSpec jobs() {
        return text(JOBS, "N", "so many files at once (default: as many as processors)");
    }

    private static OptionSpec shard() {
        return text(SHARD, "I/N", "only every N-th file, from the I-th; 1/N to N/N share the work");
    }

    private static OptionSpec skipUnchanged() {
        return flag(
                SKIP_UNCHANGED,
                "leave results that would be the same again: neither the file, nor what it",
                "names (weightsFile, logo), nor options, program or result have changed;",
                "told by contents, which .gradus-results beside the results remembers");
    }

    private static OptionSpec flag(String name, String... description) {
        return OptionSpec.builder(name).description(description).build();
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
