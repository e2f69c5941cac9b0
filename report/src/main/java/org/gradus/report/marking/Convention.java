package org.gradus.report.marking;

import java.util.Map;
import java.util.Optional;

/** A convention under which a whole row may be right. */
record Convention(Mistake mistake, Plans plans) {
    /** A row, judged under it. */
    record Row(Mistake mistake, Map<Line, Judged> judged) {
        long notRight() {
            return Convention.notRight(judged);
        }
    }

    /** The row under this convention; nothing if a number on it that the convention changes is not right under it. */
    Optional<Row> row(Plans usual, Submission submission) {
        Map<Line, Judged> judged = new Judgement(plans, submission).judge();
        boolean agrees = judged.entrySet().stream()
                .filter(entry -> entry.getValue().isAnswered())
                .filter(entry ->
                        !plans.key().value(entry.getKey()).equals(usual.key().value(entry.getKey())))
                .allMatch(entry -> entry.getValue().verdict() == Verdict.RIGHT);
        return agrees ? Optional.of(new Row(mistake, judged)) : Optional.empty();
    }

    /** How many of the answered entries are not right. */
    static long notRight(Map<Line, Judged> judged) {
        return judged.values().stream()
                .filter(Judged::isAnswered)
                .filter(entry -> entry.verdict() != Verdict.RIGHT)
                .count();
    }
}
