package org.gradus.report.render.pdf.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the colours of the page mean: the sRGB colour space (IEC 61966-2-1) as an ICC profile of version 4, from its published numbers. */
final class SrgbProfile {
    private static final int HEADER = 128;
    private static final double[] WHITE = {0.9642, 1, 0.8249};
    private static final double[] RED = {0.43607, 0.22249, 0.01392};
    private static final double[] GREEN = {0.38515, 0.71687, 0.09708};
    private static final double[] BLUE = {0.14307, 0.06061, 0.71410};
    /** From the white of a screen to the white of paper. */
    private static final double[] ADAPTATION = {
        1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168
    };
    /** Exponent, slopes and join of the curve. */
    private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

    private SrgbProfile() {}

    static byte[] bytes() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", words("sRGB"));
        tags.put("cprt", words("No copyright, use freely"));
        tags.put("wtpt", numbers("XYZ ", WHITE));
        tags.put("chad", numbers("sf32", ADAPTATION));
        tags.put("rXYZ", numbers("XYZ ", RED));
        tags.put("gXYZ", numbers("XYZ ", GREEN));
        tags.put("bXYZ", numbers("XYZ ", BLUE));
        tags.put("rTRC", curve());
        tags.put("gTRC", curve());
        tags.put("bTRC", curve());
        return assembled(tags);
    }

    private static byte[] assembled(Map<String, byte[]> tags) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer table = ByteBuffer.allocate(4 + 12 * tags.size());
        table.putInt(tags.size());
        tags.forEach((name, tag) -> {
            table.put(ascii(name))
                    .putInt(HEADER + table.capacity() + data.size())
                    .putInt(tag.length);
            data.writeBytes(tag);
            data.writeBytes(new byte[-tag.length & 3]);
        });
        int size = HEADER + table.capacity() + data.size();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x04200000);
        out.put(ascii("mntrRGB XYZ "));
        out.putShort((short) 2026).putShort((short) 1).putShort((short) 1);
        out.position(36);
        out.put(ascii("acsp"));
        out.position(68);
        for (double number : WHITE) {
            out.putInt(fixed(number));
        }
        out.position(HEADER);
        return out.put(table.array()).put(data.toByteArray()).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] words(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_16BE);
        return ByteBuffer.allocate(28 + characters.length)
                .put(ascii("mluc"))
                .putInt(0)
                .putInt(1)
                .putInt(12)
                .put(ascii("enUS"))
                .putInt(characters.length)
                .putInt(28)
                .put(characters)
                .array();
    }

    private static byte[] numbers(String type, double[] numbers) {
        ByteBuffer out =
                ByteBuffer.allocate(8 + 4 * numbers.length).put(ascii(type)).putInt(0);
        for (double number : numbers) {
            out.putInt(fixed(number));
        }
        return out.array();
    }

    private static byte[] curve() {
        ByteBuffer out =
                ByteBuffer.allocate(12 + 4 * CURVE.length).put(ascii("para")).putInt(0);
        out.putShort((short) 3).putShort((short) 0);
        for (double number : CURVE) {
            out.putInt(fixed(number));
        }
        return out.array();
    }

    private static int fixed(double number) {
        return (int) Math.round(65536 * number);
    }
}
