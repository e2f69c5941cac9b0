package org.gradus.report.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. {@link #run} is the whole of it but for the end of the process. */
public final class Main {
    /** Commands of later versions, refused by name. */
    private static final Set<String> LATER = Set.of("derive", "verify", "generate-completion");

    private Main() {}

    public static void main(String[] args) {
        keepLibrariesSilent();
        int code = ExitCode.INTERNAL_FAULT;
        try (PrintStream out =
                        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
                PrintStream err =
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            code = run(args, System.in, out, err);
        } finally {
            System.exit(code); // a library may have left threads behind
        }
    }

    /**
     * Runs one command.
     *
     * @return the exit code: 0 done, 1 a claim failed, 2 bad usage or bad file, 3 an internal fault
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        try {
            if (args.length > 0 && LATER.contains(args[0])) {
                throw new UsageException("the command " + args[0] + " is not available in this version");
            }
            int code = dispatch(parse(args), in, out, err);
            if (out.checkError()) {
                throw new UsageException("standard output could not be written");
            }
            return code;
        } catch (Throwable thrown) { // the last place to say anything, also about a full heap or stack
            return Faults.report(thrown, "gradus", err);
        }
    }

    private static int dispatch(CommandLine asked, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        ParseResult parsed = asked.getParseResult();
        if (parsed.isUsageHelpRequested()) {
            asked.usage(out, Ansi.OFF);
            return ExitCode.DONE;
        }
        if (parsed.isVersionHelpRequested()) {
            asked.printVersionHelp(out, Ansi.OFF);
            return ExitCode.DONE;
        }
        return switch (asked.getCommandName()) {
            case Syntax.SOLVE -> new SolveCommand(SolveOptions.of(parsed), in, out, err).run();
            case Syntax.SCHEMA -> SchemaCommand.run(parsed.matchedPositionalValue(0, "exercise"), out);
            default -> throw new UsageException("a command is missing; see gradus --help");
        };
    }

    /** The innermost command that was named, with its options. */
    private static CommandLine parse(String[] args) {
        CommandLine gradus = new CommandLine(Syntax.gradus()).setExpandAtFiles(false);
        try {
            ParseResult parsed = gradus.parseArgs(args);
            return parsed.hasSubcommand() ? parsed.subcommand().commandSpec().commandLine() : gradus;
        } catch (ParameterException wrong) {
            throw new UsageException(message(wrong));
        }
    }

    private static String message(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched, command);
        }
        String message = wrong.getMessage().replace('\n', ' ');
        String hint = wrong instanceof MissingParameterException ? "; see " + command + " --help" : "";
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) + hint;
    }

    private static String unknown(UnmatchedArgumentException unmatched, String command) {
        String word = unmatched.getUnmatched().get(0);
        String kind = word.startsWith("-") ? "option" : command.equals("gradus") ? "command" : "argument";
        String meant = unmatched.getSuggestions().isEmpty()
                ? "see " + command + " --help"
                : "did you mean '" + unmatched.getSuggestions().get(0) + "'?";
        return "unknown " + kind + " '" + word + "'; " + meant;
    }

    /** Symja's libraries log while they load; as properties of the program this touches nobody who uses the modules. */
    private static void keepLibrariesSilent() {
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("log4j2.simplelogLevel", "OFF");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
    }
}
