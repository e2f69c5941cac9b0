package org.gradus.report.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Problem;

/** Bytes to a {@link CsvTable}: finds out which of the usual ways of writing one it is. */
final class CsvReader {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** What Excel reads and some programs write before the table: {@code sep=;}. */
    private static final String SEPARATOR_LINE = "sep=";

    private final String name;

    private CsvReader(String name) {
        this.name = name;
    }

    static CsvTable read(String name, InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
        CsvReader reader = new CsvReader(name);
        if (bytes.length > limit) {
            throw reader.problem(1, "the file is larger than " + limit + " bytes");
        }
        return reader.table(reader.text(bytes));
    }

    /** UTF-8 where the bytes are that, else Windows-1252, in which spreadsheets still save. */
    private String text(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF ^ bytes[1] & 0xFF) == 1 && (bytes[0] & 0xFE) == 0xFE) {
            throw problem(1, "the file is UTF-16; save it as CSV UTF-8");
        }
        String text;
        try {
            text = decode(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                text = decode(bytes, WINDOWS);
            } catch (CharacterCodingException neither) {
                throw problem(1, "the file is neither UTF-8 nor Windows-1252; save it as CSV UTF-8");
            }
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        body.chars().filter(CsvReader::isNoText).findFirst().ifPresent(character -> {
            String before = body.substring(0, body.indexOf(character)).replace("\r\n", "\n");
            throw problem(
                    1 + (int) before.chars().filter(c -> c == '\n' || c == '\r').count(),
                    String.format(
                            Locale.ROOT,
                            "the character U+%04X does not belong in a table; is this the right file?",
                            character));
        });
        return body;
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean isNoText(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t';
    }

    private CsvTable table(String text) {
        boolean named = text.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
                && text.length() > SEPARATOR_LINE.length()
                && isDelimiter(text.charAt(SEPARATOR_LINE.length()));
        char delimiter = named ? text.charAt(SEPARATOR_LINE.length()) : delimiter(text);
        List<CsvTable.Row> rows = rows(text, delimiter);
        if (named) {
            rows.remove(0);
        }
        rows.removeIf(row -> row.cells().stream().allMatch(String::isEmpty));
        if (rows.isEmpty()) {
            throw problem(1, "the table is empty");
        }
        return new CsvTable(delimiter, rows.get(0), rows.subList(1, rows.size()));
    }

    private static boolean isDelimiter(int character) {
        return character == ',' || character == ';' || character == '\t';
    }

    /** Of the heading row, outside quotes. Ids of entries hold commas, {@code dW2[1,1]}, so that a comma counts last. */
    private static char delimiter(String text) {
        boolean quoted = false;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean ends = !quoted && (character == '\n' || character == '\r');
            if (ends && !text.substring(0, i).isBlank()) {
                break;
            }
            quoted ^= character == '"';
            semicolons += !quoted && character == ';' ? 1 : 0;
            tabs += !quoted && character == '\t' ? 1 : 0;
        }
        return semicolons + tabs == 0 ? ',' : semicolons >= tabs ? ';' : '\t';
    }

    private List<CsvTable.Row> rows(String text, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        List<CsvTable.Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                rows.add(new CsvTable.Row(
                        (int) line, record.stream().map(String::strip).toList()));
                line = parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException slip) {
            throw problem(
                    (int) line,
                    "the row that begins here is not CSV: a cell in quotes ends with a quote before the next delimiter, and a quote"
                            + " inside it is written twice");
        }
    }

    private ExerciseException problem(int line, String message) {
        return new ExerciseException(name, List.of(new Problem(line, 1, message)));
    }
}
