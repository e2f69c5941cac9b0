package org.gradus.report.view;

import java.util.List;
import java.util.Optional;
import org.gradus.report.view.SheetMaker.Wish;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark of an address: {@code lang=de&detail=full}. */
final class Query {
    private Query() {}

    /** What is wished; empty if it is nothing that may be wished. */
    static Optional<Wish> wish(@Nullable String query, ViewSettings settings) {
        Optional<String> language = Optional.empty();
        Optional<String> detail = Optional.empty();
        List<String> parts = query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
        for (String part : parts) {
            if (isOneOf(part, "lang=", settings.languages())) {
                language = Optional.of(part.substring("lang=".length()));
            } else if (isOneOf(part, "detail=", settings.details())) {
                detail = Optional.of(part.substring("detail=".length()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Wish(language, detail));
    }

    private static boolean isOneOf(String part, String key, List<String> values) {
        return part.startsWith(key) && values.contains(part.substring(key.length()));
    }
}
