package org.gradus.examples.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.gradus.report.cli.Main;

/**
 * The program run once in this process on text from standard input, and what is wrong with how it ended.
 *
 * @param millis processor time, so that a busy machine makes nobody late
 */
record Run(Input input, int exitCode, String out, String err, long millis, boolean late) {
    private static final long LIMIT_MILLIS = 20_000;
    private static final int FINISHED = Integer.MIN_VALUE;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** What a terminal takes for a command or turns the text around. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    /** Line and column, or the quantity whose value is impossible. */
    private static final Pattern PLACE = Pattern.compile(
            "(?m)^stdin:(\\d+:\\d+:| .*(sample \\d|layer \\d|\\b[a-zA-Z]+\\d*\\[|input \\[)| (C|newC): ).+");

    /** What the program is given: arguments, and a text as standard input. */
    record Input(List<String> arguments, String text) {
        Input withText(String other) {
            return new Input(arguments, other);
        }

        boolean isMachineReadable() {
            return arguments.contains("json");
        }
    }

    static Run of(Input input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger code = new AtomicInteger(FINISHED);
        Thread worker = new Thread(
                null,
                () -> code.set(Main.run(
                        input.arguments.toArray(String[]::new),
                        new ByteArrayInputStream(input.text.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))),
                "fuzz",
                8L << 20); // as large as the main thread of a process
        worker.setDaemon(true);
        worker.start();
        long millis = 0;
        try {
            while (worker.isAlive() && millis < LIMIT_MILLIS) {
                worker.join(millis < 200 ? 2 : 50);
                long used = THREADS.getThreadCpuTime(worker.getId());
                millis = used < 0 ? millis : used / 1_000_000;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        boolean late = code.get() == FINISHED;
        if (late) {
            worker.interrupt(); // left to itself if it does not obey
        }
        return new Run(
                input,
                code.get(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                millis,
                late);
    }

    /** The kinds of faults, the worst first; what is behind a colon differs from input to input. */
    List<String> faults() {
        if (late) {
            return List.of("no end within 20 s of processor time");
        }
        List<String> faults = new ArrayList<>();
        if (exitCode < 0 || exitCode > 2) {
            faults.add("exit " + exitCode + " " + cause());
        }
        if (err.contains("\tat ") || err.contains("Exception in thread")) {
            faults.add("a stack trace");
        }
        if (exitCode == 2 && err.isBlank()) {
            faults.add("exit 2 without a word");
        }
        if (exitCode == 2 && !out.isEmpty()) {
            faults.add("exit 2, but something was written");
        }
        if (exitCode != 2 && exitCode != 3 && out.isEmpty()) {
            faults.add("exit " + exitCode + " and nothing written");
        }
        if (exitCode == 2 && !PLACE.matcher(err).find()) {
            faults.add("a message without place: " + message());
        }
        if (CONTROLS.matcher(err).find()) {
            faults.add("a control character on standard error");
        }
        if (CONTROLS.matcher(out).find()) {
            faults.add("a control character on standard output of " + input.arguments.get(0));
        }
        return faults;
    }

    /** The first message without the numbers and words of this input. */
    String message() {
        return err.lines().findFirst().orElse("").replaceAll("'.*'", "'…'").replaceAll("\\d+", "N");
    }

    /** What was thrown and where, without numbers and names of this input. */
    private String cause() {
        String line = err.lines()
                .filter(text -> text.contains("internal fault"))
                .findFirst()
                .orElse(err);
        String type = line.replaceAll(".*internal fault: ([A-Za-z.$]+).*", "$1");
        String place = line.contains(" at org.gradus") ? line.replaceAll(".* at (org\\.gradus[^;]*);.*", "$1") : "";
        return type + " " + place;
    }
}
