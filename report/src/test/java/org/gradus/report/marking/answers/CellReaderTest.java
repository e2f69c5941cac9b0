package org.gradus.report.marking.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.gradus.report.marking.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells say: numbers with the decimals with which they are written, expressions, and what spreadsheets leave of either. */
class CellReaderTest {

    /** File with decimal points or commas | cell | value | decimals, or exact. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # as asked
            point | -1.200        | -1.2      | 3
            comma | -1,200        | -1.2      | 3
            point | 0.231         | 0.231     | 3
            comma | 0,231         | 0.231     | 3
            point | 2             | 2         | 0
            comma | -0,000        | 0         | 3
            # signs as they come out of word processors
            point | \u22121.2     | -1.2      | 1
            comma | \u22121,2     | -1.2      | 1
            comma | \u20131,2     | -1.2      | 1
            point | +1.2          | 1.2       | 1
            point | '-1.2         | -1.2      | 1
            point | "\u00a01.2\u00a0" | 1.2   | 1
            # the other sign, where it can only be that
            comma | 1.5           | 1.5       | 1
            point | 1,5           | 1.5       | 1
            comma | 0.231         | 0.231     | 3
            point | 0,231         | 0.231     | 3
            comma | 1.2345        | 1.2345    | 4
            comma | 1234.567      | 1234.567  | 3
            comma | .5            | 0.5       | 1
            comma | ,5            | 0.5       | 1
            # powers of ten
            comma | 2,6E-3        | 0.0026    | 4
            point | 2.60e-3       | 0.0026    | 5
            point | 2,6E-03       | 0.0026    | 4
            comma | 1.234e-2      | 0.01234   | 5
            point | 2.60*10^(-3)  | 0.0026    | 5
            comma | 2,60\u00b710^-3 | 0.0026  | 5
            point | 1.2e3         | 1200      | -2
            point | 5e-324        | -         | -
            # expressions are exact
            point | 1/2           | 0.5       | exact
            comma | -1/2          | -0.5      | exact
            point | \u22121/2     | -0.5      | exact
            comma | 1/(1+e^(-0,4)) | 0.598687660112452 | exact
            point | 1/(1+e^(-0.4)) | 0.598687660112452 | exact
            point | sqrt(2)       | 1.414213562373095 | exact
            comma | 0,4*1,6       | 0.64      | exact
            """)
    void readsNumbers(String sign, String cell, String value, String decimals) {
        Entry entry = read(sign, cell);
        if (value.equals("-")) {
            assertThat(entry).isInstanceOf(Entry.Unreadable.class);
            return;
        }
        assertThat(entry).isInstanceOf(Entry.Written.class);
        Entry.Written written = (Entry.Written) entry;
        assertThat(written.value().round(15)).isEqualByComparingTo(new BigDecimal(value));
        assertThat(written.decimals()).isEqualTo(decimals.equals("exact") ? Entry.EXACT : Integer.parseInt(decimals));
    }

    /** Cell | what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', commentCharacter = '%', textBlock = """
            01. Feb      | date
            1. Jan       | date
            Jan 02       | date
            02-Jan       | date
            Mrz 26       | date
            1. März      | date
            01.02.2026   | date
            1.2.         | date
            2026-02-01   | date
            2026-02-01 00:00:00 | date
            1/2/2026     | date
            12:30        | time
            ########     | too narrow
            #NAME?       | formula
            #WERT!       | formula
            #DIV/0!      | formula
            #N/A         | formula
            TRUE         | truth value
            FALSCH       | truth value
            1.200.000    | thousands
            1,200,000.5  | thousands
            1.200,50     | thousands
            1 200        | thousands
            1'200        | thousands
            NaN          | is not a number
            inf          | is not a number
            ?            | unexpected character
            -            | number
            ca. 0.5      | unexpected '.'
            0.5 + x      | 'x' is not a number
            =1+1         | not '='
            1/0          | division by zero
            ln(-1)       | has no value
            1.2.3        | thousands
            007          | superfluous zero
            """)
    void saysWhatIsWrong(String cell, String why) {
        for (String sign : List.of("point", "comma")) {
            Entry entry = read(sign, cell);
            assertThat(entry).as(cell).isInstanceOf(Entry.Unreadable.class);
            assertThat(((Entry.Unreadable) entry).reason()).as(cell).contains(why);
        }
    }

    /** Twelve hundred or 1.2 with three decimals: the file says which, else the rest of the row, else nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            point | 1.200 | 0.5;0.231     | 1.2
            point | 1.200 | 2             | 1.2
            point | 1,200 | 0,5;0,231     | 1.2
            point | 1,200 | 2             | -
            point | 1,200 | 0.5           | -
            point | 1.200 | 0,5           | -
            comma | 1,200 | 0,5           | 1.2
            comma | 1,200 | 2             | 1.2
            comma | 1.200 | 0.5           | 1.2
            comma | 1.200 | 2             | -
            comma | 1.200 | 0,5           | -
            comma | 1,200 | 0.5           | -
            comma | 1,200 | 0,5;0.25      | -
            """)
    void doesNotGuessThousands(String sign, String cell, String others, String value) {
        List<String> row = new java.util.ArrayList<>(List.of(others.split(";")));
        row.add(cell);
        Entry entry = new CellReader(DecimalSign.valueOf(sign.toUpperCase(java.util.Locale.ROOT)), DecimalSign.in(row))
                .read(cell);
        if (value.equals("-")) {
            assertThat(entry).isInstanceOf(Entry.Unreadable.class);
            assertThat(((Entry.Unreadable) entry).reason()).contains("thousands");
        } else {
            assertThat(((Entry.Written) entry).value().round(3)).isEqualByComparingTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "'", "\t"})
    void nothingIsMissing(String cell) {
        assertThat(read("point", cell)).isInstanceOf(Entry.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10^9^9",
                "9^9^9^9",
                "10^(10^9)",
                "exp(exp(exp(9)))",
                "1e999999999",
                "1e-999999999",
                "2^-99999999",
                "exp(-exp(20))",
                "1*10^9999",
                "e^e^e^e^e",
                "sqrt(sqrt(sqrt(1e308))))",
                "(1/3)^99999"
            })
    @Timeout(20)
    void hostileNumbersAreUnreadable(String cell) {
        assertThat(read("point", cell)).isInstanceOf(Entry.Unreadable.class);
    }

    @Test
    void longAndDeepCellsAreUnreadable() {
        for (String cell : List.of(
                "(".repeat(100_000) + "1" + ")".repeat(100_000),
                "(".repeat(90) + "1" + ")".repeat(90),
                "1".repeat(1_000_000),
                "-".repeat(150) + "1",
                "1^".repeat(99) + "1")) {
            assertThat(read("point", cell)).as(cell.substring(0, 9)).isInstanceOf(Entry.Unreadable.class);
        }
    }

    private static Entry read(String sign, String cell) {
        DecimalSign usual = DecimalSign.valueOf(sign.toUpperCase(java.util.Locale.ROOT));
        return new CellReader(usual, DecimalSign.in(List.of(cell))).read(cell);
    }
}
