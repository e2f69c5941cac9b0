package org.gradus.report.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Reads every jar of the program to its last byte, for the launcher, which asks once after each change. Names classes of the JDK
 * only. Not a command itself.
 */
final class Parts {
    private Parts() {}

    /** Prints {@code whole}, or the first part that is not. */
    public static void main(String[] args) {
        File program = new File(System.getProperty("java.class.path"));
        List<File> parts = new ArrayList<>(List.of(program));
        for (int i = 0; i < parts.size(); i++) {
            try {
                List<File> named = read(parts.get(i));
                parts.addAll(i == 0 ? named : List.of()); // what a library names is none of ours
            } catch (IOException | SecurityException broken) {
                System.out.println(parts.get(i) + " cannot be read: " + broken.getMessage());
                return;
            }
        }
        System.out.println("whole");
    }

    /** Reads one jar, with its check sums; returns the jars that its manifest names. */
    private static List<File> read(File file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (JarFile jar = new JarFile(file, false)) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                try (InputStream entry = jar.getInputStream(entries.nextElement())) {
                    while (entry.read(buffer) >= 0) {
                        // reading is all
                    }
                }
            }
            String path = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            List<File> named = new ArrayList<>();
            for (String name : path == null ? new String[0] : path.strip().split(" +")) {
                named.add(new File(file.getParentFile(), name));
            }
            return named;
        }
    }
}
