package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The digits that published sources print, within the tolerance that published.csv keeps for each. */
class PublishedDigitsTest {

    private record Row(
            String id,
            String exercise,
            int sample,
            String quantity,
            BigDecimal printed,
            BigDecimal tolerance,
            String remark) {
        static Row of(String line) {
            String[] cells = line.split(";", -1);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    Integer.parseInt(cells[2].strip()),
                    cells[3].strip(),
                    new BigDecimal(cells[4].strip()),
                    new BigDecimal(cells[5].strip()),
                    cells[6].strip());
        }
    }

    @TestFactory
    Stream<DynamicTest> publishedDigits() throws IOException {
        Map<String, List<Map<String, BigDecimal>>> solved = new HashMap<>();
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id + " " + row.quantity + " of sample " + row.sample, () -> {
                    BigDecimal ours = Objects.requireNonNull(
                            solved.computeIfAbsent(row.exercise, PublishedDigitsTest::solve)
                                    .get(row.sample - 1)
                                    .get(row.quantity),
                            row.quantity);
                    if (row.remark.startsWith("erratum:")) {
                        BigDecimal right = new BigDecimal(row.remark.substring("erratum:".length()));
                        assertThat(ours.subtract(right).abs()).isLessThanOrEqualTo(row.tolerance);
                        assertThat(ours.setScale(row.printed.scale(), java.math.RoundingMode.HALF_UP))
                                .isNotEqualByComparingTo(row.printed);
                    } else {
                        assertThat(ours.subtract(row.printed).abs()).isLessThanOrEqualTo(row.tolerance);
                    }
                }));
    }

    private static List<Row> rows() throws IOException {
        try (InputStream in = PublishedDigitsTest.class.getResourceAsStream("published.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    /** For every sample, quantity → value: z, a, y and the Jacobian from their own parts, derivatives as they are printed. */
    private static List<Map<String, BigDecimal>> solve(String exercise) {
        String json = Gradus.output(
                "", "solve", Gradus.EXERCISES.resolve(exercise + ".yaml").toString(), "--to", "json");
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            return new SamplesReader(parser).read();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** Walks the JSON; an array entry's id follows from the path to it. */
    private static final class SamplesReader {
        private final JsonParser json;
        private final List<Map<String, BigDecimal>> samples = new ArrayList<>();

        SamplesReader(JsonParser json) {
            this.json = json;
        }

        List<Map<String, BigDecimal>> read() throws IOException {
            json.nextToken();
            value("");
            return samples;
        }

        private void value(String path) throws IOException {
            JsonToken token = json.currentToken();
            if (token == JsonToken.START_OBJECT) {
                object(path);
            } else if (token == JsonToken.START_ARRAY) {
                for (int i = 1; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    if (path.equals("/samples")) {
                        samples.add(new HashMap<>());
                    }
                    value(path + "/" + i);
                }
            } else if (token.isNumeric() && path.endsWith("/value")) {
                String id = id(path);
                if (!id.isEmpty()) {
                    samples.get(samples.size() - 1).put(id, json.getDecimalValue());
                }
            }
        }

        private void object(String path) throws IOException {
            String id = "";
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                if (path.contains("/evaluations/") && field.equals("id")) {
                    id = json.getText();
                } else if (path.contains("/evaluations/") && field.equals("printed") && isRead(id)) {
                    samples.get(samples.size() - 1).put(id, new BigDecimal(json.getText()));
                } else {
                    value(path + "/" + field);
                }
            }
        }

        /** What has no part of its own in the JSON. */
        private static boolean isRead(String id) {
            return id.startsWith("da") || id.startsWith("newz") || id.startsWith("newy");
        }

        private static String id(String path) {
            String[] steps = path.split("/");
            String training = trainingId(steps);
            if (!training.isEmpty()) {
                return training;
            }
            if (path.matches("/samples/\\d+/forward/layers/\\d+/[za]/\\d+/value")) {
                return steps[6].substring(0, 1) + steps[5] + "[" + steps[7] + "]";
            }
            if (path.matches("/samples/\\d+/forward/output/\\d+/value")) {
                return "y[" + steps[5] + "]";
            }
            return path.matches("/samples/\\d+/softmaxJacobian/\\d+/\\d+/value")
                    ? "J[" + steps[4] + "," + steps[5] + "]"
                    : "";
        }

        /** {@code /samples/1/backward/layers/2/weightGradient/1/2/value} is dW2[1,2]. */
        private static String trainingId(String[] steps) {
            String part = steps.length > 3 ? steps[3] : "";
            return switch (part) {
                case "loss" -> "C";
                case "lossGradient" -> "dy[" + steps[4] + "]";
                case "backward", "step" -> layered(steps);
                default -> "";
            };
        }

        private static String layered(String[] steps) {
            return switch (steps[4]) {
                case "loss" -> "newC";
                case "inputGradient" -> "dx[" + steps[5] + "]";
                default -> {
                    String letter = switch (steps[6]) {
                        case "delta" -> "delta";
                        case "weightGradient" -> "dW";
                        case "biasGradient" -> "db";
                        case "weights" -> "newW";
                        case "bias" -> "newb";
                        default -> "";
                    };
                    String index = steps.length > 9 ? steps[7] + "," + steps[8] : steps[7];
                    yield letter.isEmpty() ? "" : letter + steps[5] + "[" + index + "]";
                }
            };
        }
    }
}
