package org.gradus.report.view;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.HiddenCharacters;

/** The page: the source at the left, the sheet at the right. */
final class EditorPage {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    private EditorPage() {}

    static String of(ViewSettings settings, PageWords words) {
        Matcher place = PLACE.matcher(Resource.text("view.html"));
        StringBuilder page = new StringBuilder();
        while (place.find()) {
            String filled = switch (place.group(1)) {
                case "language" -> escaped(words.language());
                case "name" -> escaped(HiddenCharacters.shown(settings.name()));
                case "languages" -> choices(settings.languages(), words);
                case "details" -> choices(settings.details(), words);
                default -> escaped(words.say(place.group(1)));
            };
            place.appendReplacement(page, Matcher.quoteReplacement(filled));
        }
        return place.appendTail(page).toString();
    }

    private static String choices(List<String> values, PageWords words) {
        StringBuilder choices = new StringBuilder();
        for (String value : values) {
            choices.append("<option value=\"")
                    .append(escaped(value))
                    .append("\">")
                    .append(escaped(words.say(value)))
                    .append("</option>");
        }
        return choices.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
