package org.gradus.report.render.pdf.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** The fonts that a PDF may be printed with. Each is read once, when it is first used. */
public enum Typeface {
    ROMAN("roman", "GradusRoman-Regular", 80),
    ROMAN_BOLD("roman-bold", "GradusRoman-Bold", 140),
    SANS("sans", "GradusSans-Regular", 80),
    SANS_BOLD("sans-bold", "GradusSans-Bold", 140),
    MATH("math", "GradusMath-Regular", 80),
    /** Letters and signs that only names have: Cyrillic, Hebrew, arrows. */
    OTHERS("others", "GradusOthers-Regular", 90);

    private final String file;
    private final String postScriptName;
    private final int stem;

    Typeface(String file, String postScriptName, int stem) {
        this.file = file;
        this.postScriptName = postScriptName;
        this.stem = stem;
    }

    /** The name in the PDF, without the tag of the part that is embedded. */
    public String postScriptName() {
        return postScriptName;
    }

    /** How thick its stems are, in thousandths of an em. */
    public int stem() {
        return stem;
    }

    /** Whether it has no serifs. */
    public boolean isSans() {
        return this == SANS || this == SANS_BOLD || this == OTHERS;
    }

    public FontFile font() {
        return Loaded.FONTS.computeIfAbsent(this, face -> new FontFile(resource(face.file + ".ttf")));
    }

    /** The glyph of a character; absent where the font has none. */
    public OptionalInt glyph(int character) {
        return font().glyph(character);
    }

    /** The characters that a glyph stands for, for whoever copies or reads the text. */
    public String text(int glyph) {
        return GlyphTexts.of(this).getOrDefault(glyph, "\ufffd");
    }

    /** How much further apart than usual, in em, these two characters stand; 0 for most. */
    public double kern(int first, int second) {
        return this == MATH || this == OTHERS
                ? 0
                : Loaded.KERNS.computeIfAbsent(this, Typeface::kerns).getOrDefault((long) first << 32 | second, 0.0);
    }

    private static Map<Long, Double> kerns(Typeface face) {
        Map<Long, Double> kerns = new HashMap<>();
        lines(face.file + ".kern").forEach(line -> {
            String[] words = line.split(" ");
            long pair = Long.parseLong(words[0]) << 32 | Long.parseLong(words[1]);
            kerns.put(pair, Integer.parseInt(words[2]) / 1000.0);
        });
        return kerns;
    }

    /** The lines of a resource beside this class. */
    static List<String> lines(String name) {
        return new String(resource(name), StandardCharsets.US_ASCII).lines().toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Typeface.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Filled as fonts are asked for; safe for several threads. */
    private static final class Loaded {
        private static final Map<Typeface, FontFile> FONTS = new ConcurrentHashMap<>();
        private static final Map<Typeface, Map<Long, Double>> KERNS = new ConcurrentHashMap<>();
    }
}
