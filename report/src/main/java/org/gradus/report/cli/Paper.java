package org.gradus.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.LatexRenderer;
import picocli.CommandLine.ParseResult;

/**
 * How sheets become documents.
 *
 * @param together whether all exercises stand in one document
 * @param fragment whether LaTeX is written to be put into another document
 * @param preamble the text that a LaTeX document begins with instead of ours
 * @param preambleFile where that comes from, so that no result is written over it
 */
record Paper(boolean together, boolean fragment, Optional<String> preamble, Optional<String> preambleFile) {
    private static final String CLASS = "\\documentclass";
    private static final String BEGIN = "\\begin{document}";
    private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\\\)%.*$");

    /** Throws a {@link UsageException} naming the option or file and what it may be. */
    static Paper of(ParseResult given, List<Format> formats, Limits limits) {
        boolean together = given.hasMatchedOption(Syntax.TOGETHER);
        boolean fragment = given.hasMatchedOption(Syntax.FRAGMENT);
        Optional<String> file = OptionValues.text(given, Syntax.PREAMBLE);
        if (together && formats.contains(Format.JSON)) {
            throw new UsageException(Syntax.TOGETHER + " makes one sheet of all; the JSON of each file stands alone");
        }
        if (fragment && file.isPresent()) {
            throw new UsageException(Syntax.FRAGMENT + " leaves the preamble out, " + Syntax.PREAMBLE + " names one");
        }
        if ((fragment || file.isPresent()) && !formats.contains(Format.TEX)) {
            throw new UsageException(
                    (fragment ? Syntax.FRAGMENT : Syntax.PREAMBLE) + " is for LaTeX only; add " + Syntax.TO + " tex");
        }
        return new Paper(together, fragment, file.map(name -> read(name, limits.bytes())), file);
    }

    /**
     * Of sheets that are called {@code name}.
     */
    LatexRenderer latex(String name) {
        return fragment
                ? LatexRenderer.ofFragments(name)
                : preamble.map(LatexRenderer::withPreamble).orElseGet(LatexRenderer::new);
    }

    private static String read(String name, int limit) {
        Path path = Target.path(name);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new UsageException(Syntax.PREAMBLE + ": " + name + " is no file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
        } catch (IOException e) {
            throw new UsageException(Syntax.PREAMBLE + ": " + name + ": " + Faults.reason(e));
        }
        if (bytes.length > limit) {
            throw new UsageException(Syntax.PREAMBLE + ": " + name + " is larger than " + limit
                    + " bytes; --limit bytes=N allows more, if this is no mistake");
        }
        return checked(name, decoded(name, bytes));
    }

    private static String decoded(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new UsageException(Syntax.PREAMBLE + ": " + name + " is not UTF-8; save it as UTF-8");
        }
    }

    private static String checked(String name, String text) {
        String code = COMMENT.matcher(text).replaceAll("");
        if (!code.contains(CLASS)) {
            throw new UsageException(
                    Syntax.PREAMBLE + ": " + name + " holds no " + CLASS + "; it stands for all before " + BEGIN);
        }
        if (code.contains(BEGIN)) {
            throw new UsageException(
                    Syntax.PREAMBLE + ": " + name + " holds " + BEGIN + "; it may hold only what stands before that");
        }
        return text;
    }
}
