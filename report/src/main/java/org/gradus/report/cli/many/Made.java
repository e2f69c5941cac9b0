package org.gradus.report.cli.many;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What was made of what: a fact that stays true whatever happens to the files, since it speaks of their contents.
 *
 * @param from the hash of the program, the options and the input
 * @param code the exit code
 * @param messages lines for standard error, which are to be said again
 * @param read other files that were read, from the folder of the input, each with the hash of what stood in it
 * @param written the results, from the folder of the first, each with the hash of what was written
 */
record Made(String from, int code, String messages, Map<String, String> read, Map<String, String> written) {
    private static final int FIELDS = 6;
    /** A line that was cut off does not end with it. */
    private static final String END = ".";

    /** Whether everything is now as it was then: the same would be written again. */
    boolean isStillTrue(String now, Path inputFolder, Path outputFolder) {
        return from.equals(now) && !written.isEmpty() && are(read, inputFolder) && are(written, outputFolder);
    }

    private static boolean are(Map<String, String> hashes, Path folder) {
        try {
            for (Map.Entry<String, String> entry : hashes.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                if (!Files.isRegularFile(file) || !Hash.of(file).equals(entry.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The name of the first result, which no other fact that still matters has. */
    String name() {
        return written.keySet().iterator().next();
    }

    /** One line without its end. */
    String line() {
        return String.join("\t", from, Integer.toString(code), encoded(messages), listed(read), listed(written), END);
    }

    /** Reads a line; absent if it is none of ours, or was cut off. */
    static Optional<Made> parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || !fields[FIELDS - 1].equals(END)) {
            return Optional.empty();
        }
        try {
            Map<String, String> written = files(fields[4]);
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Made(
                            fields[0], Integer.parseInt(fields[1]), decoded(fields[2]), files(fields[3]), written));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static String listed(Map<String, String> hashes) {
        StringJoiner list = new StringJoiner(" ");
        hashes.forEach((name, hash) -> list.add(encoded(name) + "=" + hash));
        return list.toString();
    }

    private static Map<String, String> files(String list) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String entry : list.isEmpty() ? new String[0] : list.split(" ")) {
            int sign = entry.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("no file with its hash");
            }
            hashes.put(decoded(entry.substring(0, sign)), entry.substring(sign + 1));
        }
        return hashes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
