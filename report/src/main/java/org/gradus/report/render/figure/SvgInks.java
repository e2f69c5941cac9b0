package org.gradus.report.render.figure;

import java.util.Optional;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Palette;

/** How SVG names colours: as themselves, or as classes of a page. */
final class SvgInks {
    private final Optional<Palette> palette;

    private SvgInks(Optional<Palette> palette) {
        this.palette = palette;
    }

    static SvgInks of(Palette palette) {
        return new SvgInks(Optional.of(palette));
    }

    static SvgInks ofClasses() {
        return new SvgInks(Optional.empty());
    }

    /** The attributes of a line. */
    String stroke(Ink ink) {
        return palette.map(own -> " stroke=\"" + colour(own, ink) + "\"")
                .orElseGet(() -> " class=\"" + name(ink) + "\" stroke=\"currentColor\"");
    }

    /** Those of letters and full shapes. */
    String fill(Ink ink) {
        return palette.map(own -> " fill=\"" + colour(own, ink) + "\"")
                .orElseGet(() -> " class=\"" + name(ink) + "\" fill=\"currentColor\"");
    }

    /** Those of what is as white as the paper, with a line around it. */
    String paper(Ink line) {
        return palette.map(own -> " fill=\"#fff\" stroke=\"" + colour(own, line) + "\"")
                .orElseGet(() -> " class=\"paper " + name(line) + "\" stroke=\"currentColor\"");
    }

    /** Those of what is as white as the paper. */
    String paper() {
        return palette.isPresent() ? " fill=\"#fff\"" : " class=\"paper\"";
    }

    /** What takes the colour of a full circle's inside. */
    String full(Ink ink) {
        return fill(ink)
                + palette.map(own -> " stroke=\"" + colour(own, ink) + "\"").orElse(" stroke=\"currentColor\"");
    }

    private static String name(Ink ink) {
        if (ink.layer().isPresent()) {
            return "ink-layer" + ink.layer().getAsInt();
        }
        return switch (ink.tone()) {
            case BLACK -> "ink-black";
            case GREY -> "ink-grey";
            case PALE -> "ink-pale";
        };
    }

    private static String colour(Palette palette, Ink ink) {
        if (ink.layer().isPresent()) {
            return "#" + palette.colour(ink.layer().getAsInt());
        }
        return switch (ink.tone()) {
            case BLACK -> "#1a1a1a";
            case GREY -> "#595959";
            case PALE -> "#b8b8b8";
        };
    }
}
