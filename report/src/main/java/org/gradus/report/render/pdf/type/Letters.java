package org.gradus.report.render.pdf.type;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.render.pdf.font.FontFile;
import org.gradus.report.render.pdf.font.MathMeasures;
import org.gradus.report.render.pdf.font.Typeface;

/** Sets words: every character in a font that has it, and what no font has as its name, {@code [U+1F600]}. */
public final class Letters {
    private static final String[] LIGATURES = {"ffi", "ffl", "ff", "fi", "fl"};
    private static final int[] LIGATURE_CHARACTERS = {0xfb03, 0xfb04, 0xfb00, 0xfb01, 0xfb02};

    private static final int FIRST_ACCENT = 0x300;

    /** Letters of the other font are larger than ours. */
    private static final double SIZE_OF_OTHERS = 0.9;

    private static final int EM_SPACE = 0x2003;
    private static final String BLANKS = "\u00a0\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";

    private Letters() {}

    /** How letters look. */
    public record Look(Typeface face, double size, int colour) {
        public Look in(Typeface other) {
            return new Look(other, size, colour);
        }

        public Look at(double other) {
            return new Look(face, other, colour);
        }

        public Look coloured(int other) {
            return new Look(face, size, other);
        }
    }

    /** The words in one line. */
    public static Box set(String words, Look look) {
        String shown = ordered(HiddenCharacters.shown(composed(words)));
        List<Box> boxes = new ArrayList<>();
        Collector collector = new Collector(look, boxes);
        for (int i = 0; i < shown.length(); ) {
            int ligature = ligature(shown, i, look.face());
            if (ligature >= 0) {
                collector.add(look.face(), LIGATURE_CHARACTERS[ligature]);
                i += LIGATURES[ligature].length();
            } else {
                int character = shown.codePointAt(i);
                collector.add(character);
                i += Character.charCount(character);
            }
        }
        collector.flush();
        return Boxes.row(boxes);
    }

    /** A letter with its accent as one character, where there is one. */
    private static String composed(String words) {
        boolean plain = words.chars().allMatch(c -> c < FIRST_ACCENT);
        return plain ? words : Normalizer.normalize(words, Normalizer.Form.NFC);
    }

    private static int ligature(String text, int at, Typeface face) {
        if (text.charAt(at) != 'f') {
            return -1;
        }
        for (int i = 0; i < LIGATURES.length; i++) {
            if (text.startsWith(LIGATURES[i], at)
                    && face.glyph(LIGATURE_CHARACTERS[i]).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** One character of the font of formulas. */
    static Atom character(int character, Style style, int colour, Atom.Kind kind) {
        OptionalInt glyph = Typeface.MATH.glyph(character);
        if (glyph.isEmpty()) {
            Box box = set(Character.toString(character), new Look(Typeface.ROMAN, style.em(), colour));
            return Atom.of(kind, box);
        }
        double italic = MathMeasures.get().italic(glyph.getAsInt()) * style.em();
        Box box = glyph(Typeface.MATH, glyph.getAsInt(), style.em(), colour);
        return new Atom(kind, kind, box, italic, true);
    }

    /** One glyph. */
    static Box glyph(Typeface face, int glyph, double size, int colour) {
        return run(face, new int[] {glyph}, new double[0], size, colour);
    }

    private static Box run(Typeface face, int[] glyphs, double[] kerns, double size, int colour) {
        FontFile font = face.font();
        double width = Arrays.stream(kerns).sum();
        double height = 0;
        double depth = 0;
        for (int glyph : glyphs) {
            FontFile.Bounds bounds = font.bounds(glyph);
            width += font.advance(glyph);
            height = Math.max(height, bounds.top());
            depth = Math.max(depth, -bounds.bottom());
        }
        return new Glyphs(new Pen.Run(face, size, colour, glyphs, kerns), size * width, size * height, size * depth);
    }

    private record Glyphs(Pen.Run run, double width, double height, double depth) implements Box {
        @Override
        public void draw(Pen pen, double x, double y) {
            pen.text(run, x, y);
        }
    }

    /** What is written from right to left is turned round, so that it can be drawn from left to right. */
    private static String ordered(String text) {
        char[] characters = text.toCharArray();
        if (!Bidi.requiresBidi(characters, 0, characters.length)) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        StringBuilder out = new StringBuilder(text.length());
        for (int run : order) {
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            out.append(bidi.getRunLevel(run) % 2 == 0 ? part : reversed(ArabicForms.joined(part)));
        }
        return out.toString();
    }

    private static String reversed(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        for (int i = characters.length - 1; i >= 0; i--) {
            out.appendCodePoint(mirrored(characters[i]));
        }
        return out.toString();
    }

    private static int mirrored(int character) {
        String pairs = "()[]{}<>«»";
        int at = pairs.indexOf(character);
        return at < 0 ? character : pairs.charAt(at ^ 1);
    }

    /** Gathers glyphs of one font. */
    private static final class Collector {
        private final Look look;
        private final List<Box> boxes;
        private final List<Integer> glyphs = new ArrayList<>();
        private final List<Double> kerns = new ArrayList<>();
        private Typeface face;
        private int before = -1;

        Collector(Look look, List<Box> boxes) {
            this.look = look;
            this.boxes = boxes;
            this.face = look.face();
        }

        void add(int character) {
            if (character == EM_SPACE) {
                add(look.face(), ' ');
                double rest = 1 - look.face().font().advance(glyphs.get(glyphs.size() - 1));
                kerns.set(kerns.size() - 1, rest);
                return;
            }
            int shown = BLANKS.indexOf(character) >= 0 ? ' ' : character;
            for (Typeface candidate : List.of(look.face(), Typeface.MATH, Typeface.OTHERS)) {
                if (candidate.glyph(shown).isPresent()) {
                    add(candidate, shown);
                    return;
                }
            }
            HiddenCharacters.name(shown).codePoints().forEach(c -> add(look.face(), c));
        }

        void add(Typeface in, int character) {
            if (in != face) {
                flush();
                face = in;
            }
            if (before >= 0) {
                kerns.set(kerns.size() - 1, kerns.get(kerns.size() - 1) + face.kern(before, character));
            }
            glyphs.add(in.glyph(character).orElseThrow());
            kerns.add(0.0);
            before = character;
        }

        void flush() {
            if (!glyphs.isEmpty()) {
                int[] all = glyphs.stream().mapToInt(Integer::intValue).toArray();
                double[] apart = kerns.stream().mapToDouble(Double::doubleValue).toArray();
                boolean moved = Arrays.stream(apart).anyMatch(kern -> kern != 0);
                double size = (face == Typeface.OTHERS ? SIZE_OF_OTHERS : 1) * look.size();
                boxes.add(run(face, all, moved ? apart : new double[0], size, look.colour()));
            }
            glyphs.clear();
            kerns.clear();
            before = -1;
        }
    }
}
