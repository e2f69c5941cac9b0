package org.gradus.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The arrows between packages, and the one door to each library. Maven already forbids arrows against the module chain. */
class ArchitectureTest {
    private static final String EXPR = "org.gradus.core.expr";
    private static final String NUMBER = "org.gradus.core.number";
    private static final String MATRIX = "org.gradus.core.matrix";
    private static final String LAYER = "org.gradus.core.layer";
    private static final String FUNCTION = "org.gradus.core.function";
    private static final String NETWORK = "org.gradus.core.network";
    private static final String CHECK = "org.gradus.core.check";
    private static final String CAS = "org.gradus.symbolic.cas";
    private static final String KERNEL = "org.gradus.symbolic.kernel";
    private static final String ALGEBRA = "org.gradus.symbolic.kernel.algebra";
    private static final String WRITE = "org.gradus.symbolic.write";
    private static final String FORM = "org.gradus.symbolic.form";
    private static final String DERIVE = "org.gradus.symbolic.derive";
    private static final String CLOSED = "org.gradus.symbolic.closed";
    private static final String CLAIM = "org.gradus.symbolic.claim";
    private static final String SEPARATE = "org.gradus.symbolic.separate";
    private static final String EXERCISE = "org.gradus.report.exercise";
    private static final String YAML = EXERCISE + ".yaml";
    private static final String READER = EXERCISE + ".reader";
    private static final String RANDOM = EXERCISE + ".random";
    private static final String WORKSHEET = "org.gradus.report.worksheet";
    private static final String PLAN = "org.gradus.report.plan";
    private static final String SOLUTION = "org.gradus.report.solution";
    private static final String SECOND_WAYS = "org.gradus.report.check";
    private static final String CALCULUS = "org.gradus.report.calculus";
    private static final String SOLVE = "org.gradus.report.solve";
    private static final String JSON = "org.gradus.report.json";
    private static final String SHEET = "org.gradus.report.sheet";
    private static final String COMPOSE = "org.gradus.report.compose";
    private static final String WORDS = COMPOSE + ".words";
    private static final String NOTATION = COMPOSE + ".notation";
    private static final String PAGE = COMPOSE + ".page";
    private static final String FIGURES = COMPOSE + ".figure";
    private static final String FORWARD = COMPOSE + ".forward";
    private static final String DERIVATION = COMPOSE + ".derivation";
    private static final String DECISION = COMPOSE + ".decision";
    private static final String SEVERAL_VARIABLES = COMPOSE + ".calculus";
    private static final String TRAINING = COMPOSE + ".training";
    private static final String CLAIMS = COMPOSE + ".claim";
    private static final String BATCH = COMPOSE + ".batch";
    private static final String EPOCHS = COMPOSE + ".epochs";
    private static final String COURSE = "org.gradus.report.course";
    private static final String MARKING = "org.gradus.report.marking";
    private static final String INTERVAL = MARKING + ".interval";
    private static final String ANSWERS = MARKING + ".answers";
    private static final String VARY = "org.gradus.report.vary";
    private static final String TABLE = "org.gradus.report.table";
    private static final String COURSE_SHEETS = COMPOSE + ".course";
    private static final String MARKED = COMPOSE + ".marked";
    private static final String RENDER = "org.gradus.report.render";
    private static final String MATHS = RENDER + ".maths";
    private static final String DRAWINGS = RENDER + ".figure";
    private static final String SPEECH = RENDER + ".speech";
    private static final String HTML = RENDER + ".html";
    private static final String VIEW = "org.gradus.report.view";
    private static final String TYPST = RENDER + ".typst";
    private static final String PDF = RENDER + ".pdf";
    private static final String PDF_FONT = PDF + ".font";
    private static final String PDF_TYPE = PDF + ".type";
    private static final String PDF_FILE = PDF + ".file";
    private static final String CLI = "org.gradus.report.cli";
    private static final String MACHINE = CLI + ".machine";
    private static final String COLUMN = CLI + ".column";
    private static final String MANY = CLI + ".many";

    private static final List<String> OF_CORE = List.of(EXPR, LAYER, NUMBER, MATRIX, FUNCTION, NETWORK, CHECK);

    private static final int MOST_FILES = 40;

    /** What of symbolic is for everybody; cas, write and the inside of the kernel are not. */
    private static final List<String> OF_SYMBOLIC = List.of(KERNEL, DERIVE, CLOSED, CLAIM, SEPARATE);

    /** What a composer reads, and the document that it writes. */
    private static final List<String> OF_COMPOSITION =
            with(OF_CORE, OF_SYMBOLIC, SHEET, SOLUTION, PLAN, WORKSHEET, EXERCISE);

    /** Package → what it may import. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry(EXPR, List.of()),
            Map.entry(LAYER, List.of(EXPR)),
            Map.entry(NUMBER, List.of(EXPR)),
            Map.entry(MATRIX, List.of()),
            Map.entry(FUNCTION, List.of(EXPR, NUMBER, MATRIX)),
            Map.entry(NETWORK, List.of(FUNCTION, EXPR, NUMBER, MATRIX)),
            Map.entry(CHECK, List.of(MATRIX)),
            Map.entry(CAS, List.of(EXPR, NUMBER)),
            Map.entry(ALGEBRA, List.of(EXPR, NUMBER)),
            Map.entry(KERNEL, List.of(ALGEBRA, EXPR, NUMBER)),
            Map.entry(WRITE, List.of(EXPR, NUMBER)),
            Map.entry(FORM, List.of(EXPR, NUMBER, WRITE, CAS)),
            Map.entry(DERIVE, with(OF_CORE, KERNEL, ALGEBRA, WRITE, FORM, CAS)),
            Map.entry(CLOSED, with(OF_CORE, KERNEL, ALGEBRA, WRITE, FORM, CAS, DERIVE)),
            Map.entry(CLAIM, with(OF_CORE, KERNEL, ALGEBRA, WRITE, DERIVE, CLOSED)),
            Map.entry(SEPARATE, with(OF_CORE, KERNEL, WRITE, DERIVE)),
            Map.entry(EXERCISE, OF_CORE),
            Map.entry(RANDOM, List.of(EXERCISE)),
            Map.entry(YAML, List.of(EXPR, EXERCISE, RANDOM)),
            Map.entry(READER, with(OF_CORE, EXERCISE, RANDOM, YAML)),
            Map.entry(WORKSHEET, with(OF_CORE, OF_SYMBOLIC, EXERCISE)),
            Map.entry(PLAN, with(OF_CORE, EXERCISE, WORKSHEET)),
            Map.entry(SOLUTION, with(OF_CORE, OF_SYMBOLIC, EXERCISE, WORKSHEET, PLAN)),
            Map.entry(SECOND_WAYS, with(OF_CORE, OF_SYMBOLIC, EXERCISE, WORKSHEET, PLAN, SOLUTION)),
            Map.entry(CALCULUS, with(OF_CORE, OF_SYMBOLIC, EXERCISE, WORKSHEET, SOLUTION, SECOND_WAYS)),
            Map.entry(SOLVE, with(OF_CORE, OF_SYMBOLIC, EXERCISE, WORKSHEET, PLAN, SOLUTION, SECOND_WAYS, CALCULUS)),
            Map.entry(JSON, with(OF_CORE, OF_SYMBOLIC, EXERCISE, WORKSHEET, PLAN, SOLUTION, COURSE, MARKING, ANSWERS)),
            Map.entry(SHEET, List.of(EXPR)),
            Map.entry(COURSE, with(OF_CORE, EXERCISE, READER, WORKSHEET, SOLUTION, SOLVE)),
            Map.entry(TABLE, List.of(EXPR, EXERCISE, READER)),
            Map.entry(INTERVAL, List.of(EXPR, NUMBER)),
            Map.entry(
                    MARKING,
                    with(OF_CORE, OF_SYMBOLIC, EXERCISE, READER, WORKSHEET, SOLUTION, SOLVE, COURSE, TABLE, INTERVAL)),
            Map.entry(ANSWERS, with(OF_CORE, KERNEL, EXERCISE, READER, WORKSHEET, SOLUTION, COURSE, MARKING, TABLE)),
            Map.entry(
                    VARY,
                    with(
                            OF_CORE,
                            OF_SYMBOLIC,
                            EXERCISE,
                            RANDOM,
                            READER,
                            WORKSHEET,
                            SOLUTION,
                            SOLVE,
                            COURSE,
                            TABLE,
                            MARKING)),
            Map.entry(WORDS, with(OF_CORE, OF_SYMBOLIC, SHEET)),
            Map.entry(NOTATION, OF_COMPOSITION),
            Map.entry(PAGE, with(OF_COMPOSITION, WORDS, NOTATION)),
            Map.entry(FIGURES, with(OF_COMPOSITION, WORDS, NOTATION, PAGE)),
            Map.entry(FORWARD, with(OF_COMPOSITION, WORDS, NOTATION, PAGE)),
            Map.entry(DERIVATION, with(OF_COMPOSITION, WORDS, NOTATION, PAGE)),
            Map.entry(DECISION, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, FIGURES, FORWARD, DERIVATION)),
            Map.entry(SEVERAL_VARIABLES, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, FIGURES, DERIVATION)),
            Map.entry(TRAINING, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, DERIVATION)),
            Map.entry(
                    BATCH,
                    with(OF_COMPOSITION, WORDS, NOTATION, PAGE, FIGURES, FORWARD, DERIVATION, DECISION, TRAINING)),
            Map.entry(EPOCHS, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, FIGURES, TRAINING, BATCH)),
            Map.entry(CLAIMS, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, DERIVATION)),
            Map.entry(
                    COMPOSE,
                    with(
                            OF_COMPOSITION,
                            WORDS,
                            NOTATION,
                            PAGE,
                            FIGURES,
                            FORWARD,
                            DERIVATION,
                            DECISION,
                            SEVERAL_VARIABLES,
                            TRAINING,
                            BATCH,
                            EPOCHS,
                            CLAIMS,
                            COURSE,
                            MARKING,
                            COURSE_SHEETS)),
            Map.entry(COURSE_SHEETS, with(OF_COMPOSITION, WORDS, NOTATION, PAGE, DECISION, COURSE, MARKING)),
            Map.entry(MARKED, with(OF_COMPOSITION, READER, WORDS, NOTATION, PAGE, COURSE, MARKING, ANSWERS, TABLE)),
            Map.entry(MATHS, List.of(SHEET, EXPR)),
            Map.entry(DRAWINGS, List.of(SHEET, EXPR, MATHS)),
            Map.entry(RENDER, List.of(SHEET, EXPR, MATHS, DRAWINGS)),
            Map.entry(TYPST, List.of(SHEET, EXPR, RENDER, MATHS, DRAWINGS)),
            Map.entry(SPEECH, List.of(SHEET, EXPR, MATHS)),
            Map.entry(HTML, List.of(SHEET, EXPR, RENDER, MATHS, SPEECH, DRAWINGS)),
            Map.entry(VIEW, List.of(EXPR)),
            Map.entry(MACHINE, List.of(EXPR)),
            Map.entry(MANY, List.of(EXPR, KERNEL, MACHINE)),
            Map.entry(COLUMN, with(OF_COMPOSITION, CLAIMS, MARKED)),
            Map.entry(PDF_FONT, List.of()),
            Map.entry(PDF_TYPE, List.of(SHEET, EXPR, MATHS, PDF_FONT)),
            Map.entry(PDF_FILE, List.of(PDF_FONT, PDF_TYPE)),
            Map.entry(PDF, List.of(SHEET, EXPR, RENDER, MATHS, SPEECH, DRAWINGS, PDF_FONT, PDF_TYPE, PDF_FILE)),
            Map.entry(
                    CLI,
                    with(
                            OF_COMPOSITION,
                            READER,
                            CAS,
                            RENDER,
                            PDF,
                            DRAWINGS,
                            TYPST,
                            HTML,
                            COMPOSE,
                            FIGURES,
                            WORDS,
                            CLAIMS,
                            JSON,
                            SOLVE,
                            COURSE,
                            MARKING,
                            ANSWERS,
                            MARKED,
                            VARY,
                            TABLE,
                            RANDOM,
                            COURSE_SHEETS,
                            VIEW,
                            MACHINE,
                            MANY,
                            COLUMN)));

    @SuppressWarnings("unused")
    private static final Set<String> PACKAGES = new TreeSet<>(ARROWS.keySet());

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("org.gradus");

    @Test
    void everyPackageHasItsPlace() {
        Set<String> found = new TreeSet<>();
        PROGRAM.forEach(type -> found.add(type.getPackageName()));
        found.remove("org.gradus"); // the map of packages, no code
        found.remove("org.gradus.examples");
        assertThat(found).isEqualTo(PACKAGES);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void dependsOnlyAlongTheArrows(String from) {
        List<String> allowed = Objects.requireNonNull(ARROWS.get(from), from);
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(describe(
                        "outside " + allowed,
                        type -> isOurs(type)
                                && !type.getPackageName().equals(from)
                                && !allowed.contains(type.getPackageName())))
                .check(PROGRAM);
    }

    /** Library, package of the door, beginning of the names of its classes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    org.ejml            | org.gradus.core.matrix     | Matrix
                    dev.ludovic         | org.gradus.core.matrix     | Blas
                    org.matheclipse     | org.gradus.symbolic.cas    | Cas
                    edu.jas             | nowhere                    | -
                    org.hipparchus      | nowhere                    | -
                    org.snakeyaml       | org.gradus.report.exercise.yaml | Yaml
                    com.fasterxml       | org.gradus.report.json     | ''
                    picocli             | org.gradus.report.cli      | ''
                    org.slf4j           | nowhere                    | -
                    org.apache.commons.csv | org.gradus.report.table | Csv
                    org.apache.pdfbox   | org.gradus.report.render.pdf.file | ''
                    org.apache.fontbox  | nowhere                    | -
                    org.apache.logging  | nowhere                    | -
                    """)
    void eachLibraryHasOneDoor(String library, String home, String door) {
        noClasses()
                .that(describe(
                        "not behind the door " + home + "." + door,
                        type -> isOurs(type)
                                && !(type.getPackageName().equals(home)
                                        && outermost(type).startsWith(door))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library, library + "..")
                .check(PROGRAM);
    }

    @Test
    void doorsAreNotPublic() {
        assertThat(PROGRAM)
                .filteredOn(type -> type.getFullName().startsWith(CAS + ".CasDecoder")
                        || type.getFullName().startsWith(CAS + ".CasEncoder"))
                .isNotEmpty()
                .noneMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** What other packages of ours see of the YAML reader holds no type of the library behind it. */
    @Test
    void theYamlDoorShowsNoneOfItsLibrary() {
        assertThat(PROGRAM)
                .filteredOn(type -> type.getPackageName().equals(YAML))
                .isNotEmpty()
                .flatExtracting(JavaClass::getCodeUnits)
                .filteredOn(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .isNotEmpty()
                .allSatisfy(unit -> {
                    assertThat(unit.getReturnType().getName()).doesNotContain("snakeyaml");
                    assertThat(unit.getParameterTypes())
                            .noneMatch(type -> type.getName().contains("snakeyaml"));
                });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.gradus.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    /** The line around what is trusted: the procedures that decide, and nobody else. */
    @Test
    void onlyTheKernelMakesTheorems() {
        noClasses()
                .that()
                .resideOutsideOfPackage(KERNEL)
                .should()
                .callConstructorWhere(describe(
                        "of a theorem",
                        call -> call.getTargetOwner().getFullName().equals(KERNEL + ".Theorem")))
                .check(PROGRAM);
    }

    /** Everybody may ask for a proof; what it is made of is named in symbolic alone. */
    @Test
    void kernelInternalsAreNamedInSymbolicOnly() {
        Set<String> forEverybody = Set.of(KERNEL + ".Prover", KERNEL + ".Verdict", KERNEL + ".Theorem");
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gradus.symbolic..")
                .should()
                .dependOnClassesThat(describe(
                        "inside the kernel",
                        type -> type.getPackageName().startsWith(KERNEL)
                                && !forEverybody.contains(type.getPackageName() + "." + outermost(type))))
                .check(PROGRAM);
    }

    /** A listing that one can read. */
    @ParameterizedTest
    @FieldSource("PACKAGES")
    void aPackageHasAtMostFortyFiles(String name) {
        Set<String> files = new TreeSet<>();
        PROGRAM.stream().filter(type -> type.getPackageName().equals(name)).forEach(type -> files.add(outermost(type)));
        assertThat(files).hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    /** Class by class, what is nested belonging to the class around it: what is trusted can be read from the bottom. */
    @Test
    void theKernelHasNoCircles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith(KERNEL)
                                ? SliceIdentifier.of(outermost(type))
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the classes of the kernel";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(PROGRAM);
    }

    @Test
    void onlyTheProgramEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLI + ".Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(PROGRAM);
    }

    private static List<String> with(List<String> some, String... more) {
        return with(some, List.of(), more);
    }

    private static List<String> with(List<String> some, List<String> others, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        all.addAll(List.of(more));
        return all;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("org.gradus");
    }

    private static String outermost(JavaClass type) {
        String name = type.getFullName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
