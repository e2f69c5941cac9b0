package org.gradus.core.network;

import java.util.List;

/** Layers count from 1, as on paper. */
final class LayerNumber {
    private LayerNumber() {}

    /** What belongs to layer {@code l}, from 1 to the number of entries. */
    static <T> T in(List<T> entries, int l) {
        if (l < 1 || l > entries.size()) {
            throw new IndexOutOfBoundsException(
                    "layers count from 1; there is no layer " + l + " of " + entries.size());
        }
        return entries.get(l - 1);
    }
}
