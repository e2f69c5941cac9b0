package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.worksheet.QuantityId;

/**
 * Two quantities that print alike.
 *
 * @param one its name
 * @param other its name
 */
record Alike(String one, String other) {
    /** Enough to find a pair that is alike in all draws; of a hundred zeros there would be 4,950. */
    private static final int MOST = 200;

    /**
     * All pairs, up to a number of them.
     *
     * @param names of quantities
     * @param printed what each of them is printed as
     */
    static List<Alike> pairs(List<String> names, List<?> printed) {
        List<Alike> pairs = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            for (int j = 0; j < i && pairs.size() < MOST; j++) {
                if (printed.get(i).equals(printed.get(j))) {
                    pairs.add(new Alike(names.get(j), names.get(i)));
                }
            }
        }
        return pairs;
    }

    /** As in messages: those of a single sample without its number. */
    static List<String> names(List<QuantityId> ids) {
        boolean several = ids.stream().mapToInt(QuantityId::sample).distinct().count() > 1;
        return ids.stream().map(id -> several ? id.toString() : id.text()).toList();
    }

    @Override
    public String toString() {
        return one + " = " + other;
    }
}
