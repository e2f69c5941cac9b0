package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.solution.ChainLink;
import org.gradus.report.solution.ClaimResult;
import org.gradus.report.solution.Echo;
import org.gradus.symbolic.claim.Finding.Counterexample;

/** Writes claim results (contracts, section 3). */
final class SolutionJsonVerdicts {
    private static final int LONGEST_PLAIN = 40;

    private SolutionJsonVerdicts() {}

    /** The field {@code name} with one object for each result. */
    static void write(String name, List<ClaimResult> results, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (ClaimResult result : results) {
            write(result, json);
        }
        json.writeEndArray();
    }

    /** One as an object. */
    static void write(ClaimResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.claim().id());
        json.writeStringField("verdict", result.verdict());
        json.writeStringField("method", result.finding().method());
        Map<String, String> read = Echo.of(result.claim());
        if (!read.isEmpty()) {
            json.writeObjectFieldStart("read");
            for (Map.Entry<String, String> part : read.entrySet()) {
                json.writeStringField(part.getKey(), part.getValue());
            }
            json.writeEndObject();
        }
        if (result.link().isPresent()) {
            equation(result.link().get(), json);
        }
        field("derivative", result.finding().derivative().map(TextWriter::write), json);
        Optional<Counterexample> counterexample = result.finding().counterexample();
        if (counterexample.isPresent()) {
            witness(counterexample.get(), json);
            json.writeStringField(
                    "expected", decimal(counterexample.get().expected().decimal()));
            field("claimed", counterexample.get().claimed().map(value -> decimal(value.decimal())), json);
        }
        field("expected", result.finding().rounded().map(rounded -> decimal(rounded.value())), json);
        field(
                "mistake",
                result.finding().mistake().map(mistake -> mistake.kind().key()),
                json);
        field("reason", result.reason(), json);
        json.writeEndObject();
    }

    /** Numbers alone have none. */
    private static void witness(Counterexample counterexample, JsonGenerator json) throws IOException {
        if (counterexample.point().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("witness");
        for (Map.Entry<String, Expr> value : counterexample.point().entrySet()) {
            json.writeStringField(value.getKey(), TextWriter.write(value.getValue()));
        }
        json.writeEndObject();
    }

    /** Which equation of a chain it is about. */
    private static void equation(ChainLink link, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("equation");
        json.writeNumberField("number", link.number());
        field("left", link.left().map(TextWriter::write), json);
        json.writeStringField("right", TextWriter.write(link.right()));
        json.writeEndObject();
    }

    private static void field(String name, Optional<String> value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    /** Plain while short, else {@code 1.5E-300}. */
    static String decimal(BigDecimal value) {
        boolean plain = value.precision() + Math.abs((long) value.scale()) <= LONGEST_PLAIN;
        return plain ? value.toPlainString() : value.toString();
    }
}
