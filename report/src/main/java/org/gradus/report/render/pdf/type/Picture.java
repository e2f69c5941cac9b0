package org.gradus.report.render.pdf.type;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture made of dots, PNG or JPEG: the logo of a course. */
public final class Picture {
    private final byte[] bytes;
    private final double shape;

    private Picture(byte[] bytes, double shape) {
        this.bytes = bytes;
        this.shape = shape;
    }

    /**
     * Reads it.
     *
     * @param name for a message
     */
    public static Picture of(String name, byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null) {
            throw new IOException(name + " is no PNG and no JPEG");
        }
        return new Picture(bytes.clone(), image.getWidth() / (double) image.getHeight());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** A box of this height that shows it. */
    public Box box(double height) {
        return new Drawn(shape * height, height, 0, (pen, x, y) -> pen.picture(this, x, y, shape * height, height));
    }
}
