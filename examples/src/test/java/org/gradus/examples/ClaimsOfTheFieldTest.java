package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Claims found by attack, in issue threads and with bounded variables: the verdicts they must get, as a user gets them. */
class ClaimsOfTheFieldTest {
    private static final List<String> KEYS = List.of("id", "of", "wrt", "claim", "assume", "at");

    /** A claim as a claims file has it, and the verdict. */
    record Case(Map<String, Object> claim, String expected) {
        @Override
        public String toString() {
            return claim.get("id") + ": " + claim.get("of") + " -> " + expected;
        }
    }

    static Stream<Case> claims() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file :
                List.of("found-by-attack", "C2-claims-of-issue-threads", "C3-false-claims-with-bounded-variables")) {
            try (InputStream text = Objects.requireNonNull(
                    ClaimsOfTheFieldTest.class.getResourceAsStream("/org/gradus/symbolic/truth/" + file + ".yaml"))) {
                Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(text);
                for (Object entry : (List<?>) Objects.requireNonNull(root.get("claims"))) {
                    Map<?, ?> map = (Map<?, ?>) entry;
                    Map<String, Object> claim = new LinkedHashMap<>();
                    KEYS.stream().filter(map::containsKey).forEach(key -> claim.put(key, map.get(key)));
                    cases.add(new Case(claim, String.valueOf(map.get("expected"))));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void verdicts(Case one) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String file = json.writeValueAsString(Map.of("claims", List.of(one.claim)));
        JsonNode result = json.readTree(Gradus.verdicts(file, "verify", "-", "--to", "json"))
                .get("claims")
                .get(0);
        String verdict = result.get("verdict").asText();
        if (one.expected.equals("not-proved")) {
            assertThat(verdict).as("%s", result).isNotEqualTo("proved");
        } else {
            assertThat(List.of(one.expected.split("-or-"))).as("%s", result).contains(verdict);
        }
    }
}
