package org.gradus.report.render.html;

import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;

/** The page around its sheets: what it looks like, what it does, and a policy that allows nothing else. */
final class Page {
    private static final String SCRIPT = Resources.text("page.js");
    private static final String SCRIPT_HASH = Resources.hash(SCRIPT);
    private static final String STYLE = Resources.text("page.css")
            .replace("gradus-math.woff2", "data:font/woff2;base64," + base64("gradus-math.woff2"));
    private static final String STYLE_HASH = Resources.hash(STYLE);

    private final List<Sheet> sheets;
    private final List<Numbers> numbers;

    Page(List<Sheet> sheets, List<Numbers> numbers) {
        this.sheets = sheets;
        this.numbers = numbers;
    }

    private static String base64(String name) {
        return Base64.getEncoder().encodeToString(Resources.bytes(name));
    }

    String around(String body) {
        Sheet first = sheets.get(0);
        Language language = Language.of(first.language());
        Markup out = new Markup();
        out.raw("<!doctype html>\n").open("html", "lang", language.code()).line();
        out.open("head").line().empty("meta", "charset", "utf-8").line();
        String colours = colours() + foot(first, language);
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(Resources.hash(colours)))
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.element("title", title(first)).line();
        out.open("style").raw(STYLE).close("style").line();
        out.open("style").raw(colours).close("style").line();
        out.close("head").line().open("body").line().open("main").line();
        out.raw(body);
        out.open("div", "id", "tip", "hidden", "hidden").close("div");
        out.open("p", "id", "say", "role", "status").close("p").line();
        out.close("main").line();
        out.open("script", "type", "application/json", "id", "numbers")
                .raw(NumbersJson.of(sheets, numbers, Vocabulary.of(language)))
                .close("script")
                .line();
        out.open("script").raw(SCRIPT).close("script").line();
        return out.close("body").line().close("html").line().toString();
    }

    private static String policy(String colours) {
        return "default-src 'none'; style-src " + STYLE_HASH + " " + colours + "; script-src " + SCRIPT_HASH
                + "; font-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String title(Sheet sheet) {
        String title = Prose.plain(sheet.title()).strip();
        return title.isEmpty() ? sheet.kind() : sheet.kind().isEmpty() ? title : title + " – " + sheet.kind();
    }

    /** The colours of the layers of each sheet. */
    private String colours() {
        StringBuilder css = new StringBuilder();
        TreeSet<Integer> depths = new TreeSet<>();
        sheets.forEach(sheet -> depths.add(sheet.layers()));
        depths.forEach(layers -> css.append(Colours.of(layers)));
        return css.toString();
    }

    /** What stands at the foot of each printed page. */
    private String foot(Sheet first, Language language) {
        String title = Prose.plain(first.title()).strip();
        String words = title + (title.isEmpty() || first.kind().isEmpty() ? "" : " · ") + first.kind();
        return "@page{@bottom-left{content:" + CssText.quoted(words) + "}@bottom-right{content:"
                + CssText.quoted(language.page() + " ") + " counter(page) " + CssText.quoted(" " + language.of() + " ")
                + " counter(pages)}}\n";
    }
}
