package org.gradus.report.render.html;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.report.sheet.Language;

/** The words of the page in one language. */
final class Vocabulary {
    private static final Map<Language, Vocabulary> READ = new ConcurrentHashMap<>();

    private final Map<Word, String> words = new EnumMap<>(Word.class);

    private Vocabulary(Language language) {
        String file = "words_" + language.code() + ".properties";
        Properties read = new Properties();
        try (Reader text = new StringReader(Resources.text(file))) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        for (Word word : Word.values()) {
            String said = read.getProperty(word.key());
            if (said == null) {
                throw new IllegalStateException(file + ": no words for " + word.key());
            }
            words.put(word, said);
        }
    }

    static Vocabulary of(Language language) {
        return READ.computeIfAbsent(language, Vocabulary::new);
    }

    String say(Word word) {
        return String.valueOf(words.get(word));
    }
}
