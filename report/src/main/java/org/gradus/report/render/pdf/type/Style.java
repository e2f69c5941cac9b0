package org.gradus.report.render.pdf.type;

/**
 * How large and how generous a formula is set: TeX's styles.
 *
 * @param size of letters on the line, in points
 * @param level how far it is from a line of its own
 * @param cramped whether exponents are set lower, as below a fraction bar
 */
record Style(double size, Level level, boolean cramped) {
    /** Of scripts, as Latin Modern has them at eleven points. */
    private static final double SCRIPT_SIZE = 0.73;

    private static final double SCRIPT_OF_SCRIPT_SIZE = 0.55;

    /** The styles by name. */
    enum Level {
        DISPLAY,
        TEXT,
        SCRIPT,
        SCRIPT_OF_SCRIPT
    }

    /** On a line of its own. */
    static Style display(double size) {
        return new Style(size, Level.DISPLAY, false);
    }

    /** Within running text. */
    static Style text(double size) {
        return new Style(size, Level.TEXT, false);
    }

    boolean isDisplay() {
        return level == Level.DISPLAY;
    }

    boolean isScript() {
        return level == Level.SCRIPT || level == Level.SCRIPT_OF_SCRIPT;
    }

    Style at(Level other) {
        return new Style(size, other, cramped);
    }

    Style above() {
        return at(level == Level.DISPLAY || level == Level.TEXT ? Level.SCRIPT : Level.SCRIPT_OF_SCRIPT);
    }

    Style below() {
        return above().asCramped();
    }

    Style numerator() {
        return level == Level.DISPLAY ? at(Level.TEXT) : above();
    }

    Style denominator() {
        return numerator().asCramped();
    }

    Style asCramped() {
        return new Style(size, level, true);
    }

    /** The size of its letters. */
    double em() {
        return switch (level) {
            case DISPLAY, TEXT -> size;
            case SCRIPT -> SCRIPT_SIZE * size;
            case SCRIPT_OF_SCRIPT -> SCRIPT_OF_SCRIPT_SIZE * size;
        };
    }

    /** The middle of plus and minus, above the line. */
    double axis() {
        return 0.25 * em();
    }

    /** How thick bars are. */
    double bar() {
        return 0.04 * em();
    }
}
