package org.gradus.report.marking;

import java.util.List;
import java.util.Optional;

/**
 * What an entry is, before it has points.
 *
 * @param cause what may have caused it
 * @param alone whether it is right, or right with fewer places, by itself and not only as what follows from something else
 */
record Judged(
        Entry entry,
        Verdict verdict,
        Optional<Cause> cause,
        boolean alone,
        boolean trivial,
        Optional<String> remark,
        Accepted accepted) {

    List<Mistake> mistakes() {
        return cause.map(Cause::candidates).orElse(List.of());
    }

    boolean isAnswered() {
        return verdict != Verdict.MISSING && verdict != Verdict.UNREADABLE;
    }
}
