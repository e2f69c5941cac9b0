package org.gradus.report.marking;

import java.util.List;

/** What may have caused a wrong entry; every further entry of the same cause leaves fewer candidates. */
final class Cause {
    private List<Mistake> candidates;

    Cause(List<Mistake> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    List<Mistake> candidates() {
        return candidates;
    }

    void narrow(List<Mistake> left) {
        candidates = List.copyOf(left);
    }
}
