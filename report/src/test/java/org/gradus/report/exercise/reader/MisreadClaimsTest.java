package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.StatedClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that YAML itself cannot read: each is unreadable by itself, with its place and the way to write it. */
class MisreadClaimsTest {
    private static final String GOOD = "- {id: good, of: z^2, wrt: z, claim: 2*z}";

    private static List<StatedClaim> read(String text) throws IOException {
        return ClaimsReader.read(
                        "c.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT)
                .claims();
    }

    private static void onlyTheSecondIsBad(String text, String id, String message) throws IOException {
        List<StatedClaim> claims = read(text);
        assertThat(claims).as(text).hasSize(3);
        assertThat(claims.get(0)).as(text).isInstanceOf(StatedClaim.Formulated.class);
        assertThat(claims.get(1)).as(text).isInstanceOf(StatedClaim.Malformed.class);
        assertThat(claims.get(1).id()).as(text).isEqualTo(id);
        assertThat(((StatedClaim.Malformed) claims.get(1)).message())
                .startsWith("c.yaml:")
                .contains(message);
        assertThat(claims.get(2)).as(text).isInstanceOf(StatedClaim.Formulated.class);
        assertThat(claims.get(2).id()).isEqualTo("last");
    }

    /** The claim as it stands behind its key, and the message wanted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "|x|                       # c.yaml:6:13: a text that begins with '|' must be quoted: claim: \"|x|\"",
                "*x                        # c.yaml:6:12: unknown alias '*x'; quote a text that starts with *",
                "@x                        # c.yaml:6:12: a text that begins with '@' must be quoted: claim: \"@x\"",
                "-                         # c.yaml:6:12: a text that begins with '-' must be quoted",
                "- 2*x                     # c.yaml:6:12: a text that begins with '-' must be quoted: claim: \"- 2*x\"",
                "> 0                       # a text that begins with '>' must be quoted: claim: \"> 0\"",
                "%2*x                      # c.yaml:6:12: a text that begins with '%' must be quoted: claim: \"%2*x\"",
                "!x                        # c.yaml:6:12: the tag '!x' is not allowed",
                "y: 2*x                    # c.yaml:6:13: a text with ': ' must be quoted: claim: \"y: 2*x\"",
                "\"2*x                      # the quote that opens at 6:12 is not closed",
                "'2*x                      # the quote that opens at 6:12 is not closed",
                "\"2\"*x                     # c.yaml:6:15: text follows the closing quote; put the whole text in quotes",
                "\"\\sigma(x)\"               # put a text with '\\' in single quotes",
                "\"\\tanh(x)\"                # c.yaml:6:12: '\\' in double quotes has a meaning in YAML",
                "\"\\frac{1}{x}\"            # c.yaml:6:12: '\\' in double quotes has a meaning in YAML",
                "{1 if x > 0; 0 otherwise} # c.yaml:6:12: 'claim' must be a single value, not a map; a formula that begins with '{' must be quoted",
                "{1 if x > 0               # a text that begins with '{' must be quoted",
                "[1 + x]/2                 # a text that begins with '[' must be quoted: claim: \"[1 + x]/2\"",
                "2*x\"                      # c.yaml:6:15: unexpected character '\"'",
            })
    void aClaimInLines(String claim, String message) throws IOException {
        onlyTheSecondIsBad(
                "claims:\n  " + GOOD + "\n  - id: bad\n    of: x^2\n    wrt: x\n    claim: " + claim
                        + "\n  - id: last\n    of: x^2\n    wrt: x\n    claim: 2*x\n",
                "bad",
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{id: bad, of: abs(z), wrt: z, claim: |z|}          # a text that begins with '|' must be quoted: claim: \"|z|\"",
                "{id: bad, of: abs(z), wrt: z, claim: *z}           # unknown alias '*z'; quote a text that starts with *",
                "{id: bad, of: z, wrt: z, claim: @, assume: z > 0}  # a text that begins with '@' must be quoted: claim: \"@\"",
                "{id: bad, of: z, of: z, wrt: z, claim: 1}          # the key 'of' stands here twice",
                "{id: bad, of: z, wrt: z}                           # the claim needs 'claim'",
                "{id: bad, of: z, wrt: z, claim: 1, <<: {a: b}}     # the merge key '<<' is not allowed"
            })
    void aClaimInBraces(String claim, String message) throws IOException {
        String last = "{id: last, of: z^2, wrt: z, claim: 2*z}";
        onlyTheSecondIsBad("claims:\n" + GOOD + "\n- " + claim + "\n- " + last + "\n", "bad", message);
        onlyTheSecondIsBad(
                "claims: [" + GOOD.substring(2) + ", " + claim + ",\n # ] and {\n " + last + "]\n", "bad", message);
    }

    /** Lines and columns are those of the file, also behind signs outside of the first plane. */
    @Test
    void placesAreThoseOfTheFile() throws IOException {
        List<StatedClaim> claims = read(
                "# \uD835\uDF0E\n\nclaims: [{id: \"\uD835\uDF0E\", of: z, wrt: z, claim: 1}, {of: z, wrt: z, claim: @},\n"
                        + "  {of: z, wrt: z, claim: zq}]\n");
        assertThat(((StatedClaim.Malformed) claims.get(1)).message()).startsWith("c.yaml:3:69: ");
        assertThat(((StatedClaim.Malformed) claims.get(2)).message()).startsWith("c.yaml:4:26: ");
    }

    @Test
    void aLineThatIsIndentedTooFar() throws IOException {
        onlyTheSecondIsBad(
                "claims:\n" + GOOD
                        + "\n- id: bad\n  of: z\n   wrt: z\n  claim: 1\n- id: last\n  of: z\n  wrt: z\n  claim: 1",
                "bad",
                "c.yaml:5:7: this line goes on with the text above; is it indented alike?");
    }

    @Test
    void anAnchorOfOneClaimIsKnownInTheNext() throws IOException {
        List<StatedClaim> claims =
                read("claims:\n- {of: &f \"z^2\", wrt: z, claim: 2*z}\n- {of: *f, wrt: z, claim: @}\n"
                        + "- {of: *f, wrt: z, claim: 2*z}\n");
        assertThat(claims.get(2)).isInstanceOf(StatedClaim.Formulated.class);
    }

    /** What cannot be told apart without doubt is a file that cannot be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims: [{of: z^2, wrt: z, claim: \"2*z}, {of: z^3, wrt: z, claim: \"3*z^2}]\n",
                "claims: [{of: z^2, wrt: z, claim: |z|}, {of: (z, wrt: z\n",
                "claims: [{of: z^2, wrt: z, claim: |z|}, {of: z, wrt: z, claim: {z}]\n",
                "claims:\n- {of: z, wrt: z, claim: @}\nabout: no key of a claims file\n",
                "claims:\n- {of: z, wrt: z, claim: @}\n---\nclaims:\n- {of: z, wrt: z, claim: 1}\n",
                "claims:\n- {of: z, wrt: z, claim: @}\nclaims:\n- {of: z, wrt: z, claim: 1}\n",
                "claims: @\n",
                "claims:\n  @\n",
                "@claims:\n- {of: z, wrt: z, claim: 1}\n"
            })
    void aFileThatCannotBeRead(String text) {
        assertThatExceptionOfType(ExerciseException.class).isThrownBy(() -> read(text));
    }
}
