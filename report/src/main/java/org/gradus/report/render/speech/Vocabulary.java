package org.gradus.report.render.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.report.sheet.Language;

/** The words of one language in which formulas are said. */
final class Vocabulary {
    private static final String FUNCTION = "function-";

    /** Read when a language is first asked for. */
    private static final Map<Language, Vocabulary> READ = new ConcurrentHashMap<>();

    private final Properties words;

    private Vocabulary(Properties words) {
        this.words = words;
    }

    static Vocabulary of(Language language) {
        return READ.computeIfAbsent(language, own -> new Vocabulary(read("speech_" + own.code() + ".properties")));
    }

    static Properties read(String file) {
        Properties words = new Properties();
        try (InputStream bytes = Vocabulary.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return words;
    }

    /** The words, with the parts in their places. What is put in is never itself searched for places. */
    String say(Saying saying, Object... parts) {
        String pattern = words.getProperty(saying.key());
        if (pattern == null) {
            throw new IllegalStateException("no words for " + saying.key());
        }
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            said.append(pattern, from, open).append(parts[Integer.parseInt(pattern.substring(open + 1, close))]);
            from = close + 1;
        }
        return said.append(pattern.substring(from)).toString();
    }

    /** What a function is called; empty for one that has no words of its own. */
    Optional<String> function(String name) {
        return Optional.ofNullable(words.getProperty(FUNCTION + name));
    }
}
