package org.gradus.report.render.figure;

/**
 * A piece of a label that is set in one kind of type.
 *
 * @param size of its letters, as a share of the label's
 * @param rise of its baseline above that of the label, in em of the label
 * @param back how far it begins before the end of the piece before it, in em of the label: below a superscript
 */
record Run(String text, Face face, double size, double rise, double back) {
    /** How letters are cut. */
    enum Face {
        UPRIGHT,
        ITALIC,
        BOLD,
        BOLD_ITALIC
    }

    /** In em of the label. */
    double width() {
        return width(text) * size;
    }

    /** Roughly how wide a text is in em, in a book face; errs on the wide side. */
    private static double width(String text) {
        return text.codePoints().mapToDouble(Run::width).sum();
    }

    private static double width(int c) {
        if (c == ' ') {
            return 0.27;
        } else if (".,;:ijl|'\u2032".indexOf(c) >= 0) {
            return 0.29;
        } else if ("()[]frtI\u2009".indexOf(c) >= 0) {
            return 0.39;
        } else if ("=\u2248+\u2212<>\u2264\u2265mwMW\u2026\u22ef".indexOf(c) >= 0) {
            return 0.8;
        } else if (Character.isDigit(c)) {
            return 0.5;
        } else if (Character.isUpperCase(c) || c > 0x2000) {
            return c > 0x3000 ? 1 : 0.72;
        }
        return 0.53;
    }
}
