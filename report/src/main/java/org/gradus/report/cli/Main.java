package org.gradus.report.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.report.exercise.Near;
import org.gradus.report.solution.SolutionJson;

/** The program. {@link #run} is the whole of it but for the end of the process. */
public final class Main {
    private static final Option VERSION = Option.flag("--version");
    private static final List<String> COMMANDS = List.of("solve", "schema");

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
            int code = dispatch(List.of(args), in, out, err);
            if (out.checkError()) {
                throw new UsageException("standard output could not be written");
            }
            return code;
        } catch (Throwable thrown) { // the last place to say anything, also about a full heap or stack
            return Faults.report(thrown, "gradus", err);
        }
    }

    private static int dispatch(List<String> args, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        if (args.isEmpty()) {
            throw new UsageException("a command is missing; see gradus --help");
        }
        List<String> rest = args.subList(1, args.size());
        switch (args.get(0)) {
            case "solve":
                return solve(new Arguments(SolveOptions.ALL, rest), in, out, err);
            case "schema":
                return schema(new Arguments(List.of(Option.HELP), rest), out);
            case "derive", "verify", "generate-completion":
                throw new UsageException("the command " + args.get(0) + " is not available in this version");
            default:
                return noCommand(args, out);
        }
    }

    private static int solve(Arguments arguments, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.has(Option.HELP)) {
            out.print(Help.SOLVE);
            return ExitCode.DONE;
        }
        return new SolveCommand(SolveOptions.of(arguments), in, out, err).run();
    }

    private static int schema(Arguments arguments, PrintStream out) throws IOException {
        if (arguments.has(Option.HELP)) {
            out.print(Help.SCHEMA);
            return ExitCode.DONE;
        }
        if (arguments.rest().size() > 1) {
            throw new UsageException("one schema at a time");
        }
        return SchemaCommand.run(
                arguments.rest().isEmpty() ? "exercise" : arguments.rest().get(0), out);
    }

    private static int noCommand(List<String> args, PrintStream out) {
        Arguments arguments = new Arguments(List.of(Option.HELP, VERSION), args);
        if (!arguments.rest().isEmpty()) {
            String command = arguments.rest().get(0);
            throw new UsageException("unknown command '" + command + "'" + Near.hint(command, COMMANDS));
        }
        out.print(arguments.has(Option.HELP) ? Help.GRADUS : "gradus " + SolutionJson.VERSION + "\n");
        return ExitCode.DONE;
    }

    /** Symja's libraries log while they load; as properties of the program this touches nobody who uses the modules. */
    private static void keepLibrariesSilent() {
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("log4j2.simplelogLevel", "OFF");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
    }
}
