package org.gradus.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TeX makes of a document, in two runs.
 *
 * @param complaints what the log of the second run says; empty if nothing
 * @param lastPage how much of the last page is used, from 0 to 1
 */
public record PdfLatex(int pages, double lastPage, List<String> complaints) {
    public static final String PACKAGES =
            "apt-get install texlive-latex-base texlive-latex-recommended texlive-pictures"
                    + " texlive-lang-german lmodern texlive-luatex";

    private static final Pattern PAGES = Pattern.compile("Output written on [^(]*\\((\\d+) page");
    private static final Pattern LAST = Pattern.compile("LAST PAGE ([0-9.]+)pt of ([0-9.]+)pt");

    /** Sets {@code tex} with {@code engine} in {@code folder}. */
    public static PdfLatex of(String engine, String tex, Path folder) throws IOException, InterruptedException {
        String measured = tex.replace(
                "\\end{document}",
                "\\par\\typeout{LAST PAGE \\the\\pagetotal\\space of \\the\\textheight}\\end{document}");
        Files.writeString(folder.resolve("sheet.tex"), measured);
        Files.deleteIfExists(folder.resolve("sheet.aux"));
        run(engine, folder);
        String log = run(engine, folder);
        return new PdfLatex(
                (int) number(PAGES, log, 1),
                number(LAST, log, 1) / number(LAST, log, 2),
                log.lines().filter(PdfLatex::complains).toList());
    }

    private static double number(Pattern pattern, String log, int group) {
        Matcher matcher = pattern.matcher(log);
        return matcher.find() ? Double.parseDouble(matcher.group(group)) : Double.NaN;
    }

    private static String run(String engine, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(engine, "-interaction=nonstopmode", "-halt-on-error", "sheet.tex")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(engine + " does not end");
        }
        return Files.readString(folder.resolve("sheet.log"), StandardCharsets.ISO_8859_1);
    }

    private static boolean complains(String line) {
        return line.startsWith("!")
                || line.contains("Warning")
                || line.contains("Overfull")
                || line.contains("Underfull")
                || line.contains("Missing character");
    }
}
