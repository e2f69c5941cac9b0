package org.gradus.report.cli.machine;

import java.io.IOException;
import java.io.InputStream;

/** Standard input that the shell was told to close. */
public final class ClosedInput extends InputStream {
    @Override
    public int read() throws IOException {
        throw new IOException("standard input is closed");
    }
}
