package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradus.report.exercise.Near;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was asked for cannot be done as asked; the message is one line for the user. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Commands and options of the versions to come. */
    private static final Set<String> LATER =
            Set.of("--part", "--blank", "--space", "--together", "--preamble", "--fragment", "--layout");

    UsageException(String message) {
        super(message);
    }

    /** What picocli found wrong, in the words of the other messages. */
    static UsageException of(ParameterException slip) {
        if (slip instanceof UnmatchedArgumentException unmatched) {
            return new UsageException(unknown(unmatched));
        }
        if (slip instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().get(0);
            return new UsageException(name(first) + " needs a value: " + first.description()[0]);
        }
        if (slip instanceof OverwrittenOptionException overwritten) {
            return new UsageException(name(overwritten.getOverwritten()) + " is given twice");
        }
        ArgSpec argument = slip.getArgSpec();
        if (argument != null && argument.arity().max() == 0) {
            return new UsageException(
                    name(argument) + " takes no value: '" + name(argument) + "=" + slip.getValue() + "'");
        }
        return new UsageException(String.valueOf(slip.getMessage()));
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        String arg = unmatched.getUnmatched().get(0);
        boolean option = unmatched.isUnknownOption();
        String word = option && arg.indexOf('=') > 0 ? arg.substring(0, arg.indexOf('=')) : arg;
        String what = (option ? "option" : "command") + " '" + word + "'";
        if (LATER.contains(word)) {
            return what + " is not available in this version";
        }
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        List<String> known = new ArrayList<>(command.subcommands().keySet());
        known.addAll(command.optionsMap().keySet());
        known.removeIf(name -> name.length() == "-h".length()); // near to anything
        String hint = Near.hint(word, known); // picocli's own guesses are far off
        return "unknown " + what + (hint.isEmpty() ? "; see gradus --help" : hint);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
