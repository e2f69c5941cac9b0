package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.answers.AnswersTemplate;
import org.gradus.report.marking.answers.MarkedClass;
import org.gradus.report.marking.answers.MarkedRow;

/** Writes a marked class (contracts, section 6). */
public final class SolutionJsonMarking {
    private SolutionJsonMarking() {}

    /** The JSON text, ending with a line feed. A row that is not marked has null points and no entries. */
    public static String write(MarkedClass marked) {
        return SolutionJson.text(json -> {
            json.writeStartObject();
            json.writeStringField("gradus", SolutionJson.VERSION);
            json.writeArrayFieldStart("students");
            for (MarkedRow row : marked.rows()) {
                row(row, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void row(MarkedRow row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("student", row.student());
        json.writeNumberField("line", row.line());
        if (row.marked().isPresent()) {
            marked(row.marked().get(), row.assignment(), json);
        } else {
            json.writeNullField("points");
            json.writeNullField("pointsWithoutFollowThrough");
            json.writeNullField("firstWrong");
            json.writeNullField("convention");
            entries(List.of(), json);
        }
        if (!row.problems().isEmpty()) {
            json.writeArrayFieldStart("problems");
            for (String problem : row.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void marked(Marked marked, Optional<Assignment> assignment, JsonGenerator json) throws IOException {
        number("points", marked.points(), json);
        number("pointsWithoutFollowThrough", marked.pointsWithoutFollowThrough(), json);
        text(
                "firstWrong",
                marked.firstWrong()
                        .map(first -> assignment
                                .map(own -> AnswersTemplate.heading(first.asked(), own))
                                .orElseGet(() -> first.asked().id().text()))
                        .orElse(""),
                json);
        text("convention", marked.convention().map(Mistake::name).orElse(""), json);
        entries(marked.entries(), json);
    }

    private static void entries(List<MarkedEntry> entries, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("entries");
        for (MarkedEntry entry : entries) {
            entry(entry, json);
        }
        json.writeEndArray();
    }

    private static void entry(MarkedEntry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("letter", entry.asked().letter());
        json.writeStringField("id", entry.asked().id().text());
        json.writeNumberField("sample", entry.asked().id().sample());
        json.writeNumberField("time", entry.asked().id().time());
        text("given", given(entry.given()), json);
        json.writeStringField("verdict", entry.verdict().text());
        text("mistake", entry.mistakes().stream().map(Mistake::name).collect(Collectors.joining(" or ")), json);
        if (entry.trivial()) {
            json.writeBooleanField("trivial", true);
        }
        if (entry.given() instanceof Entry.Unreadable unreadable) {
            json.writeStringField("reason", unreadable.reason());
        }
        if (entry.remark().isPresent()) {
            json.writeStringField("remark", entry.remark().get());
        }
        json.writeStringField("expected", decimal(entry.accepted().right()));
        json.writeArrayFieldStart("interval");
        json.writeString(decimal(entry.accepted().lo()));
        json.writeString(decimal(entry.accepted().hi()));
        json.writeEndArray();
        number("points", entry.points(), json);
        json.writeEndObject();
    }

    private static String given(Entry entry) {
        if (entry instanceof Entry.Written written) {
            return written.text().strip();
        }
        return entry instanceof Entry.Unreadable unreadable ? unreadable.text() : "";
    }

    /** null for what is not there. */
    private static void text(String name, String value, JsonGenerator json) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    /** Points: a short decimal, never 2.5E+1. */
    private static void number(String name, BigDecimal value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private static String decimal(BigDecimal value) {
        return SolutionJsonVerdicts.decimal(value);
    }
}
