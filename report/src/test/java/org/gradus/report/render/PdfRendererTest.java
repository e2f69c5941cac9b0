package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {

    private static Sheet titled(String title, Block... blocks) {
        return new Sheet(
                Locale.ENGLISH,
                List.of(new Inline.Text(title)),
                "Worked solution",
                List.of(),
                1,
                LayerIndex.PLAIN,
                List.of(blocks));
    }

    private static String text(Sheet... sheets) {
        return PdfText.of(PdfText.bytes(sheets)).replaceAll("\\s+", " ");
    }

    @Test
    void holdsEveryNumberOfTheLecture() {
        for (Sheet sheet : List.of(LectureSheet.english(), LectureSheet.german())) {
            assertThat(text(sheet)).contains(PrintedNumbers.of(sheet));
        }
    }

    @Test
    void writesTheSameBytesAgain() {
        assertThat(PdfText.bytes(LectureSheet.english())).isEqualTo(PdfText.bytes(LectureSheet.english()));
    }

    @Test
    void isNoLargerThanItMustBe() {
        assertThat(PdfText.bytes(LectureSheet.english()).length).isLessThan(60_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\\input{/etc/passwd} \\( x \\) $ % & # _ ^ ~",
                "Łódź, Ġgantija: größer, straße, œuvre, ĳ",
                "Привет мир"
            })
    void whateverAUserWritesIsText(String title) {
        assertThat(text(titled(title))).contains(title);
    }

    @Test
    void whatNoFontHasIsNamed() {
        String text = text(titled("\ud83d\ude00 \u4e2d \u202e abc \u200b \ud83d"));
        assertThat(text).contains("[U+1F600]", "[U+4E2D]", "[U+202E]", "[U+200B]", "[U+D83D]", "abc");
    }

    @Test
    void hebrewIsReadFromRightToLeft() {
        assertThat(text(titled("abc שלום עולם 12"))).contains("שלום עולם");
    }

    @Test
    void aLongWordIsBroken() {
        String text = text(titled("W".repeat(5_000), new Block.Paragraph(List.of(new Inline.Text("v".repeat(5_000))))));
        assertThat(text.chars().filter(c -> c == 'v').count()).isEqualTo(5_000);
    }

    @Test
    void stressSheetsAreSet() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(PdfText.pages(PdfText.bytes(StressSheets.nastyNames(language))))
                    .isPositive();
            assertThat(PdfText.pages(PdfText.bytes(StressSheets.large(language, 15))))
                    .isPositive();
        }
    }

    @Test
    void relationSignsOfAllStepsStandInOneColumn() {
        Expr wide = Expr.Symbol.of("loss");
        Block step = new Block.Step(
                1,
                List.of(new Inline.Text("Step")),
                List.of(),
                List.of(
                        Block.Line.of(Chain.of(Expr.Symbol.of("z")).equal(Expr.Num.of(1))),
                        Block.Line.of(Chain.goOn(Expr.Relation.Operator.EQUAL, Expr.Num.of(234))),
                        Block.Line.of(Chain.of(wide).equal(new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2))))));
        List<Double> columns = PdfText.firstOnLines(PdfText.bytes(titled("Columns", step)), "=");
        assertThat(columns).hasSize(3).allSatisfy(x -> assertThat(x).isCloseTo(columns.get(0), within(0.02)));
    }

    @Test
    void anEmptySheetHasOnePage() {
        assertThat(PdfText.pages(PdfText.bytes(titled("")))).isEqualTo(1);
    }

    @Test
    void sheetsInOneDocumentAreNumberedThrough() {
        Sheet handout = titled("Second")
                .under(new Head("Course", "Sheet 1", java.util.Optional.empty(), java.util.Optional.empty(), false));
        String text = text(titled("First"), handout);
        assertThat(text).contains("page 1 of 2", "page 2 of 2", "Course");
    }

    // ---- for whoever does not see it ----

    @Test
    void hasTitleLanguageAndMarks() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfText.bytes(LectureSheet.german()))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Musterlösung: ");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    @Test
    void headingsAndFormulasAreTagged() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfText.bytes(LectureSheet.english()))) {
            List<PDStructureElement> all = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), all);
            assertThat(all)
                    .extracting(PDStructureElement::getStructureType)
                    .contains("H1", "H2", "H3", "P", "Formula", "Figure");
            assertThat(all)
                    .filteredOn(element -> Set.of("Formula", "Figure").contains(element.getStructureType()))
                    .allSatisfy(element ->
                            assertThat(element.getAlternateDescription()).isNotBlank());
            assertThat(all)
                    .extracting(PDStructureElement::getAlternateDescription)
                    .anyMatch(words -> words != null && words.contains("W layer 1 times x plus b layer 1"));
        }
    }

    private static void collect(PDStructureNode node, List<PDStructureElement> all) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                collect(element, all);
            }
        }
    }

    @Test
    void partsAndStepsAreBookmarks() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfText.bytes(LectureSheet.english()))) {
            List<String> parts = new ArrayList<>();
            List<String> steps = new ArrayList<>();
            for (PDOutlineItem part :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                parts.add(part.getTitle());
                part.children().forEach(step -> steps.add(step.getTitle()));
            }
            assertThat(parts).allMatch(title -> title.startsWith("("));
            assertThat(steps).anyMatch(title -> title.startsWith("1 "));
        }
    }

    @Test
    void onlyPartsOfOurFontsAreInside() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfText.bytes(LectureSheet.english()))) {
            Set<String> names = new TreeSet<>();
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    names.add(font.getName());
                }
            }
            assertThat(names).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+Gradus(Roman|Sans|Math)-.*"));
        }
    }
}
