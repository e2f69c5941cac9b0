package org.gradus.report.render.pdf.font;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which characters glyphs stand for, found once for each font. */
final class GlyphTexts {
    private static final Map<Typeface, Map<Integer, String>> ALL = new ConcurrentHashMap<>();
    private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl"};
    private static final int FIRST_LIGATURE = 0xfb00;

    private GlyphTexts() {}

    static Map<Integer, String> of(Typeface face) {
        return ALL.computeIfAbsent(face, GlyphTexts::find);
    }

    /** Large fences and their pieces have no character of their own. */
    private static Map<Integer, String> find(Typeface face) {
        Map<Integer, String> texts = new HashMap<>();
        if (face == Typeface.MATH) {
            MathMeasures.get()
                    .meanings()
                    .forEach((glyph, character) -> texts.put(glyph, Character.toString(character)));
        }
        face.font().characters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> texts.putIfAbsent(entry.getValue(), text(entry.getKey())));
        return texts;
    }

    private static String text(int character) {
        int ligature = character - FIRST_LIGATURE;
        return ligature >= 0 && ligature < LIGATURES.length ? LIGATURES[ligature] : Character.toString(character);
    }
}
