package org.gradus.report.cli.many;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 as text: two contents with one hash are the same content. */
final class Hash {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;

    Hash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(byte[] bytes) {
        Hash hash = new Hash();
        hash.digest.update(bytes);
        return hash.text();
    }

    /** Of what stands in a file. */
    static String of(Path file) throws IOException {
        Hash hash = new Hash();
        hash.addContent(file);
        return hash.text();
    }

    /** Of several texts; where one ends and the next begins matters. */
    static String of(List<String> texts) {
        Hash hash = new Hash();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            hash.digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            hash.digest.update(bytes);
        }
        return hash.text();
    }

    void addContent(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
