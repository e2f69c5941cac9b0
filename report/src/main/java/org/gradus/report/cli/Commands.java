package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.gradus.report.cli.machine.StandardOutput;
import org.gradus.report.json.SolutionJson;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands: reads the command line, runs what it asks for, and turns everything that is thrown into lines and an exit code. */
final class Commands {
    private Commands() {}

    /** As {@link Main#run}, for a program that is whole. */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        try {
            int code = dispatch(List.of(args), in, out, err);
            if (out.checkError()) {
                throw new UsageException(StandardOutput.failure(out));
            }
            return code;
        } catch (Throwable thrown) { // the last place to say anything, also about a full heap or stack
            return Faults.report(thrown, "gradus", err);
        }
    }

    private static int dispatch(List<String> args, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        String command = args.isEmpty() ? "" : args.get(0);
        List<String> rest = args.subList(Math.min(1, args.size()), args.size());
        return switch (command) {
            case "help" -> answer(Syntax.help(), rest, out, given -> help(given, in, out, err));
            case "solve" ->
                answer(
                        Syntax.solve(),
                        rest,
                        out,
                        given -> new SolveCommand(SolveOptions.of(given), in, out, err).run());
            case "schema" -> answer(Syntax.schema(), rest, out, given -> SchemaCommand.run(given, out));
            case "verify" ->
                answer(
                        Syntax.verify(),
                        rest,
                        out,
                        given -> new VerifyCommand(VerifyOptions.of(given), in, out, err).run());
            case "derive" ->
                answer(
                        Syntax.derive(),
                        Syntax.formulasLast(Syntax.derive(), rest),
                        out,
                        given -> new DeriveCommand(DeriveOptions.of(given), out, err).run());
            case "mark" ->
                answer(Syntax.mark(), rest, out, given -> new MarkCommand(MarkOptions.of(given), in, out, err).run());
            case "vary" ->
                answer(Syntax.vary(), rest, out, given -> new VaryCommand(VaryOptions.of(given), in, out, err).run());
            case "draw" ->
                answer(Syntax.draw(), rest, out, given -> new DrawCommand(DrawOptions.of(given), in, out, err).run());
            case "view" ->
                answer(Syntax.view(), rest, out, given -> new ViewCommand(ViewOptions.of(given), in, out, err).run());
            case "new" -> answer(Syntax.starter(), rest, out, given -> NewCommand.run(given, out));
            case "generate-completion" -> answer(Syntax.completion(), rest, out, given -> completion(out));
            default -> answer(Syntax.gradus(), args, out, given -> version(given, out));
        };
    }

    private static int answer(CommandSpec command, List<String> args, PrintStream out, Work work) throws IOException {
        CommandLine line = new CommandLine(command).setExpandAtFiles(false);
        ParseResult given = parse(line, args);
        if (given.isUsageHelpRequested()) {
            line.usage(out, Ansi.OFF);
            return ExitCode.DONE;
        }
        return work.run(given);
    }

    /** {@code gradus help solve} is {@code gradus solve --help}. */
    private static int help(ParseResult given, InputStream in, PrintStream out, PrintStream err) throws IOException {
        List<String> names = given.matchedPositionalValue(0, List.of());
        if (names.size() > 1) {
            throw new UsageException("help explains one command at a time");
        }
        if (names.isEmpty()) {
            return dispatch(List.of(Syntax.HELP), in, out, err);
        }
        boolean known = Syntax.gradus().subcommands().containsKey(names.get(0));
        return dispatch(known ? List.of(names.get(0), Syntax.HELP) : names, in, out, err);
    }

    private static ParseResult parse(CommandLine line, List<String> args) {
        try {
            return line.parseArgs(args.toArray(String[]::new));
        } catch (ParameterException slip) {
            throw UsageException.of(slip);
        }
    }

    private static int completion(PrintStream out) {
        out.print(AutoComplete.bash("gradus", new CommandLine(Syntax.gradus())));
        return ExitCode.DONE;
    }

    private static int version(ParseResult given, PrintStream out) {
        if (!given.isVersionHelpRequested()) {
            throw new UsageException("a command is missing; see gradus --help");
        }
        out.print("gradus " + SolutionJson.VERSION + "\n");
        return ExitCode.DONE;
    }

    /** What a command does with its options; returns the exit code. */
    private interface Work {
        int run(ParseResult given) throws IOException;
    }
}
