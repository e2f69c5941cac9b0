package org.gradus.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class JsonTest {
    @Test
    void noTextCanEndTheScriptThatItStandsIn() {
        String nasty = "</script><!-- & \" \\ \n \u202e \u2028 π 😀";
        String json = Json.text(nasty);
        assertThat(json).doesNotContain("<", ">", "&", "\n", "\u202e", "\u2028");
        assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(nasty);
    }
}
