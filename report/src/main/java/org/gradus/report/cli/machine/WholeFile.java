package org.gradus.report.cli.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, which then takes the name. When the process is told to end,
 * the files that are being written are finished and no other is begun.
 */
public final class WholeFile {
    /** Held together by those who write, and by the end of the process alone and for good. */
    private static final ReadWriteLock WRITING = new ReentrantReadWriteLock();

    private static final long PATIENCE_SECONDS = 3;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(WholeFile::finish, "gradus-files"));
        } catch (IllegalStateException ending) {
            finish();
        }
    }

    private WholeFile() {}

    private static void finish() {
        try {
            // a disk that does not answer must not keep the process alive
            WRITING.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes every text to its file as UTF-8, or, where one cannot be written, none; makes missing folders, replaces existing files. */
    public static void writeAll(Map<Path, String> texts) throws IOException {
        WRITING.readLock().lock();
        try {
            replaceAll(texts);
        } finally {
            WRITING.readLock().unlock();
        }
    }

    private static void replaceAll(Map<Path, String> texts) throws IOException {
        Map<Path, Path> temporary = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, String> entry : texts.entrySet()) {
                Path file = entry.getKey();
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw new FileSystemException(file.toString(), null, file + " is no file that can be replaced");
                }
                Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
                Path folder = Objects.requireNonNull(target.getParent(), "the root is a folder");
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                }
                Path written = temporary(folder);
                temporary.put(written, target);
                Files.writeString(written, entry.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
            for (Map.Entry<Path, Path> entry : temporary.entrySet()) {
                Files.move(entry.getKey(), entry.getValue(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path left : temporary.keySet()) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static Path temporary(Path folder) {
        return folder.resolve(
                ".gradus-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
    }

    /** Writes {@code text} as UTF-8; makes missing folders, replaces an existing file. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the bytes; makes missing folders, replaces an existing file. */
    public static void write(Path file, byte[] bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, bytes); // a device such as /dev/null must not be replaced by a file
            return;
        }
        WRITING.readLock().lock();
        try {
            replace(file, bytes);
        } finally {
            WRITING.readLock().unlock();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent(), "the root is a folder");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path temporary = temporary(folder);
        try {
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
