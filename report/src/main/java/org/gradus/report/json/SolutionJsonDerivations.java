package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.solution.DerivationAtPoint;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.DomainOfDerivative;
import org.gradus.symbolic.derive.Step;

/** Derivations as JSON, in the form of contracts.md section 4. */
final class SolutionJsonDerivations {
    private SolutionJsonDerivations() {}

    /** The field {@code derivations}. */
    static void write(JsonGenerator json, List<Derivation> derivations) throws IOException {
        json.writeArrayFieldStart("derivations");
        for (Derivation derivation : derivations) {
            write(json, derivation);
        }
        json.writeEndArray();
    }

    /** One as an object. */
    static void write(JsonGenerator json, Derivation derivation) throws IOException {
        json.writeStartObject();
        fields(json, derivation);
        json.writeEndObject();
    }

    /** The same, and under {@code at} each function at a point, if that is asked. */
    static void write(JsonGenerator json, List<Derivation> derivations, List<DerivationAtPoint> at) throws IOException {
        json.writeArrayFieldStart("derivations");
        for (int i = 0; i < derivations.size(); i++) {
            json.writeStartObject();
            fields(json, derivations.get(i));
            if (!at.isEmpty()) {
                point(json, at.get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void point(JsonGenerator json, DerivationAtPoint at) throws IOException {
        SolutionJsonNumbers numbers = new SolutionJsonNumbers(json, false);
        json.writeObjectFieldStart("at");
        json.writeObjectFieldStart("point");
        for (Evaluation variable : at.point()) {
            numbers.field(variable.id().text(), variable);
        }
        json.writeEndObject();
        numbers.field("value", at.value());
        numbers.field("derivative", at.derivative());
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Derivation derivation) throws IOException {
        json.writeStringField("of", TextWriter.write(derivation.of()));
        json.writeStringField("wrt", TextWriter.write(derivation.wrt()));
        json.writeArrayFieldStart("steps");
        for (Step step : derivation.steps()) {
            json.writeStartObject();
            json.writeStringField("rule", ruleName(step));
            json.writeStringField("before", TextWriter.write(step.before()));
            json.writeStringField("after", TextWriter.write(step.after()));
            json.writeStringField("proof", step.proof().method());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("result", TextWriter.write(derivation.result()));
        if (derivation.closedForm().isPresent()) {
            json.writeStringField(
                    "closedForm", TextWriter.write(derivation.closedForm().get()));
        }
        List<Expr.Relation> domain = DomainOfDerivative.of(derivation);
        if (!domain.isEmpty()) {
            json.writeArrayFieldStart("domain");
            for (Expr.Relation condition : domain) {
                json.writeString(TextWriter.write(condition));
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("kinks");
        for (Expr kink : derivation.kinks()) {
            json.writeString(TextWriter.write(kink));
        }
        json.writeEndArray();
    }

    private static String ruleName(Step step) {
        return step.rule().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
