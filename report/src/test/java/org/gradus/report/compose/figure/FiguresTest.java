package org.gradus.report.compose.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are laid out so that nothing covers anything, and say the numbers of the sheet. */
class FiguresTest {
    private static final Path EXERCISES = Path.of("..", "examples", "exercises");

    static List<Path> exercises() throws IOException {
        try (Stream<Path> files = Files.list(EXERCISES)) {
            return files.sorted().toList();
        }
    }

    private static Solution solution(Path file) throws IOException {
        return Solver.solve(ExerciseReader.read(file));
    }

    private static Solution solution(String yaml) {
        return Solver.solve(ExerciseReader.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Drawing> all(Solution solution) {
        List<Drawing> drawings = new ArrayList<>();
        for (FigureKind kind : FigureKind.values()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                Figures.of(kind, solution, Style.of(language)).ifPresent(drawings::add);
            }
        }
        return drawings;
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everythingStandsWithinThePictureAndNoPlateOnAnother(Path exercise) throws IOException {
        for (Drawing drawing : all(solution(exercise))) {
            assertThat(drawing.title()).isNotBlank();
            assertThat(drawing.description()).endsWith(".");
            isWithin(drawing);
            platesAreApart(drawing);
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyNumberIsThatOfTheWorksheet(Path exercise) throws IOException {
        Solution solution = solution(exercise);
        for (Drawing drawing : all(solution)) {
            for (Expr.Shown shown : shown(drawing)) {
                Optional<Evaluation> line = shown.source() instanceof QuantityId id
                        ? solution.worksheet().find(id)
                        : Optional.empty();
                line.ifPresent(known -> assertThat(isOf(shown.printed(), known))
                        .as("%s of %s: %s", known.id(), drawing.name(), shown)
                        .isTrue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRandomNetworkHasEveryNodeAndEveryEdge(long seed) {
        Solution solution = solution(random(new Random(seed)));
        NetworkData network = solution.exercise().network().orElseThrow();
        for (FigureKind kind : List.of(FigureKind.NETWORK, FigureKind.QUESTION, FigureKind.BACKWARD)) {
            Optional<Drawing> found = Figures.of(kind, solution, Style.of(Locale.ENGLISH));
            if (kind != FigureKind.BACKWARD) {
                assertThat(found).isPresent();
            }
            found.ifPresent(drawing -> {
                isWithin(drawing);
                platesAreApart(drawing);
                assertThat(nodes(drawing)).hasSize(units(network));
                assertThat(edges(drawing)).hasSize(weights(network));
                edges(drawing).forEach(edge -> joinsTwoNodes(edge, drawing));
            });
        }
    }

    /** As results are written; with four decimals or three digits, correctly rounded, where that would be too wide. */
    private static boolean isOf(Expr printed, Evaluation known) {
        boolean result = printed.equals(known.value().result().number())
                || printed.equals(Plain.number(known.value().printed()))
                || known.value().exact().filter(printed::equals).isPresent();
        double value = known.value().nearestDouble().orElseThrow();
        double off = Math.abs(Real.of(printed).nearestDouble() - value);
        return result
                || off <= 0.50001e-4 && Math.abs(value) >= 1e-3
                || off <= 0.005 * Math.abs(value) && Math.abs(value) < 1e-3;
    }

    /** 1 to 3 layers of up to 4 units; one weight in six does not exist. */
    private static String random(Random random) {
        int inputs = 1 + random.nextInt(4);
        StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
        int previous = inputs;
        int count = 1 + random.nextInt(3);
        for (int l = 0; l < count; l++) {
            int units = 1 + random.nextInt(4);
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < units; i++) {
                List<String> row = new ArrayList<>();
                for (int j = 0; j < previous; j++) {
                    boolean absent = j > 0 && random.nextInt(6) == 0;
                    row.add(absent ? "null" : Integer.toString(random.nextInt(7) - 3));
                }
                rows.add(row.toString());
            }
            yaml.append("    - {weights: " + rows + ", activation: sigmoid}\n");
            previous = units;
        }
        yaml.append("input: " + java.util.Collections.nCopies(inputs, "0.5") + "\n");
        yaml.append("target: " + java.util.Collections.nCopies(previous, "1") + "\n");
        return yaml + "loss: half-squared-error\ntasks: [backpropagation]\n";
    }

    @Test
    void whatIsTooLargeForTheBackwardPictureHasNone() {
        String rows = "[" + String.join(", ", java.util.Collections.nCopies(5, "[1, 2]")) + "]";
        Solution large = solution("network: {layers: [{weights: " + rows + ", activation: sigmoid}]}\n"
                + "input: [1, 0]\ntarget: [1, 0, 1, 0, 1]\nloss: half-squared-error\ntasks: [backpropagation]\n");
        assertThat(Figures.of(FigureKind.BACKWARD, large, Style.of(Locale.ENGLISH)))
                .isEmpty();
        assertThat(Figures.of(FigureKind.NETWORK, large, Style.of(Locale.ENGLISH)))
                .isPresent();
    }

    @Test
    void theQuestionSaysNothingThatIsToBeCalculated() throws IOException {
        Solution lecture = solution(EXERCISES.resolve("lecture-1.yaml"));
        Drawing question = Figures.of(FigureKind.QUESTION, lecture, Style.of(Locale.ENGLISH))
                .orElseThrow();
        assertThat(shown(question))
                .extracting(shown -> shown.source().text().replaceAll("\\d*\\[.*", ""))
                .isNotEmpty()
                .containsOnly("x", "W", "b");
        assertThat(question.description()).doesNotContain("0.7311");
    }

    @Test
    void aLongNameIsCutInThePictureAndWholeInItsDescription() {
        String name = "n".repeat(10_000);
        Solution solution = solution("names: {input: [" + name + "]}\n"
                + "network: {layers: [{weights: [[1]], activation: relu}]}\ninput: [1]\n");
        Drawing drawing = Figures.of(FigureKind.NETWORK, solution, Style.of(Locale.ENGLISH))
                .orElseThrow();
        assertThat(drawing.width()).isLessThan(250);
        assertThat(drawing.description()).contains(name);
    }

    // ---- what is looked at ----

    private static void isWithin(Drawing drawing) {
        for (Shape shape : drawing.shapes()) {
            for (Point point : points(shape)) {
                assertThat(point.x()).as(drawing.name()).isBetween(0.0, drawing.width());
                assertThat(point.y()).as(drawing.name()).isBetween(0.0, drawing.height());
            }
        }
    }

    private static List<Point> points(Shape shape) {
        if (shape instanceof Drawing.Path path) {
            return path.points();
        } else if (shape instanceof Hatched hatched) {
            return hatched.outline();
        } else if (shape instanceof Circle circle) {
            Point centre = circle.centre();
            return List.of(
                    new Point(centre.x() - circle.radius(), centre.y() - circle.radius()),
                    new Point(centre.x() + circle.radius(), centre.y() + circle.radius()));
        }
        double[] box = Canvas.box((Label) shape);
        return List.of(new Point(box[0], box[1]), new Point(box[2], box[3]));
    }

    private static void platesAreApart(Drawing drawing) {
        List<double[]> plates = drawing.shapes().stream()
                .filter(shape -> shape instanceof Label label && label.plate())
                .map(shape -> Canvas.box((Label) shape))
                .toList();
        for (int i = 0; i < plates.size(); i++) {
            for (int j = i + 1; j < plates.size(); j++) {
                double[] a = plates.get(i);
                double[] b = plates.get(j);
                boolean apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] + 0.1 || b[3] <= a[1] + 0.1;
                assertThat(apart)
                        .as("%s: plates %d and %d", drawing.name(), i, j)
                        .isTrue();
            }
        }
    }

    private static List<Expr.Shown> shown(Drawing drawing) {
        List<Expr.Shown> found = new ArrayList<>();
        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Label label) {
                for (Inline inline : label.text()) {
                    if (inline instanceof Inline.Formula formula) {
                        add(formula.chain(), found);
                    }
                }
            }
        }
        return found;
    }

    private static void add(Chain chain, List<Expr.Shown> found) {
        Stream.concat(chain.left().stream(), chain.links().stream().map(Chain.Link::right))
                .filter(Expr.Shown.class::isInstance)
                .forEach(part -> found.add((Expr.Shown) part));
    }

    private static List<Circle> nodes(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape -> shape instanceof Circle circle && circle.radius() > 5)
                .map(Circle.class::cast)
                .toList();
    }

    private static List<Drawing.Path> edges(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(shape -> shape instanceof Drawing.Path path && path.of().isPresent())
                .map(Drawing.Path.class::cast)
                .toList();
    }

    private static int units(NetworkData network) {
        return network.inputs()
                + network.layers().stream().mapToInt(LayerData::units).sum();
    }

    private static int weights(NetworkData network) {
        return network.layers().stream().mapToInt(LayerData::edges).sum();
    }

    /** Both ends lie on the circle of a node. */
    private static void joinsTwoNodes(Drawing.Path edge, Drawing drawing) {
        for (Point end : edge.points()) {
            assertThat(nodes(drawing))
                    .anyMatch(node -> Math.abs(Math.hypot(
                                            end.x() - node.centre().x(),
                                            end.y() - node.centre().y())
                                    - node.radius())
                            < 1e-6);
        }
    }
}
