package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Display;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;

/** Writes numbers and evaluations (contracts, section 4). */
final class SolutionJsonNumbers {
    private final JsonGenerator json;
    private final boolean working;

    /** @param working whether numbers are written with working places, which the evaluations then tell */
    SolutionJsonNumbers(JsonGenerator json, boolean working) {
        this.json = json;
        this.working = working;
    }

    /** {@code "evaluations": […]}: each once, in the order in which they were calculated; given numbers are left out. */
    void evaluations(Collection<Evaluation> evaluations) throws IOException {
        Map<QuantityId, Evaluation> different = new LinkedHashMap<>();
        evaluations.forEach(evaluation -> different.putIfAbsent(evaluation.id(), evaluation));
        json.writeArrayFieldStart("evaluations");
        for (Evaluation evaluation : new ArrayList<>(different.values())) {
            if (!evaluation.isGiven() && !evaluation.isAbsent()) {
                evaluation(evaluation);
            }
        }
        json.writeEndArray();
    }

    void field(String name, Evaluation evaluation) throws IOException {
        json.writeFieldName(name);
        number(evaluation.value());
    }

    void field(String name, List<Evaluation> evaluations) throws IOException {
        json.writeFieldName(name);
        numbers(evaluations);
    }

    void rows(String name, List<List<Evaluation>> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (List<Evaluation> row : rows) {
            numbers(row);
        }
        json.writeEndArray();
    }

    /** Numbers; null where there is no edge, as it is written in the exercise. */
    void numbers(List<Evaluation> evaluations) throws IOException {
        json.writeStartArray();
        for (Evaluation evaluation : evaluations) {
            if (evaluation.isAbsent()) {
                json.writeNull();
            } else {
                number(evaluation.value());
            }
        }
        json.writeEndArray();
    }

    void number(Certified value) throws IOException {
        json.writeStartObject();
        if (value.printed().equals(Display.NEGATIVE_INFINITY)) {
            json.writeStringField("value", "-Infinity");
            json.writeStringField("printed", "-Infinity");
        } else {
            json.writeFieldName("value");
            double nearest = value.nearestDouble().orElse(Double.NaN);
            if (Double.isFinite(nearest)) {
                json.writeNumber(nearest);
            } else {
                json.writeNull();
            }
            if (value.exact().isPresent()) {
                json.writeStringField("exact", TextWriter.write(value.exact().get()));
            }
            if (value.isCalculated()) {
                json.writeStringField("printed", TextWriter.write(value.result().number()));
            }
        }
        json.writeEndObject();
    }

    /** The fields that make an id unique in the file: sample 0 is the batch, time the number of updates before. */
    void id(QuantityId id) throws IOException {
        json.writeStringField("id", id.text());
        json.writeNumberField("sample", id.sample());
        json.writeNumberField("time", id.time());
    }

    void evaluation(Evaluation evaluation) throws IOException {
        Certified value = evaluation.value();
        json.writeStartObject();
        id(evaluation.id());
        json.writeStringField("formula", TextWriter.write(evaluation.formula()));
        json.writeStringField("substituted", TextWriter.write(readable(evaluation.substituted())));
        if (value.exact().isPresent()) {
            json.writeStringField("exact", TextWriter.write(value.exact().get()));
        }
        if (value.isCalculated()) {
            if (working) {
                json.writeStringField(
                        "working", TextWriter.write(value.lineEnd().number()));
            }
            json.writeStringField("printed", TextWriter.write(value.result().number()));
            json.writeStringField("relation", sign(value.result().relation()));
            json.writeStringField("insert", sign(evaluation.insert()));
        }
        json.writeArrayFieldStart("uses");
        for (QuantityId id : evaluation.uses()) {
            json.writeString(id.text());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String sign(Expr.Relation.Operator relation) {
        return relation == Expr.Relation.Operator.EQUAL ? "=" : "≈";
    }

    /** The syntax of formulas has no infinity: e^{-∞} is put in as the 0 that it is; nor words: what was not calculated keeps its id. */
    private static Expr readable(Expr substituted) {
        return substituted.accept(new Rewriter() {
            @Override
            public Expr shown(Expr.Shown shown) {
                return shown.printed() == Expr.Ellipsis.NOT_CALCULATED
                        ? Expr.Symbol.of(shown.source().text())
                        : shown;
            }

            @Override
            public Expr apply(Expr.Apply apply) {
                boolean vanishes = apply.function().equals("exp")
                        && apply.arguments().get(0) instanceof Expr.Shown shown
                        && shown.printed().equals(Display.NEGATIVE_INFINITY);
                return vanishes ? Expr.Num.of(0) : super.apply(apply);
            }
        });
    }
}
