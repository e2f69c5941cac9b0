package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.report.worksheet.QuantityId;

/** Quantities that print alike. */
final class Alike {
    private Alike() {}

    /**
     * Pairs as {@code "y[2] = delta2[2]"}, each with the first that is like it.
     *
     * @param printed what each of {@code ids} is printed as
     */
    static List<String> pairs(List<QuantityId> ids, List<?> printed) {
        boolean several = ids.stream().map(QuantityId::sample).distinct().count() > 1;
        Map<Object, QuantityId> first = new LinkedHashMap<>();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            QuantityId other = first.putIfAbsent(printed.get(i), ids.get(i));
            if (other != null) {
                pairs.add(name(other, several) + " = " + name(ids.get(i), several));
            }
        }
        return pairs;
    }

    private static String name(QuantityId id, boolean several) {
        return several ? id.toString() : id.text();
    }
}
