package org.gradus.report.render.pdf.font;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** A TrueType font: the numbers that a typesetter needs, and its tables. Lengths are in em. Immutable once read. */
public final class FontFile {
    /** The glyph for what a font does not have. */
    private static final int MISSING = 0;

    private final byte[] bytes;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int unitsPerEm;
    private final int count;
    private final int[] advances;
    private final int[] offsets;
    private final Bounds[] bounds;

    /** Where a table lies. */
    record Table(int offset, int length) {}

    /** What a glyph covers. */
    public record Bounds(double left, double bottom, double right, double top) {
        static final Bounds NONE = new Bounds(0, 0, 0, 0);
    }

    FontFile(byte[] bytes) {
        this.bytes = bytes.clone();
        ByteBuffer in = ByteBuffer.wrap(this.bytes);
        int number = in.getShort(4);
        for (int i = 0; i < number; i++) {
            int at = 12 + 16 * i;
            String tag = new String(this.bytes, at, 4, java.nio.charset.StandardCharsets.US_ASCII);
            tables.put(tag, new Table(in.getInt(at + 8), in.getInt(at + 12)));
        }
        int head = table("head").offset();
        this.unitsPerEm = unsigned(in, head + 18);
        this.count = unsigned(in, table("maxp").offset() + 4);
        this.advances = advances(in);
        this.offsets = offsets(in, in.getShort(head + 50) == 1);
        this.bounds = new Bounds[count];
        for (int glyph = 0; glyph < count; glyph++) {
            bounds[glyph] = bounds(in, glyph);
        }
        readCharacters(in);
    }

    private static int unsigned(ByteBuffer in, int at) {
        return in.getShort(at) & 0xffff;
    }

    private int[] advances(ByteBuffer in) {
        int given = unsigned(in, table("hhea").offset() + 34);
        int at = table("hmtx").offset();
        int[] result = new int[count];
        for (int glyph = 0; glyph < count; glyph++) {
            result[glyph] = unsigned(in, at + 4 * Math.min(glyph, given - 1));
        }
        return result;
    }

    private int[] offsets(ByteBuffer in, boolean isLong) {
        int at = table("loca").offset();
        int[] result = new int[count + 1];
        for (int glyph = 0; glyph <= count; glyph++) {
            result[glyph] = isLong ? in.getInt(at + 4 * glyph) : 2 * unsigned(in, at + 2 * glyph);
        }
        return result;
    }

    private Bounds bounds(ByteBuffer in, int glyph) {
        if (offsets[glyph + 1] == offsets[glyph]) {
            return Bounds.NONE;
        }
        int at = table("glyf").offset() + offsets[glyph];
        double em = unitsPerEm;
        return new Bounds(
                in.getShort(at + 2) / em, in.getShort(at + 4) / em, in.getShort(at + 6) / em, in.getShort(at + 8) / em);
    }

    /** Of the tables of characters the one that knows most: format 12, else format 4. */
    private void readCharacters(ByteBuffer in) {
        int cmap = table("cmap").offset();
        int number = unsigned(in, cmap + 2);
        int best = -1;
        for (int i = 0; i < number; i++) {
            int at = cmap + in.getInt(cmap + 4 + 8 * i + 4);
            int format = unsigned(in, at);
            if (format == 12 || format == 4 && best < 0) {
                best = at;
            }
        }
        if (unsigned(in, best) == 12) {
            readGroups(in, best);
        } else {
            readSegments(in, best);
        }
    }

    private void readGroups(ByteBuffer in, int at) {
        int groups = in.getInt(at + 12);
        for (int i = 0; i < groups; i++) {
            int group = at + 16 + 12 * i;
            int first = in.getInt(group);
            int last = in.getInt(group + 4);
            for (int c = first; c <= last; c++) {
                glyphs.put(c, in.getInt(group + 8) + c - first);
            }
        }
    }

    private void readSegments(ByteBuffer in, int at) {
        int twice = unsigned(in, at + 6);
        for (int i = 0; i < twice; i += 2) {
            int end = unsigned(in, at + 14 + i);
            int start = unsigned(in, at + 16 + twice + i);
            int delta = unsigned(in, at + 16 + 2 * twice + i);
            int rangeAt = at + 16 + 3 * twice + i;
            int range = unsigned(in, rangeAt);
            for (int c = start; c <= end && c != 0xffff; c++) {
                int glyph = range == 0 ? c + delta : unsigned(in, rangeAt + range + 2 * (c - start)) + delta;
                if ((glyph & 0xffff) != MISSING) {
                    glyphs.put(c, glyph & 0xffff);
                }
            }
        }
    }

    Table table(String tag) {
        Table table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("the font has no table " + tag);
        }
        return table;
    }

    /** A copy of a table. */
    byte[] bytes(String tag) {
        Table table = table(tag);
        byte[] copy = new byte[table.length()];
        System.arraycopy(bytes, table.offset(), copy, 0, copy.length);
        return copy;
    }

    /** The outline of a glyph; empty for a blank. */
    byte[] outline(int glyph) {
        byte[] copy = new byte[offsets[glyph + 1] - offsets[glyph]];
        System.arraycopy(bytes, table("glyf").offset() + offsets[glyph], copy, 0, copy.length);
        return copy;
    }

    /** The glyph of a character; absent where the font has none. */
    public OptionalInt glyph(int character) {
        Integer glyph = glyphs.get(character);
        return glyph == null ? OptionalInt.empty() : OptionalInt.of(glyph);
    }

    /** The characters and their glyphs. */
    Map<Integer, Integer> characters() {
        return glyphs;
    }

    public double advance(int glyph) {
        return advances[glyph] / (double) unitsPerEm;
    }

    public Bounds bounds(int glyph) {
        return bounds[glyph];
    }

    /** Of the whole font, from its head. */
    public Bounds bounds() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int head = table("head").offset();
        double em = unitsPerEm;
        return new Bounds(
                in.getShort(head + 36) / em,
                in.getShort(head + 38) / em,
                in.getShort(head + 40) / em,
                in.getShort(head + 42) / em);
    }

    public double ascent() {
        return ByteBuffer.wrap(bytes).getShort(table("hhea").offset() + 4) / (double) unitsPerEm;
    }

    public double descent() {
        return ByteBuffer.wrap(bytes).getShort(table("hhea").offset() + 6) / (double) unitsPerEm;
    }

    /** How many glyphs it has. */
    int count() {
        return count;
    }
}
