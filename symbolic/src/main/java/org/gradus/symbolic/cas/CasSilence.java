package org.gradus.symbolic.cas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Symja's libraries report on standard error that nobody logs for them: Log4j in one line, SLF4J in three. Where there is indeed no
 * provider these reports are turned off while the first question loads Symja, by the libraries' own system properties, which are
 * removed again. Where there is a provider, somebody logs on purpose, and nothing is touched; nor is a property that is already set.
 */
final class CasSilence {
    private enum Logging {
        LOG4J("org.apache.logging.log4j.spi.Provider", "log4j2.StatusLogger.level", "OFF"),
        SLF4J("org.slf4j.spi.SLF4JServiceProvider", "slf4j.internal.verbosity", "ERROR");

        private final String service;
        private final String property;
        private final String silent;

        Logging(String service, String property, String silent) {
            this.service = service;
            this.property = property;
            this.silent = silent;
        }

        private boolean hasProvider() {
            String resource = "META-INF/services/" + service;
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return CasSilence.class.getClassLoader().getResource(resource) != null
                    || context != null && context.getResource(resource) != null;
        }

        /** Whether the property was set here. */
        private boolean silence() {
            if (hasProvider() || System.getProperty(property) != null) {
                return false;
            }
            System.setProperty(property, silent);
            return true;
        }
    }

    private static volatile boolean loaded;

    private CasSilence() {}

    /** The answer; {@link Cas} asks one question at a time. */
    static <T> T around(Supplier<T> question) {
        if (loaded) {
            return question.get();
        }
        T answer = whileLoading(question);
        loaded = true;
        return answer;
    }

    static <T> T whileLoading(Supplier<T> question) {
        List<Logging> silenced = new ArrayList<>();
        for (Logging logging : Logging.values()) {
            if (logging.silence()) {
                silenced.add(logging);
            }
        }
        try {
            return question.get();
        } finally {
            silenced.forEach(logging -> System.clearProperty(logging.property));
        }
    }
}
