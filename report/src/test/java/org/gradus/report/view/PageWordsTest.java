package org.gradus.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PageWordsTest {
    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() throws IOException {
        Properties english = words("en");
        Properties german = words("de");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german, key)).as(key).isEqualTo(places(english, key));
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Resource.text("view_" + language + ".properties")));
        return words;
    }

    private static String places(Properties words, String key) {
        return words.getProperty(key).replaceAll("[^{}0-9]", "");
    }

    @Test
    void whatIsPutInIsNotSearchedForPlaces() {
        assertThat(PageWords.of(Optional.of("en"), null).say("not-saved", "{1}", "full"))
                .isEqualTo("Not saved: {1}: full");
    }
}
