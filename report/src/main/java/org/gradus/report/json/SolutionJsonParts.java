package org.gradus.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.network.TruthTable;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.TaskKind;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.Part;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Section;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Worksheet;
import org.gradus.report.worksheet.Written;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.separate.Separability;

/**
 * Writes {@code parts}, an entry for each task (contracts, section 4). Of what a part has one of (a derivation, a classification) the
 * key holds that; where it has several, for several activations or samples, a list of them.
 */
final class SolutionJsonParts {
    private final JsonGenerator json;
    private final SolutionJsonNumbers numbers;

    SolutionJsonParts(JsonGenerator json, SolutionJsonNumbers numbers) {
        this.json = json;
        this.numbers = numbers;
    }

    void write(List<Part> parts, Worksheet worksheet) throws IOException {
        json.writeArrayFieldStart("parts");
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField("task", part.task());
            json.writeStringField("label", part.label());
            ids(part.sections());
            own(part, worksheet);
            for (Section section : part.sections()) {
                section(section);
            }
            derivations(of(part, Section.Derived.class)
                    .map(Section.Derived::derivation)
                    .toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static <T extends Section> Stream<T> of(Part part, Class<T> kind) {
        return part.sections().stream().filter(kind::isInstance).map(kind::cast);
    }

    private void ids(List<Section> sections) throws IOException {
        json.writeArrayFieldStart("ids");
        for (Section section : sections) {
            if (section instanceof Section.Worked worked) {
                for (QuantityId id : worked.ids()) {
                    json.writeStartObject();
                    numbers.id(id);
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    /** The lines that belong to no sample: of what a task has named itself, of epochs, of updates with given gradients. */
    private void own(Part part, Worksheet worksheet) throws IOException {
        boolean training = part.task().equals(TaskKind.TRAINING.text());
        List<Evaluation> own = new ArrayList<>();
        for (Section section : part.sections()) {
            if (section instanceof Section.Worked worked) {
                for (QuantityId id : worked.ids()) {
                    if (id.written().isPresent() || training && id.sample() == 0) {
                        own.add(worksheet.find(id).orElseThrow());
                    }
                }
            }
        }
        if (!own.isEmpty()) {
            numbers.evaluations(own);
        }
    }

    private void section(Section section) throws IOException {
        if (section instanceof Section.Decided decided) {
            json.writeFieldName("verdict");
            SolutionJsonVerdicts.write(decided.result(), json);
        } else if (section instanceof Section.Separated separated) {
            json.writeFieldName("separability");
            separability(separated.separability());
        } else if (section instanceof Section.Tabulated tabulated) {
            json.writeFieldName("truthTable");
            truthTable(tabulated.table(), tabulated.layers());
        } else if (section instanceof Section.Classified classified) {
            json.writeFieldName("classification");
            each(classified.samples(), this::classification);
        } else if (section instanceof Section.Tabled tabled) {
            table(tabled);
        } else if (section instanceof Section.Numbered numbered) {
            table(numbered);
        }
    }

    private void derivations(List<Derivation> derivations) throws IOException {
        if (!derivations.isEmpty()) {
            json.writeFieldName("derivation");
            each(derivations, derivation -> SolutionJsonDerivations.write(json, derivation));
        }
    }

    private interface Write<T> {
        void write(T item) throws IOException;
    }

    /** One by itself, several as a list. */
    private <T> void each(List<T> items, Write<T> item) throws IOException {
        if (items.size() == 1) {
            item.write(items.get(0));
            return;
        }
        json.writeStartArray();
        for (T each : items) {
            item.write(each);
        }
        json.writeEndArray();
    }

    private void table(Section.Tabled table) throws IOException {
        json.writeObjectFieldStart("table");
        json.writeFieldName("columns");
        texts(table.columns());
        json.writeArrayFieldStart("rows");
        for (List<String> row : table.rows()) {
            texts(row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void table(Section.Numbered table) throws IOException {
        json.writeObjectFieldStart("table");
        json.writeFieldName("columns");
        texts(table.columns());
        json.writeArrayFieldStart("rows");
        for (List<Section.Cell> row : table.rows()) {
            json.writeStartArray();
            for (Section.Cell cell : row) {
                cell(cell);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void cell(Section.Cell cell) throws IOException {
        if (cell instanceof Section.Cell.Count count) {
            json.writeNumber(count.count());
        } else if (cell instanceof Section.Cell.Given given) {
            given(given.number());
        } else if (cell instanceof Section.Cell.Value value) {
            numbers.number(value.evaluation().value());
        }
    }

    /** A number of the exercise. */
    private void given(Expr number) throws IOException {
        numbers.number(Certified.of(Real.of(number, ZeroTest.NONE), Optional.of(number), new Written(number, true)));
    }

    private void texts(List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    void truthTable(Answer.TruthTable table) throws IOException {
        truthTable(table, false);
    }

    private void truthTable(Answer.TruthTable table, boolean layers) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < table.rows().size(); i++) {
            SampleTrace row = table.rows().get(i);
            json.writeStartObject();
            json.writeArrayFieldStart("input");
            for (Expr bit : row.sample().values()) {
                given(bit);
            }
            json.writeEndArray();
            if (layers) {
                json.writeArrayFieldStart("hidden");
                for (LayerTrace layer : row.layers().subList(0, row.layers().size() - 1)) {
                    numbers.numbers(layer.activation());
                }
                json.writeEndArray();
            }
            json.writeFieldName("output");
            numbers.numbers(row.output());
            if (!table.classes().isEmpty()) {
                label(table.classes().get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void separability(Separability separability) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("separable", separability instanceof Separability.Separable);
        if (separability instanceof Separability.Separable weights) {
            json.writeFieldName("weights");
            integers(weights.weights());
            json.writeNumberField("bias", weights.bias());
        } else if (separability instanceof Separability.Inseparable certificate) {
            json.writeObjectFieldStart("certificate");
            points("true", certificate.table(), certificate.trueRows());
            points("false", certificate.table(), certificate.falseRows());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void points(String name, TruthTable table, List<Integer> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (int row : rows) {
            integers(table.point(row));
        }
        json.writeEndArray();
    }

    private void integers(List<Integer> values) throws IOException {
        json.writeStartArray();
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    void classification(Classification classification) throws IOException {
        json.writeStartObject();
        label(classification);
        if (!classification.name().isEmpty()) {
            json.writeStringField("name", classification.name());
        }
        if (!classification.tied().isEmpty()) {
            json.writeArrayFieldStart("tied");
            for (int output : classification.tied()) {
                json.writeNumber(output);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void label(Classification classification) throws IOException {
        json.writeFieldName("class");
        if (classification.label().isPresent()) {
            json.writeNumber(classification.label().getAsInt());
        } else {
            json.writeNull();
        }
    }
}
