package org.gradus.report.marking.answers;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sign before the decimals, which is found out for each row, since a row is one person's writing. {@code 1,5} and {@code 1.5} can
 * only be decimals; {@code 1,200} may be twelve hundred unless the file or the rest of the row says otherwise, and is then not guessed.
 */
enum DecimalSign {
    POINT('.'),
    COMMA(',');

    /** Digits with what stands between them; of powers of ten the digits before. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z0-9.,])(?:[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)(?![0-9])");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private final char sign;

    DecimalSign(char sign) {
        this.sign = sign;
    }

    /** Those that stand before decimals in these texts without any doubt. */
    static Set<DecimalSign> in(List<String> texts) {
        Set<DecimalSign> found = EnumSet.noneOf(DecimalSign.class);
        for (String text : texts) {
            NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(number -> signs(number) == 1 && !isDoubtful(number))
                    .forEach(number -> found.add(signOf(number)));
        }
        return found;
    }

    /**
     * The text with a point before decimals; empty where a number has two meanings.
     *
     * @param usual the sign of the file
     * @param inRow those of the row, as {@link #in} finds them
     */
    static Optional<String> withPoints(String text, DecimalSign usual, Set<DecimalSign> inRow) {
        StringBuilder out = new StringBuilder();
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            String number = numbers.group();
            int signs = signs(number);
            boolean power = text.startsWith("e", numbers.end()) || text.startsWith("E", numbers.end());
            if (signs > 1 || signs == 1 && isDoubtful(number) && !power && !isDecimal(signOf(number), usual, inRow)) {
                return Optional.empty();
            }
            String point = number.replace(',', '.');
            numbers.appendReplacement(out, point.startsWith(".") ? "0" + point : point);
        }
        return Optional.of(numbers.appendTail(out).toString());
    }

    private static boolean isDecimal(DecimalSign sign, DecimalSign usual, Set<DecimalSign> inRow) {
        return inRow.isEmpty() ? sign == usual : inRow.equals(Set.of(sign));
    }

    private static boolean isDoubtful(String number) {
        return THOUSANDS.matcher(number).matches();
    }

    private static int signs(String number) {
        return (int) number.chars().filter(c -> c == '.' || c == ',').count();
    }

    private static DecimalSign signOf(String number) {
        return number.indexOf(COMMA.sign) >= 0 ? COMMA : POINT;
    }
}
