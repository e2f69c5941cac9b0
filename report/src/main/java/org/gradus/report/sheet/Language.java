package org.gradus.report.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language of sheets: what formats must know of it. Its sentences stand in a file of phrases of its own. */
public enum Language {
    ENGLISH(Locale.ENGLISH, ".", ", ", "english", "otherwise", "not calculated", "page", "of"),
    GERMAN(Locale.GERMAN, "{,}", "; ", "ngerman", "sonst", "nicht berechnet", "Seite", "von");

    private final Locale locale;
    private final String decimalSign;
    private final String betweenNumbers;
    private final String babel;
    private final String otherwise;
    private final String notCalculated;
    private final String page;
    private final String of;

    Language(
            Locale locale,
            String decimalSign,
            String betweenNumbers,
            String babel,
            String otherwise,
            String notCalculated,
            String page,
            String of) {
        this.locale = locale;
        this.decimalSign = decimalSign;
        this.betweenNumbers = betweenNumbers;
        this.babel = babel;
        this.otherwise = otherwise;
        this.notCalculated = notCalculated;
        this.page = page;
        this.of = of;
    }

    /** The language of a locale; English for one that has no sheets. */
    public static Language of(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The codes of all, as exercises and the command line name them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }

    /** {@code de}. */
    public String code() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** The decimal sign in TeX. */
    public String decimalSign() {
        return decimalSign;
    }

    /** What stands between the numbers of a list. */
    public String betweenNumbers() {
        return betweenNumbers;
    }

    /** The option of the LaTeX package babel. */
    public String babel() {
        return babel;
    }

    /** The last line of a definition by cases. */
    public String otherwise() {
        return otherwise;
    }

    /** In the place of a number that could not be had. */
    public String notCalculated() {
        return notCalculated;
    }

    /** Of "page 2 of 4" the first word. */
    public String page() {
        return page;
    }

    /** Of "page 2 of 4" the third word. */
    public String of() {
        return of;
    }
}
