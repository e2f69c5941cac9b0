package org.gradus.report.cli.machine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written, which a {@link PrintStream} forgets. */
public final class StandardOutput extends PrintStream {
    private final Sink sink;

    /** @param closed whether the shell was told to close it */
    public StandardOutput(boolean closed) {
        this(closed ? OutputStream.nullOutputStream() : new FileOutputStream(FileDescriptor.out), closed);
    }

    public StandardOutput(OutputStream out, boolean closed) {
        this(new Sink(out, closed));
    }

    private StandardOutput(Sink sink) {
        super(sink, false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /** Why {@code out} could not be written, for the user. */
    public static String failure(PrintStream out) {
        String reason = out instanceof StandardOutput standard ? standard.sink.reason : null;
        if (reason == null) {
            return "standard output could not be written";
        }
        return reason.equals("Broken pipe") // its reader has gone
                ? "standard output was closed before everything was written"
                : "standard output could not be written: " + reason;
    }

    private static final class Sink extends FilterOutputStream {
        private final boolean closed;
        private @Nullable String reason;

        Sink(OutputStream out, boolean closed) {
            super(out);
            this.closed = closed;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                if (closed) {
                    throw new IOException("it is closed");
                }
                out.write(bytes, from, length);
            } catch (IOException failure) {
                reason = String.valueOf(failure.getMessage());
                throw failure;
            }
        }
    }
}
