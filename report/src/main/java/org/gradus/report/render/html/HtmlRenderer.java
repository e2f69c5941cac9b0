package org.gradus.report.render.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.Renderer;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Sheet;

/**
 * Prints sheets as one page of HTML that needs nothing else: no script to be read, no other file, no request to anywhere. With a script it says of
 * each number where it comes from.
 */
public final class HtmlRenderer implements Renderer {
    @Override
    public void render(Sheet sheet, Appendable out) throws IOException {
        out.append(render(List.of(sheet)));
    }

    /** All sheets on one page. */
    public String render(List<Sheet> sheets) {
        Markup body = new Markup();
        List<Numbers> numbers = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            Numbers own = new Numbers(
                    sheets.get(i).provenance(), i == 0 ? 0 : numbers.get(i - 1).next());
            numbers.add(own);
            sheet(sheets.get(i), own, sheets.size() == 1 ? "" : "s" + (i + 1) + "-", body);
        }
        return new Page(sheets, numbers).around(body.toString());
    }

    private static void sheet(Sheet sheet, Numbers numbers, String prefix, Markup out) {
        Language language = Language.of(sheet.language());
        Blocks blocks = new Blocks(out, sheet, numbers, prefix);
        out.open("div", "class", "page layers" + sheet.layers(), "lang", language.code())
                .line();
        sheet.head().ifPresent(blocks.course()::head);
        out.open("header").open("h1");
        blocks.words().write(sheet.title());
        out.close("h1")
                .element("p", sheet.kind(), "class", "kind")
                .close("header")
                .line();
        sheet.head().flatMap(Head::names).ifPresent(blocks.course()::names);
        out.open("div", "class", "text").open("p");
        blocks.words().write(sheet.question());
        out.close("p").close("div").line();
        blocks.aside(sheet.blocks());
        out.open("div", "class", "body").line();
        blocks.write(sheet.blocks());
        blocks.end();
        out.close("div").close("div").line();
    }
}
