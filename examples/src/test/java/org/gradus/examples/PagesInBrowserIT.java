package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.report.Chromium;
import org.gradus.report.NeedsTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as readers have them: on phones and screens, in the dark, on paper, by mouse and by keyboard, with and without a script. */
@NeedsTool(value = Chromium.PROGRAM, install = Chromium.PACKAGES)
class PagesInBrowserIT {
    /** The text of A4 with our margins, in pixels of CSS. */
    private static final int PAPER = 658;

    private static final int TAB = 9;
    private static final int ESCAPE = 27;
    private static final int RIGHT = 39;
    private static final int ENTER = 13;

    private static final String RESULT = "#step-1 details .line:last-of-type .r .c:last-of-type .v";

    private static Chromium browser;

    @TempDir
    private Path folder;

    private static Chromium browser() {
        if (browser == null) {
            browser = Chromium.start();
        }
        browser.scripts(true);
        browser.media(false, false);
        browser.width(1400);
        return browser;
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    static List<Path> exercises() {
        return Gradus.exercises();
    }

    private Chromium open(HtmlPage page) {
        Chromium open = browser();
        open.open(page.in(folder, "page.html"));
        return open;
    }

    private Chromium lecture() {
        return open(HtmlPage.ofExercise(Gradus.EXERCISES.resolve("lecture-1.yaml"), "en"));
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyPageFitsAndKeepsToItself(Path exercise) throws IOException {
        Chromium page = open(HtmlPage.ofExercise(exercise, "de"));
        for (int width : new int[] {360, 800, 1400}) {
            page.width(width);
            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("at %d pixels", width)
                    .isLessThanOrEqualTo(width);
        }
        assertThat(page.complaints()).isEmpty();
        page.evaluate(axe());
        assertThat(violations(page)).isEmpty();
        page.media(true, false);
        assertThat(violations(page)).as("in the dark").isEmpty();
        page.width(PAPER);
        page.media(false, true);
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > "
                                        + (PAPER + 2) + ").map(e => e.outerHTML.slice(0, 200)).join('\\n')")
                        .asString(""))
                .as("on paper")
                .isEmpty();
        assertThat(page.requests()).allMatch(request -> request.startsWith("data:") || request.endsWith("/page.html"));
    }

    private static String axe() throws IOException {
        String name = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
        try (InputStream script = PagesInBrowserIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String violations(Chromium page) {
        return page.evaluate(
                        "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(v => v.id + ': '"
                                + " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')).join('\\n'))")
                .asString("");
    }

    // ---- where numbers come from ----

    private static String tip(Chromium page) {
        return page.evaluate("document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent")
                .asString("");
    }

    private static String said(Chromium page) {
        return page.evaluate("document.getElementById('say').textContent").asString("");
    }

    private static int count(Chromium page, String selector) {
        return page.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    @Test
    void theMouseOverANumberNamesItsFormulaAndRingsItsSources() {
        Chromium page = lecture();
        page.point(RESULT, false);
        assertThat(tip(page)).startsWith("z11=w111x1+w121x2+b11=1·1+1·0+1=2step 1");
        // w_11, w_12, x_1, x_2 and b_1: where they are given, in the step, and in the picture
        assertThat(count(page, ".given .src")).isEqualTo(5);
        assertThat(count(page, "#step-1 mtr.rw")).isEqualTo(1);
        assertThat(count(page, "svg .src path")).isGreaterThanOrEqualTo(2);
        assertThat(count(page, "svg .src circle")).isEqualTo(2);
        assertThat(count(page, "#step-3 .src")).isZero();
        page.point("h1", false);
        assertThat(tip(page)).isEmpty();
        assertThat(count(page, ".src, .tgt, .use, .rw")).isZero();
    }

    @Test
    void aClickPinsAndEscapeFrees() {
        Chromium page = lecture();
        page.point(RESULT, true);
        page.point("h1", false);
        assertThat(tip(page)).contains("z11").contains("pinned");
        page.key("Escape", ESCAPE);
        assertThat(tip(page)).isEmpty();
        assertThat(said(page)).isEmpty();
    }

    @Test
    void theKeyboardReachesEveryNumber() {
        Chromium page = lecture();
        page.evaluate("document.querySelector('#step-1 summary').focus()");
        page.key("Tab", TAB);
        assertThat(said(page)).contains("w 1 1, layer 1, equals 1, given");
        page.key("ArrowRight", RIGHT);
        assertThat(said(page)).contains("w 1 2, layer 1");
        page.key("End", 35);
        assertThat(said(page)).contains("z 3 layer 1: minus 2");
        page.key("Enter", ENTER);
        assertThat(tip(page)).contains("pinned");
        page.key("Escape", ESCAPE);
        assertThat(tip(page)).isEmpty();
        assertThat(count(page, ".v[tabindex]")).isZero();
    }

    // ---- brief and full, paper, no script ----

    @Test
    void briefFoldsTheCalculationsAndShowsTheirResults() {
        Chromium page = lecture();
        assertThat(visible(page, "#step-1 .sum")).isFalse();
        page.evaluate("document.querySelector('.tools button').click()");
        assertThat(count(page, "details[open]")).isZero();
        assertThat(visible(page, "#step-1 .sum")).isTrue();
        page.evaluate("document.querySelectorAll('.tools button')[1].click()");
        assertThat(count(page, "details:not([open])")).isZero();
    }

    private static boolean visible(Chromium page, String selector) {
        return page.evaluate("document.querySelector('" + selector + "').getBoundingClientRect().width > 0")
                .asBoolean();
    }

    @Test
    void isReadWithoutAScript() {
        HtmlPage page = HtmlPage.ofExercise(Gradus.EXERCISES.resolve("lecture-1.yaml"), "en");
        Chromium open = browser();
        open.scripts(false);
        open.open(page.in(folder, "page.html"));
        assertThat(open.pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(visible(open, "#step-1 details .line")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lecture-1", "mazur-2-2-2", "batch-german"})
    @NeedsTool(value = "pdftotext", install = "apt-get install poppler-utils")
    void isPrintedWhole(String exercise) throws Exception {
        Chromium page = open(HtmlPage.ofExercise(Gradus.EXERCISES.resolve(exercise + ".yaml"), "en"));
        page.evaluate("document.querySelector('.tools button').click()");
        Path pdf = Files.write(folder.resolve("page.pdf"), page.pdf());
        String printed = new Shell(folder, Map.of())
                .run("pdftotext -layout \"$1\" -", pdf.toString())
                .out();
        int steps = count(page, ".step");
        for (int step = 1; step <= steps; step++) {
            assertThat(printed).contains("(" + step + ")");
        }
        assertThat(printed).contains("page 1 of").contains("Worked solution");
    }
}
