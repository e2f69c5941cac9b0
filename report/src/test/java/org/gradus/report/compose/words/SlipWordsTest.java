package org.gradus.report.compose.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gradus.report.marking.Mistake;
import org.gradus.report.sheet.Language;
import org.junit.jupiter.api.Test;

class SlipWordsTest {
    @Test
    void everyMistakeHasANameOfItsOwn() {
        for (Language language : Language.values()) {
            Wording wording = Wording.of(language.locale());
            assertThat(Mistake.ALL.stream().map(mistake -> SlipWords.name(wording, mistake.name())))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
            assertThat(Mistake.ALL.stream().map(mistake -> SlipWords.clause(wording, mistake.name())))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void severalAreJoined() {
        Wording german = Wording.of(Locale.GERMAN);
        assertThat(SlipWords.names(german, List.of("half", "bias-forgotten")))
                .isEqualTo("Faktor ½ oder Bias vergessen");
        assertThat(SlipWords.names(german, List.of())).isEmpty();
    }
}
