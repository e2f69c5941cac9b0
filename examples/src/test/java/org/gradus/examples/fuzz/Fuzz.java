package org.gradus.examples.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Throws exercises and claims at the program, made by a grammar or spoilt: every run must end in a documented way, and no verdict may
 * contradict the oracle. Arguments: {@code exercises}, {@code claims} or {@code all}, the first seed, the number of inputs.
 */
final class Fuzz {
    private static final List<String> SHEET_FORMATS = List.of("md", "tex", "json");
    private static final List<String> VERDICT_FORMATS = List.of("json", "json", "json", "table", "md", "tex");
    private static final int MOST_CLAIMS = 3;
    private static final int REPORT_EVERY = 500;

    private final Map<String, List<String>> faults = new LinkedHashMap<>();
    /** Messages about exercises in which everything fits. */
    private final Map<String, Integer> refusals = new TreeMap<>();

    private final List<String> exercises;
    private final List<String> claims;
    private int runs;
    private long slowest;
    private final int[] exitCodes = new int[4];

    private Fuzz() throws IOException {
        exercises = texts(Path.of("examples/exercises"));
        claims = texts(Path.of("examples/claims"));
    }

    private static List<String> texts(Path folder) throws IOException {
        Path here = Files.isDirectory(folder) ? folder : Path.of("..").resolve(folder);
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("log4j2.level", "OFF");
        Fuzz fuzz = new Fuzz();
        long first = Long.parseLong(args[1]);
        int count = Integer.parseInt(args[2]);
        for (long seed = first; seed < first + count; seed++) {
            if (!args[0].equals("claims")) {
                fuzz.exercise(seed);
            }
            if (!args[0].equals("exercises")) {
                fuzz.claims(seed);
            }
            if ((seed - first + 1) % REPORT_EVERY == 0) {
                System.out.println("seed " + seed + ": " + fuzz.summary());
            }
        }
        System.out.println(fuzz.summary());
        fuzz.faults.forEach(
                (kind, inputs) -> System.out.println(inputs.size() + " × " + kind + "\n" + inputs.get(0) + "\n"));
        fuzz.refusals.forEach(
                (message, times) -> System.out.println("refused though it fits: " + times + " × " + message));
        System.exit(fuzz.faults.isEmpty() ? 0 : 1);
    }

    private String summary() {
        return runs + " runs, exit 0: " + exitCodes[0] + ", 1: " + exitCodes[1] + ", 2: " + exitCodes[2] + ", other: "
                + exitCodes[3] + ", slowest " + slowest + " ms, kinds of faults: " + faults.size();
    }

    private void exercise(long seed) {
        Random random = new Random(seed * 31 + 1);
        boolean made = random.nextInt(3) > 0;
        boolean coherent = made && random.nextInt(4) > 0;
        String text = !made
                ? exercises.get(random.nextInt(exercises.size()))
                : coherent ? ExerciseText.coherent(random) : ExerciseText.any(random);
        boolean spoilt = !made || random.nextInt(4) == 0;
        List<String> arguments = new ArrayList<>(List.of("solve", "-", "--to", SHEET_FORMATS.get(random.nextInt(3))));
        if (random.nextInt(6) == 0) {
            arguments.addAll(List.of("--detail", List.of("brief", "full").get(random.nextInt(2))));
        }
        Run run = check(new Run.Input(arguments, spoilt ? Mutation.of(text, random) : text), seed);
        if (coherent && !spoilt && run.exitCode() == 2) {
            refusals.merge(run.message(), 1, Integer::sum);
        }
    }

    private void claims(long seed) {
        Random random = new Random(seed * 31 + 2);
        String format = VERDICT_FORMATS.get(random.nextInt(VERDICT_FORMATS.size()));
        List<String> arguments = List.of("verify", "-", "--to", format);
        if (random.nextInt(4) == 0) {
            String text = random.nextBoolean()
                    ? claims.get(random.nextInt(claims.size()))
                    : ClaimsFile.of(seed, 1 + random.nextInt(MOST_CLAIMS)).text();
            check(new Run.Input(arguments, Mutation.of(text, random)), seed);
            return;
        }
        ClaimsFile file = ClaimsFile.of(seed, 1);
        Run run = check(new Run.Input(arguments, file.text()), seed);
        if (format.equals("json") && run.exitCode() >= 0 && run.exitCode() < 2) {
            file.objections(run.out())
                    .forEach(objection -> add(objection.substring(0, objection.indexOf(" {")), objection, seed));
        }
    }

    private Run check(Run.Input input, long seed) {
        Run run = Run.of(input);
        runs++;
        slowest = Math.max(slowest, run.millis());
        exitCodes[run.exitCode() >= 0 && run.exitCode() < 3 ? run.exitCode() : 3]++;
        for (String fault : run.faults()) {
            boolean known = faults.containsKey(fault);
            String text = known ? input.text() : smaller(input, fault);
            add(
                    fault,
                    String.join(" ", input.arguments()) + "\n" + visible(text) + "\n" + visible(head(run.err())),
                    seed);
        }
        return run;
    }

    private void add(String kind, String input, long seed) {
        List<String> inputs = faults.computeIfAbsent(kind, any -> new ArrayList<>());
        if (inputs.isEmpty()) {
            System.out.println("NEW: " + kind + " (seed " + seed + ")\n" + input + "\n");
        }
        inputs.add(inputs.size() < 20 ? input : "");
    }

    /** Without the lines that the fault does not need. */
    private static String smaller(Run.Input input, String fault) {
        String text = input.text();
        if (fault.startsWith("no end")) {
            return text;
        }
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length && lines.length > 1 && lines.length < 80; i++) {
                List<String> rest = new ArrayList<>(List.of(lines));
                rest.remove(i);
                String candidate = String.join("\n", rest);
                if (Run.of(input.withText(candidate)).faults().contains(fault)) {
                    text = candidate;
                    shorter = true;
                    break;
                }
            }
        }
        return text;
    }

    private static String head(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars()
                .forEach(c -> visible.append(
                        c == '\n' || c >= 32 && c < 127 || c > 0xa0 && c < 0x2000
                                ? String.valueOf((char) c)
                                : String.format("\\u%04x", c)));
        return visible.length() > 3_000 ? visible.substring(0, 3_000) + "…" : visible.toString();
    }
}
