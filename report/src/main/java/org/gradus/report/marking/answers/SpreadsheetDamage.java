package org.gradus.report.marking.answers;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What spreadsheets make of numbers that they take for something else. What was written is lost; only that it is lost can be said. */
public enum SpreadsheetDamage {
    NARROW("#{2,}", "the column was too narrow, and the spreadsheet saved these signs in place of the number"),
    ERROR("#[A-Z][A-Z0-9/]*[!?]?|#N/A", "the spreadsheet took what was typed for a formula and saved its error"),
    DATE(
            Of.DAY + "[-. /]{1,2}" + Of.MONTH + "(?:[-. ,/]{1,2}[0-9]{2,4})?"
                    + "|" + Of.MONTH + "[-. /]{1,2}[0-9]{1,4}(?:[-. ,/]{1,2}[0-9]{2,4})?"
                    + "|[0-3]?[0-9]\\.[01]?[0-9]\\.(?:[0-9]{2}|[0-9]{4})?"
                    + "|[0-3]?[0-9]/[0-3]?[0-9]/[0-9]{2,4}"
                    + "|[12][0-9]{3}-[01]?[0-9]-[0-3]?[0-9](?:[T ].*)?",
            "the spreadsheet has taken a number for a date; type it again in cells formatted as text"),
    TIME("[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?", "the spreadsheet has taken a number for a time"),
    TRUTH("TRUE|FALSE|WAHR|FALSCH", "a truth value stands here, no number"),
    THOUSANDS(
            "[-+\u2212]?[0-9]{1,3}(?:\\.[0-9]{3}){2,}(?:,[0-9]+)?|[-+\u2212]?[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\\.[0-9]+)?"
                    + "|[-+\u2212]?[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]+|[-+\u2212]?[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]+"
                    + "|[-+\u2212]?[0-9]{1,3}(?:['\u2019 \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?",
            "it holds signs between thousands; write the digits without them");

    /** The parts of a date. */
    private static final class Of {
        static final String DAY = "[0-3]?[0-9]";
        static final String MONTH =
                "(?:Jan|Feb|Mar|M\u00e4r|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-z\u00e4]*";
    }

    private final Pattern pattern;
    private final String reason;

    SpreadsheetDamage(String pattern, String reason) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.reason = reason;
    }

    /** What has happened to this cell. */
    static Optional<SpreadsheetDamage> of(String cell) {
        return Arrays.stream(values())
                .filter(damage -> damage.pattern.matcher(cell).matches())
                .findFirst();
    }

    /** The one that is the reason why an entry cannot be read. */
    public static Optional<SpreadsheetDamage> ofReason(String reason) {
        return Arrays.stream(values())
                .filter(damage -> damage.reason.equals(reason))
                .findFirst();
    }

    /** In words for a message. */
    public String reason() {
        return reason;
    }
}
