package org.gradus.report.render.html;

import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Head;

/** Writes what only sheets of a course have. */
final class Course {
    private static final int ROW_IN_MM = 5;

    private final Markup out;
    private final Prose words;

    Course(Markup out, Prose words) {
        this.out = out;
        this.words = words;
    }

    /** What stands above the title. A logo is left out: it is a file of its own, and a page holds all that it shows. */
    void head(Head head) {
        if (!head.left().isEmpty() || !head.right().isEmpty()) {
            out.open("p", "class", "course").element("span", head.left()).element("span", head.right());
            out.close("p").line();
        }
    }

    /** The line for a name. */
    void names(Head.NameLine names) {
        out.open("p", "class", "names")
                .element("span", names.name() + ":")
                .element("span", names.number() + ":")
                .close("p")
                .line();
    }

    void space(Block.Space space) {
        String height = space.rows() * ROW_IN_MM + "mm";
        out.closed(
                        "svg",
                        "class",
                        space.ruling() == Block.Space.Ruling.SQUARES ? "space squares" : "space ruled",
                        "width",
                        "100%",
                        "height",
                        height,
                        "aria-hidden",
                        "true")
                .line();
    }

    void rules(Block.Rules rules) {
        out.open("ul", "class", "rules");
        for (Block.Rules.Rule rule : rules.rules()) {
            out.open("li").element("strong", rule.name() + ".").text(" ");
            words.write(rule.text());
            out.close("li");
        }
        out.close("ul").line();
    }
}
