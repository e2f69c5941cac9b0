package org.gradus.report.view;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last sheets that were made, by number, until the browser has fetched them. */
final class Sheets {
    private static final int MOST = 8;

    private final Map<Integer, byte[]> pages = new LinkedHashMap<>();
    private int last;

    /** The number of the page. */
    synchronized int add(String page) {
        last++;
        pages.put(last, page.getBytes(StandardCharsets.UTF_8));
        pages.remove(last - MOST);
        return last;
    }

    synchronized Optional<byte[]> page(String number) {
        return pages.entrySet().stream()
                .filter(page -> Integer.toString(page.getKey()).equals(number))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
