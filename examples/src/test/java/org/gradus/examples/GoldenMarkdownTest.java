package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gradus.report.audit.SheetAudit;
import org.gradus.report.render.CommonMarkCheck;
import org.gradus.report.render.FormulasIn;
import org.gradus.report.render.KatexCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Markdown sheets of the show room, judged by programs that did not write them. */
class GoldenMarkdownTest {
    private static final Set<String> LETTERS_ONLY = Set.of(
            "backpropagation-derivation.en.md",
            "course-student.question.en.md",
            "course-student.blank.en.md",
            "course-student.key.en.md",
            "course-student.marking.en.md");

    static List<Path> sheets() {
        return Gradus.sheets(".md");
    }

    /** The profile github has its formulas in code blocks, which CommonMark leaves alone by itself; pandoc is no CommonMark. */
    static List<Path> portable() {
        return sheets().stream()
                .filter(sheet -> !isNamed(sheet, "github") && !isNamed(sheet, "pandoc"))
                .toList();
    }

    /** The calculator of the audit reads decimal points; a derivation alone has no numbers. */
    static List<Path> portableEnglish() {
        return portable().stream()
                .filter(sheet ->
                        isNamed(sheet, "en") && !sheet.getFileName().toString().startsWith("derive-"))
                .toList();
    }

    private static boolean isNamed(Path sheet, String word) {
        return List.of(sheet.getFileName().toString().split("\\.")).contains(word);
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void katexInStrictModeHasNothingToSay(Path sheet) {
        String markdown = Gradus.text(sheet);
        assertThat(FormulasIn.markdown(markdown)).isNotEmpty();
        assertThat(KatexCheck.complaints(markdown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("portable")
    void commonMarkKeepsEveryFormula(Path sheet) {
        assertThat(CommonMarkCheck.complaints(Gradus.text(sheet))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("portableEnglish")
    void everyRelationBetweenNumbersIsTrue(Path sheet) {
        SheetAudit.Report report = SheetAudit.of(Gradus.text(sheet));
        assertThat(report.faults()).isEmpty();
        if (!LETTERS_ONLY.contains(sheet.getFileName().toString())) {
            assertThat(report.relationsChecked()).isPositive();
        }
    }
}
