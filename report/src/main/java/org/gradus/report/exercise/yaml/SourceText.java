package org.gradus.report.exercise.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Bytes to text: UTF-8 or an error with its place; no byte order mark, every line end a line feed. */
public final class SourceText {
    private SourceText() {}

    /** Reads at most one byte more than allowed, whatever the stream would give. */
    public static Optional<String> read(InputStream in, int limit, Problems problems) throws IOException {
        byte[] bytes = in.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
        if (bytes.length > limit) {
            problems.add(
                    Position.START,
                    "the file is larger than " + limit + " bytes; --limit bytes=N allows more, if this is no mistake");
            return Optional.empty();
        }
        return decode(bytes, problems);
    }

    public static Optional<String> decode(byte[] bytes, Problems problems) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            problems.add(Position.START, "the file is UTF-16; save it as UTF-8");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(from, to, true);
        String text = normalised(to.flip().toString());
        Optional<Position> control = firstControl(text, problems);
        if (control.isPresent()) {
            return Optional.empty();
        }
        if (result.isError()) {
            problems.add(
                    endOf(text),
                    "byte 0x" + Integer.toHexString(bytes[from.position()] & 0xFF)
                            + " is not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String normalised(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Position endOf(String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Position(line, 1 + text.codePointCount(lineStart, text.length()));
    }

    /** YAML 1.2 knows no control characters; a file that holds some is no text. */
    private static Optional<Position> firstControl(String text, Problems problems) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!isText(character)) {
                Position at = endOf(text.substring(0, i));
                problems.add(
                        at,
                        String.format(
                                java.util.Locale.ROOT,
                                "the character U+%04X does not belong in a text file; is this the right file?",
                                character));
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isText(int c) {
        return c == '\n'
                || c == '\t'
                || c == 0x85
                || (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
