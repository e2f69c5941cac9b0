package org.gradus.report.render.pdf.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The part of a font that a document needs. Glyphs keep their numbers, so that text can be written before it is known which are used; the
 * outlines of all others are left out.
 */
public final class Subset {
    private static final int ARGUMENTS_ARE_WORDS = 1;
    private static final int HAS_SCALE = 8;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int HAS_TWO_SCALES = 0x40;
    private static final int HAS_MATRIX = 0x80;

    private final Typeface face;
    private final BitSet used;

    /** @param used the glyphs */
    public Subset(Typeface face, BitSet used) {
        this.face = face;
        this.used = (BitSet) used.clone();
    }

    /** The glyphs, in order. */
    public int[] glyphs() {
        return used.stream().toArray();
    }

    /** Six capital letters by which programs tell this part of the font from others. */
    public String tag() {
        CRC32 sum = new CRC32();
        sum.update(used.toByteArray());
        long value = sum.getValue();
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + value % 26));
            value /= 26;
        }
        return tag.toString();
    }

    /** The characters that a glyph stands for, for whoever copies or reads the text. */
    public String text(int glyph) {
        return face.text(glyph);
    }

    /** A TrueType font with the tables that a PDF asks for. */
    public byte[] bytes() {
        FontFile font = face.font();
        BitSet drawn = withComponents(font);
        int count = drawn.length();
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        ByteBuffer offsets = ByteBuffer.allocate(4 * (count + 1));
        for (int glyph = 0; glyph < count; glyph++) {
            offsets.putInt(outlines.size());
            if (drawn.get(glyph)) {
                byte[] outline = font.outline(glyph);
                outlines.writeBytes(outline);
                outlines.writeBytes(new byte[-outline.length & 3]);
            }
        }
        offsets.putInt(outlines.size());
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("glyf", outlines.toByteArray());
        tables.put("head", with(font.bytes("head"), 50, 1));
        tables.put("hhea", with(font.bytes("hhea"), 34, count));
        tables.put("hmtx", metrics(font, count));
        tables.put("loca", offsets.array());
        tables.put("maxp", with(font.bytes("maxp"), 4, count));
        return assembled(tables);
    }

    private BitSet withComponents(FontFile font) {
        BitSet drawn = (BitSet) used.clone();
        drawn.set(0);
        for (int glyph = drawn.nextSetBit(0); glyph >= 0; glyph = drawn.nextSetBit(glyph + 1)) {
            addComponents(font, glyph, drawn);
        }
        return drawn;
    }

    private static void addComponents(FontFile font, int glyph, BitSet drawn) {
        ByteBuffer in = ByteBuffer.wrap(font.outline(glyph));
        if (in.capacity() == 0 || in.getShort(0) >= 0) {
            return;
        }
        int at = 10;
        int flags;
        do {
            flags = in.getShort(at);
            int component = in.getShort(at + 2) & 0xffff;
            if (!drawn.get(component)) {
                drawn.set(component);
                addComponents(font, component, drawn);
            }
            at += 4 + ((flags & ARGUMENTS_ARE_WORDS) != 0 ? 4 : 2);
            at += (flags & HAS_SCALE) != 0 ? 2 : (flags & HAS_TWO_SCALES) != 0 ? 4 : (flags & HAS_MATRIX) != 0 ? 8 : 0;
        } while ((flags & MORE_COMPONENTS) != 0);
    }

    private static byte[] with(byte[] table, int at, int value) {
        ByteBuffer.wrap(table).putShort(at, (short) value);
        return table;
    }

    /** Advance and left bearing of each glyph; of those left out 0, which takes less room. */
    private byte[] metrics(FontFile font, int count) {
        ByteBuffer in = ByteBuffer.wrap(font.bytes("hmtx"));
        int given = ByteBuffer.wrap(font.bytes("hhea")).getShort(34) & 0xffff;
        ByteBuffer out = ByteBuffer.allocate(4 * count);
        for (int glyph = 0; glyph < count; glyph++) {
            boolean kept = used.get(glyph) || glyph == 0;
            int bearing = glyph < given ? 4 * glyph + 2 : 4 * given + 2 * (glyph - given);
            out.putShort(kept ? in.getShort(4 * Math.min(glyph, given - 1)) : 0);
            out.putShort(kept ? in.getShort(bearing) : 0);
        }
        return out.array();
    }

    private static byte[] assembled(Map<String, byte[]> tables) {
        int size = 12 + 16 * tables.size();
        for (byte[] table : tables.values()) {
            size += table.length + 3 & ~3;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(tables.size());
        out.putInt(0x00010000).putShort((short) tables.size());
        out.putShort((short) (16 * power)).putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) (16 * (tables.size() - power)));
        int offset = 12 + 16 * tables.size();
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(sum(table.getValue()));
            out.putInt(offset).putInt(table.getValue().length);
            offset += table.getValue().length + 3 & ~3;
        }
        tables.values().forEach(table -> out.put(table).put(new byte[-table.length & 3]));
        return out.array();
    }

    private static int sum(byte[] table) {
        int sum = 0;
        for (int i = 0; i < table.length; i++) {
            sum += (table[i] & 0xff) << (24 - 8 * (i & 3));
        }
        return sum;
    }
}
