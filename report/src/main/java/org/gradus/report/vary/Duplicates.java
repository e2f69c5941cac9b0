package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variants with the same numbers. */
final class Duplicates {
    private static final int SHOWN = 5;

    private Duplicates() {}

    /** {@code "no two are alike"}, or which are. */
    static String text(List<Variant> variants) {
        Map<List<String>, List<String>> byNumbers = new LinkedHashMap<>();
        variants.forEach(variant -> byNumbers
                .computeIfAbsent(variant.numbers(), numbers -> new ArrayList<>())
                .add(variant.recipient().id()));
        List<List<String>> alike =
                byNumbers.values().stream().filter(ids -> ids.size() > 1).toList();
        if (alike.isEmpty()) {
            return variants.size() > 1 ? "no two are alike" : "";
        }
        List<String> shown = alike.stream()
                .limit(SHOWN)
                .map(ids -> String.join(" = ", ids.subList(0, Math.min(SHOWN, ids.size())))
                        + (ids.size() > SHOWN ? " = …" : ""))
                .toList();
        int more = alike.size() - shown.size();
        return "the same numbers: " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
