package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.CourseWork.Variant;
import org.gradus.report.marking.Marker;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.MistakeColumn;
import org.gradus.report.worksheet.QuantityId;

/** Writes the sheets of a course: what is asked, and for those who mark what is right and what mistakes give. */
public final class SolutionJsonAssignment {
    private final Assignment assignment;
    private final JsonGenerator json;

    private SolutionJsonAssignment(Assignment assignment, JsonGenerator json) {
        this.assignment = assignment;
        this.json = json;
    }

    /**
     * What students get: nothing of it is a result.
     *
     * @param part the sheet: {@code "question"}
     * @param filled which of the asked numbers are worked out on the sheet
     */
    public static String given(Assignment assignment, String part, Predicate<QuantityId> filled) {
        return SolutionJson.text(json -> {
            SolutionJsonAssignment writer = new SolutionJsonAssignment(assignment, json);
            writer.head(part, filled);
            json.writeArrayFieldStart("asked");
            for (Asked asked : assignment.asked()) {
                writer.asked(asked);
                if (filled.test(asked.id())) {
                    json.writeBooleanField("filled", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * What those who mark get.
     *
     * @param mistakes whether it says what typical mistakes give
     */
    public static String key(Assignment assignment, String part, boolean mistakes) {
        Marker marker = Marker.of(assignment);
        return SolutionJson.text(json -> {
            SolutionJsonAssignment writer = new SolutionJsonAssignment(assignment, json);
            List<MistakeColumn> columns = mistakes ? columns(marker) : List.of();
            writer.head(part, any -> false);
            json.writeArrayFieldStart("asked");
            for (Asked asked : assignment.asked()) {
                writer.asked(asked);
                writer.right(asked.id(), marker);
                if (mistakes) {
                    writer.mistakes(asked.id(), columns);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            if (mistakes) {
                writer.causes(columns);
            }
            json.writeEndObject();
        });
    }

    private static List<MistakeColumn> columns(Marker marker) {
        List<MistakeColumn> columns = new ArrayList<>();
        for (Mistake mistake : Mistake.ALL) {
            MistakeColumn column = marker.column(mistake);
            if (column.changesSomething()) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** The points are those of what is not worked out on the sheet. */
    private void head(String part, Predicate<QuantityId> filled) throws IOException {
        json.writeStartObject();
        json.writeStringField("gradus", SolutionJson.VERSION);
        json.writeStringField("part", part);
        Optional<Variant> variant = assignment.exercise().courseWork().variant();
        if (variant.isPresent()) {
            json.writeStringField("variant", variant.get().number());
        }
        json.writeNumberField("decimals", assignment.decimals());
        BigDecimal points = assignment.asked().stream()
                .filter(asked -> !filled.test(asked.id()))
                .map(Asked::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        json.writeNumberField("points", plain(points));
    }

    /** Leaves the object open. */
    private void asked(Asked asked) throws IOException {
        json.writeStartObject();
        json.writeStringField("letter", asked.letter());
        json.writeStringField("id", asked.id().text());
        json.writeNumberField("sample", asked.id().sample());
        json.writeNumberField("time", asked.id().time());
        json.writeStringField("part", asked.part());
        json.writeNumberField("points", plain(asked.points()));
    }

    /** 25 for 25.0. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void right(QuantityId id, Marker marker) throws IOException {
        var accepted = marker.accepted(id);
        if (accepted.isPresent()) {
            json.writeStringField("right", accepted.get().right().toPlainString());
            json.writeArrayFieldStart("interval");
            json.writeString(accepted.get().lo().toPlainString());
            json.writeString(accepted.get().hi().toPlainString());
            json.writeEndArray();
        }
    }

    private void mistakes(QuantityId id, List<MistakeColumn> columns) throws IOException {
        json.writeObjectFieldStart("mistakes");
        for (MistakeColumn column : columns) {
            BigDecimal value = column.values().get(id);
            if (value != null) {
                json.writeStringField(column.mistake().name(), value.toPlainString());
            }
        }
        json.writeEndObject();
    }

    private void causes(List<MistakeColumn> columns) throws IOException {
        json.writeArrayFieldStart("mistakes");
        for (MistakeColumn column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.mistake().name());
            json.writeStringField(
                    "cause", column.cause().map(QuantityId::toString).orElse(""));
            json.writeArrayFieldStart("impossible");
            for (Asked asked : assignment.asked()) {
                if (column.impossible().contains(asked.id())) {
                    json.writeString(asked.id().toString());
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
