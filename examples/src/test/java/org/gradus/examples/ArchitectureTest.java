package org.gradus.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
    private static final String CORE = "org.gradus.core";
    private static final String EXPR = "org.gradus.core.expr";
    private static final String SYMBOLIC = "org.gradus.symbolic";
    private static final String EXERCISE = "org.gradus.report.exercise";
    private static final String SOLUTION = "org.gradus.report.solution";
    private static final String SHEET = "org.gradus.report.sheet";
    private static final String COMPOSE = "org.gradus.report.compose";
    private static final String RENDER = "org.gradus.report.render";
    private static final String CLI = "org.gradus.report.cli";

    /** Package → what it may import. */
    private static final Map<String, List<String>> ARROWS = Map.of(
            EXPR, List.of(),
            CORE, List.of(EXPR),
            SYMBOLIC, List.of(CORE, EXPR),
            EXERCISE, List.of(CORE, EXPR),
            SOLUTION, List.of(EXERCISE, SYMBOLIC, CORE, EXPR),
            SHEET, List.of(EXPR),
            COMPOSE, List.of(SHEET, SOLUTION, EXERCISE, SYMBOLIC, CORE, EXPR),
            RENDER, List.of(SHEET, EXPR),
            CLI, List.of(RENDER, COMPOSE, SHEET, SOLUTION, EXERCISE, SYMBOLIC, CORE, EXPR));

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
                    org.ejml            | org.gradus.core            | Matrix
                    org.matheclipse     | org.gradus.symbolic        | Cas
                    edu.jas             | nowhere                    | -
                    org.hipparchus      | nowhere                    | -
                    org.snakeyaml       | org.gradus.report.exercise | Yaml
                    com.fasterxml       | org.gradus.report.solution | SolutionJson
                    picocli             | org.gradus.report.cli      | ''
                    org.slf4j           | nowhere                    | -
                    org.apache          | nowhere                    | -
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
                .filteredOn(type -> type.getFullName().startsWith(SYMBOLIC + ".Cas")
                        || type.getFullName().startsWith(EXERCISE + ".Yaml"))
                .isNotEmpty()
                .noneMatch(type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.gradus.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    /** The line around what is trusted: the procedures that decide, and nobody else. */
    @Test
    void onlyTheKernelMakesTheorems() {
        Set<String> kernel = Set.of(
                SYMBOLIC + ".Theorem",
                SYMBOLIC + ".Verifier",
                SYMBOLIC + ".DerivativeDecision",
                SYMBOLIC + ".VectorDecision");
        noClasses()
                .that(describe("outside the kernel", type -> isOurs(type) && !kernel.contains(type.getFullName())))
                .should()
                .callConstructorWhere(describe(
                        "of a theorem",
                        call -> call.getTargetOwner().getFullName().equals(SYMBOLIC + ".Theorem")))
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

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("org.gradus");
    }

    private static String outermost(JavaClass type) {
        String name = type.getFullName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
