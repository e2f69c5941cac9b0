package org.gradus.report.render.html;

import java.util.Map;
import org.gradus.report.sheet.Palette;

/** The colours of layers in a style sheet, on white and on black paper. */
final class Colours {
    /** The colours of {@link Palette} as bright as dark paper needs them, all over 4.5:1 on it. */
    private static final Map<String, String> ON_DARK = Map.of(
            "005A9C", "7cb8f0",
            "A63D00", "ffa06b",
            "00664B", "58c9a0",
            "7A3E9D", "d0a2f0",
            "7A5C00", "dcbc5a",
            "9C1F6B", "f597c8",
            "006475", "5fc8dc",
            "5C4A42", "cbb6aa",
            "4B4FA8", "aab0ff");

    private Colours() {}

    /** Of a sheet whose network has this many layers: variables {@code --layer0}, … and the classes that use them. */
    static String of(int layers) {
        Palette palette = new Palette(layers);
        String page = ".layers" + layers;
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        StringBuilder classes = new StringBuilder();
        for (int layer = 0; layer <= palette.last(); layer++) {
            String colour = palette.colour(layer);
            light.append("--layer").append(layer).append(":#").append(colour).append(';');
            dark.append("--layer")
                    .append(layer)
                    .append(":#")
                    .append(ON_DARK.get(colour))
                    .append(';');
            classes.append(
                    page + " .c" + layer + "," + page + " .ink-layer" + layer + "{color:var(--layer" + layer + ")}");
        }
        String answer = "--answer:var(--layer" + palette.last() + ")";
        return page + "{" + light + answer + "}@media screen and (prefers-color-scheme:dark){" + page + "{" + dark
                + "}}" + classes + "\n";
    }
}
