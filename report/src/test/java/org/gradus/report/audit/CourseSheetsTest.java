package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.CourseSheets;
import org.gradus.report.compose.Handout;
import org.gradus.report.compose.Handout.Blank;
import org.gradus.report.compose.SheetKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What students get tells them every convention and no result; and a number has the same letter on all sheets. */
class CourseSheetsTest {
    private static final int SEEDS = 150;
    private static final Pattern DECIMAL = Pattern.compile("(?<![0-9.])\\d+\\.\\d+(?![0-9])");
    private static final Style ENGLISH = Style.of(Locale.ENGLISH);

    /** Of activation functions and their derivatives: tanh-GELU, SELU; and the smallest number without a power of ten. */
    private static final Set<String> CONSTANTS = Set.of(
            "0.044715",
            "0.134145", // 3 times that
            "1.6732632424",
            "1.0507009874",
            "1.75809934096980554576", // their product
            "0.01",
            "0.001",
            "0.1",
            "0.0001");

    /** What a solution says of a convention, and what its question says of it. */
    private static final Map<String, String> CONVENTIONS = conventions();

    private static Map<String, String> conventions() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("the left derivative,", "use the one from the left");
        said.put("the right derivative,", "use the one from the right");
        said.put("the mean of the left and the right derivative,", "use the mean of the ones from the left and");
        said.put("ln: natural logarithm", "ln is the natural logarithm");
        said.put("at the kink the derivative 0 is used", "At a kink of the loss its derivative is 0");
        said.put("row i: output", "belongs to the output");
        said.put("to neuron", "leads from unit");
        said.put("Superscripts of", "Superscripts of");
        said.put("the largest output decides", "the largest output decides");
        said.put("half the squared error", "With the factor ½");
        said.put("mean over the", "mean over the");
        said.put("sum over the", "sum over the");
        said.put("No layer has a bias", "No layer has a bias");
        return said;
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1)
                .limit(SEEDS)
                .filter(seed -> new RandomTraining(seed, "working").isTrainable());
    }

    private static Assignment assignment(String yaml) {
        return Assignment.of(ExerciseReader.read("random.yaml", yaml));
    }

    private static String markdown(Sheet sheet) {
        return new MarkdownRenderer().render(sheet);
    }

    private static String composed(Assignment assignment, SheetKind kind, Blank blank) {
        Handout handout = new Handout(blank, Handout.DEFAULT.space());
        return markdown(CourseSheets.compose(assignment, kind, ENGLISH, handout));
    }

    private static Set<String> decimals(String text) {
        Set<String> found = new HashSet<>();
        Matcher decimal = DECIMAL.matcher(text.replaceAll("hspace\\{[0-9.]+em}", "")); // widths of boxes are no numbers
        while (decimal.find()) {
            found.add(decimal.group());
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noResultStandsOnQuestionOrBlank(long seed) {
        assertNothingTold(new RandomTraining(seed, "working").yaml());
    }

    @ParameterizedTest
    @MethodSource("batches")
    void noResultOfABatchStandsOnQuestionOrBlank(long seed) {
        assertNothingTold(new RandomBatch(seed).yaml());
    }

    static Stream<Long> batches() {
        return Stream.iterate(1L, seed -> seed + 1).limit(60);
    }

    private static void assertNothingTold(String yaml) {
        Assignment assignment = assignment(yaml);
        Set<String> given = decimals(yaml);
        given.addAll(CONSTANTS);
        // the targets that label smoothing makes of those in the file are given too
        ExerciseReader.read("random.yaml", yaml)
                .samples()
                .forEach(sample ->
                        given.addAll(decimals(sample.target().orElseThrow().toString())));
        List<String> sheets = new ArrayList<>(List.of(composed(assignment, SheetKind.QUESTION, Blank.RESULTS)));
        for (Blank blank : List.of(Blank.RESULTS, Blank.SUBSTITUTIONS)) {
            sheets.add(composed(assignment, SheetKind.BLANK, blank));
        }
        for (String sheet : sheets) {
            Set<String> told = decimals(sheet);
            told.removeIf(number -> given.contains(number) || given.contains(plain(number)));
            assertThat(told).as(sheet).isEmpty();
        }
    }

    /** Without zeros at the end: 0.5 for 0.50. */
    private static String plain(String number) {
        return number.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyConventionOfTheSolutionStandsOnTheQuestion(long seed) {
        Exercise exercise = ExerciseReader.read("random.yaml", new RandomTraining(seed, "working").yaml());
        String solution = markdown(Composer.compose(Solver.solve(exercise), ENGLISH));
        String question = composed(Assignment.of(exercise), SheetKind.QUESTION, Blank.RESULTS);
        CONVENTIONS.forEach((convention, rule) -> {
            if (solution.contains(convention)) {
                assertThat(question).as(convention).contains(rule);
            }
        });
        Matcher places = Pattern.compile("are calculated with (\\w+) decimals").matcher(solution);
        if (places.find()) {
            assertThat(question).contains(places.group(1) + " decimals");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLetterMeansTheSameOnEverySheet(long seed) {
        Assignment assignment = assignment(new RandomTraining(seed, "working").yaml());
        List<String> letters = assignment.asked().stream().map(Asked::letter).toList();
        assertThat(letters).doesNotHaveDuplicates().noneMatch(letter -> letter.contains("I") || letter.contains("O"));
        for (Blank blank : Blank.values()) {
            Handout handout = new Handout(blank, Handout.DEFAULT.space());
            assertThat(lettersOf(CourseSheets.compose(assignment, SheetKind.BLANK, ENGLISH, handout)))
                    .as("every asked number has one box: " + blank)
                    .containsExactlyInAnyOrderElementsOf(letters);
        }
        String key = markdown(CourseSheets.compose(assignment, SheetKind.KEY, ENGLISH, Handout.DEFAULT));
        assertThat(letters).allSatisfy(letter -> assertThat(key).contains("| **" + letter + "** |"));
    }

    /** Those of the boxes, as LaTeX has them. */
    private static List<String> lettersOf(Sheet sheet) {
        List<String> letters = new ArrayList<>();
        Matcher box =
                Pattern.compile("\\\\(?:result|filled)box\\{([A-Z]+)}").matcher(new LatexRenderer().render(sheet));
        while (box.find()) {
            letters.add(box.group(1));
        }
        return letters;
    }

    @Test
    void lettersGoOnBehindZ() {
        assertThat(Stream.of(0, 7, 8, 13, 23, 24, 47, 48, 600).map(Asked::letter))
                .containsExactly("A", "H", "J", "P", "Z", "AA", "AZ", "BA", "AAA");
    }
}
