package org.gradus.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {
    /** What OWASP lists as beginnings of a formula, and numbers, which are none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            =1+1            | '=1+1
            +49             | +49
            +491+1          | '+491+1
            -1,200          | -1,200
            -1.2E-3         | -1.2E-3
            -1/2            | '-1/2
            @SUM(1)         | '@SUM(1)
            Müller          | Müller
            1=2             | 1=2
            """)
    void isNeverAFormula(String cell, String written) {
        assertThat(CsvWriter.harmless(cell)).isEqualTo(written);
    }

    @Test
    void blanksDoNotHideAFormula() {
        assertThat(CsvWriter.harmless("=cmd|' /C calc'!A0")).startsWith("'=");
        assertThat(CsvWriter.harmless("  =1+1")).isEqualTo("'=1+1");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<List<String>> rows = List.of(
                List.of("student", "dW2[1,1]", "C"),
                List.of("O'Neil, \"Jo\"", "-1,5", ""),
                List.of("Größe; x", "", "2"));
        for (char delimiter : new char[] {',', ';', '\t'}) {
            String text = CsvWriter.write(delimiter, rows);
            assertThat(text).endsWith("\r\n");
            CsvTable table =
                    CsvTable.read("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
            assertThat(table.delimiter()).isEqualTo(delimiter);
            assertThat(table.header().cells()).isEqualTo(rows.get(0));
            assertThat(table.rows()).extracting(CsvTable.Row::cells).isEqualTo(rows.subList(1, 3));
        }
    }

    @Test
    void hiddenCharactersShowThemselves() {
        assertThat(CsvWriter.harmless("a\u202eb\nc")).isEqualTo("a[U+202E]b c");
    }
}
