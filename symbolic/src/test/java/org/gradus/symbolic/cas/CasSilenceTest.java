package org.gradus.symbolic.cas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The silence touches nobody who logs on purpose, and leaves no trace. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CasSilenceTest {
    private static final String LOG4J = "log4j2.StatusLogger.level";

    @TempDir
    private Path folder;

    @AfterEach
    void clear() {
        System.clearProperty(LOG4J);
    }

    @Test
    void isThereWhileSymjaLoadsAndGoneAfterwards() {
        assertThat(during()).isEqualTo("OFF");
        assertThat(System.getProperty(LOG4J)).isNull();
    }

    @Test
    void whatSomebodyHasSetStays() {
        System.setProperty(LOG4J, "WARN");
        assertThat(during()).isEqualTo("WARN");
        assertThat(System.getProperty(LOG4J)).isEqualTo("WARN");
    }

    @Test
    void whereSomebodyLogsNothingIsTouched() throws IOException {
        Path service = folder.resolve("META-INF/services/org.apache.logging.log4j.spi.Provider");
        Files.createDirectories(Objects.requireNonNull(service.getParent()));
        Files.writeString(service, "somebody.elses.Provider\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(during()).isEqualTo("none");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String during() {
        return CasSilence.whileLoading(() -> System.getProperty(LOG4J, "none"));
    }
}
