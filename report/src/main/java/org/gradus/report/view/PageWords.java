package org.gradus.report.view;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The words of the page around the sheet, in one language. */
final class PageWords {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final String language;
    private final Properties words;

    private PageWords(String language) {
        this.language = language;
        this.words = new Properties();
        try {
            words.load(new StringReader(Resource.text("view_" + language + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
    }

    /** @param accepted what the browser would like, if nothing else is said */
    static PageWords of(Optional<String> language, @Nullable String accepted) {
        return new PageWords(language.orElseGet(() -> best(accepted)));
    }

    private static String best(@Nullable String accepted) {
        try {
            Locale best = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return best == null ? Locale.ENGLISH.getLanguage() : best.getLanguage();
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH.getLanguage();
        }
    }

    String language() {
        return language;
    }

    /** The words, with these in their places. */
    String say(String key, Object... parts) {
        String said = words.getProperty(key);
        if (said == null) {
            throw new IllegalStateException("no words for " + key);
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = said.indexOf('{'); open >= 0; open = said.indexOf('{', from)) {
            int close = said.indexOf('}', open);
            filled.append(said, from, open).append(parts[Integer.parseInt(said.substring(open + 1, close))]);
            from = close + 1;
        }
        return filled.append(said.substring(from)).toString();
    }
}
