package org.gradus.report.marking;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradus.report.worksheet.QuantityId;

/**
 * What a student handed in.
 *
 * @param entries by quantity; one that is not there is missing
 */
public record Submission(String student, Map<QuantityId, Entry> entries) {
    public Submission {
        entries = new LinkedHashMap<>(entries);
    }

    public Entry entry(QuantityId id) {
        Entry entry = entries.get(id);
        return entry == null ? new Entry.Missing() : entry;
    }
}
