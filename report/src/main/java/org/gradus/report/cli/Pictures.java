package org.gradus.report.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.cli.many.Result;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.render.figure.SvgWriter;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Sheet;

/** The pictures that are written beside a Markdown file in a folder, which names them. */
final class Pictures {
    private final Path markdown;
    private final Map<Path, String> files = new LinkedHashMap<>();

    /** @param markdown the file that names them */
    Pictures(Path markdown) {
        this.markdown = markdown;
    }

    /** The Markdown of the sheets, with their pictures. */
    String print(List<Sheet> sheets, MarkdownRenderer renderer) {
        for (Sheet sheet : sheets) {
            SvgWriter svg = SvgWriter.of(sheet);
            for (Block block : sheet.blocks()) {
                for (Drawing drawing : drawings(block)) {
                    files.put(markdown.resolveSibling(name(drawing)), svg.standalone(drawing));
                }
            }
        }
        return renderer.withPictures(drawing -> encoded(name(drawing))).render(sheets);
    }

    private static List<Drawing> drawings(Block block) {
        if (block instanceof Block.Figure figure) {
            return figure.drawings();
        }
        return block instanceof Block.Overview overview
                ? overview.drawing().stream().toList()
                : List.of();
    }

    private String name(Drawing drawing) {
        return Target.stem(markdown.toString()) + "-" + drawing.name() + ".svg";
    }

    /** As an address: letters, digits and a few signs stand for themselves. */
    private static String encoded(String name) {
        StringBuilder address = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
            address.append(plain ? Character.toString(c) : String.format("%%%02X", (int) c));
        }
        return address.toString();
    }

    /** The files. */
    List<Result> results() {
        List<Result> results = new ArrayList<>();
        files.forEach((file, svg) -> results.add(Result.of(Optional.of(file), Printer.bytes(svg))));
        return results;
    }
}
