package org.gradus.examples.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A valid file spoilt: characters flipped, cut and doubled, lines moved, controls, huge numbers, deep nesting put in. */
final class Mutation {
    private static final List<String> SPLINTERS = List.of(
            "\u0000",
            "\u001b[31m",
            "\u009b",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\u200b",
            "\u2028",
            "\ud83d\ude00",
            "\u0301",
            "\t",
            "\r",
            "\"",
            "'",
            ":",
            ": ",
            "- ",
            "#",
            "&a ",
            "*a",
            "<<: ",
            "!!int ",
            "!!java.lang.Runtime ",
            "%",
            "@",
            "`",
            "|",
            ">",
            "{",
            "}",
            "[",
            "]",
            ",",
            "---\n",
            "...\n",
            "~",
            "null",
            "true",
            "NaN",
            ".inf",
            "-.inf",
            ".nan",
            "0x1F",
            "1_000",
            "1:30",
            "007",
            "+1",
            "1e308",
            "1e309",
            "-1e-308",
            "9999999999999999999999999999999999",
            "1e999999999",
            "1e-999999999",
            "0.1e+5",
            "1/0",
            "1/3",
            "-0",
            "exp(1000)",
            "exp(exp(100))",
            "sqrt(-1)",
            "ln(0)",
            "2^(2^40)",
            "10^(10^10)",
            "10^-400",
            "1.7976931348623157e308",
            "((((((((((",
            "))))",
            "[[[[[[[[",
            "−",
            "·",
            "×",
            "√",
            "σ",
            "π",
            "∂",
            "²",
            "x^x^x^x",
            "tanh(",
            "piecewise(",
            "max(",
            "z_i",
            "y",
            "delta_ij",
            "i == j",
            "NULL",
            "{class: 2}",
            "{random: integers}",
            "ß",
            "İ");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "1e308",
            "1e-308",
            "1/3",
            "sqrt(2)",
            "exp(1000)",
            "exp(-1000)",
            "ln(3)",
            "null",
            "[]",
            "{}",
            "[1]",
            "[[1]]",
            "true",
            "\"\"",
            "relu",
            "softmax",
            "sigmoid",
            "step",
            "sign",
            "cross-entropy",
            "hinge",
            "forward",
            "en",
            "de",
            "16",
            "999999",
            "-0.5",
            "600",
            "-745.2");

    private Mutation() {}

    static String of(String text, Random random) {
        String result = text;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            result = once(result, random);
        }
        return result.length() > 60_000 ? result.substring(0, 60_000) : result;
    }

    private static String once(String text, Random random) {
        if (text.isEmpty()) {
            return any(SPLINTERS, random);
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 6));
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ (1 << random.nextInt(7))) + text.substring(at + 1);
            case 2, 3 -> text.substring(0, at) + any(SPLINTERS, random) + text.substring(at);
            case 4 -> text.substring(0, end) + text.substring(at);
            case 5 -> text.substring(0, at);
            case 6 -> lines(text, random);
            case 7, 8, 9 -> value(text, random);
            case 10 -> nested(text, at, random);
            default -> text.substring(0, at) + (char) random.nextInt(0x3000) + text.substring(at + 1);
        };
    }

    private static String lines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.add(line, lines.get(line));
            case 1 -> lines.remove(line);
            case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            default -> lines.set(line, "  " + lines.get(line));
        }
        return String.join("\n", lines);
    }

    /** A number or word replaced by another one. */
    private static String value(String text, Random random) {
        List<int[]> words = new ArrayList<>();
        java.util.regex.Matcher word =
                java.util.regex.Pattern.compile("-?[0-9.]+|[a-z][a-z-]+").matcher(text);
        while (word.find()) {
            words.add(new int[] {word.start(), word.end()});
        }
        if (words.isEmpty()) {
            return text;
        }
        int[] word1 = words.get(random.nextInt(words.size()));
        String other = random.nextInt(4) == 0 ? any(SPLINTERS, random) : any(VALUES, random);
        return text.substring(0, word1[0]) + other + text.substring(word1[1]);
    }

    private static String nested(String text, int at, Random random) {
        int depth = random.nextInt(8) == 0 ? 5_000 : 10 + random.nextInt(150);
        String open = any(List.of("(", "[", "{a: ", "sqrt(", "-(", "sinh(", "1/(1+", "2^("), random);
        String close = open.contains("[") ? "]" : open.contains("{") ? "}" : ")";
        boolean closed = random.nextInt(3) > 0;
        return text.substring(0, at)
                + open.repeat(depth)
                + (closed ? "1" + close.repeat(depth) : "")
                + text.substring(at);
    }

    private static String any(List<String> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
