package org.gradus.report.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The file on disk. A revision names what stands in it, so that nobody's change is overwritten unseen. */
final class SourceFile {
    /** The revision of a file that is not there, or cannot be read. */
    static final String MISSING = "missing";

    private static final int REVISION_BYTES = 8;
    private static final String MARK = "\uFEFF";

    private final Path file;
    private final int mostBytes;
    private final ViewSettings.Writer writer;

    SourceFile(ViewSettings settings) {
        this.file = settings.file();
        this.mostBytes = settings.mostBytes();
        this.writer = settings.writer();
    }

    /**
     * What stands in the file.
     *
     * @param text empty if it is not there, no UTF-8 or too large
     */
    record Content(String revision, Optional<String> text) {}

    Content read() {
        Optional<byte[]> bytes = bytes();
        return new Content(
                bytes.map(SourceFile::revision).orElse(MISSING),
                bytes.filter(own -> own.length <= mostBytes)
                        .flatMap(SourceFile::decoded)
                        .map(text -> text.startsWith(MARK) ? text.substring(1) : text));
    }

    String revision() {
        return bytes().map(SourceFile::revision).orElse(MISSING);
    }

    /**
     * Writes the text if the file is still as it was; a byte order mark and line ends of Windows stay.
     *
     * @param expected the revision that was read
     * @return the revision now; empty if the file has another than expected, or is none that could be shown
     */
    synchronized Optional<String> save(String text, String expected) throws IOException {
        Content now = read();
        boolean shown = now.text().isPresent() || now.revision().equals(MISSING);
        if (!shown || !now.revision().equals(expected)) {
            return Optional.empty();
        }
        String written = likeBefore(text);
        writer.write(file, written);
        return Optional.of(revision(written.getBytes(StandardCharsets.UTF_8)));
    }

    private String likeBefore(String text) {
        String before = bytes().flatMap(SourceFile::decoded).orElse("");
        String lines = text.replace("\r\n", "\n");
        boolean windows = before.contains("\r\n");
        return (before.startsWith(MARK) ? MARK : "") + (windows ? lines.replace("\n", "\r\n") : lines);
    }

    /** At most one more than allowed. */
    private Optional<byte[]> bytes() {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Optional.empty(); // a pipe would keep its reader waiting
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(mostBytes == Integer.MAX_VALUE ? mostBytes : mostBytes + 1));
            }
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static String revision(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
