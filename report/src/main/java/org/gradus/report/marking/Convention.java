package org.gradus.report.marking;

import java.util.Map;
import java.util.Optional;

/** A convention under which a whole row may be right. */
record Convention(Mistake mistake, Plans plans) {
    /** A row, judged under it. */
    record Judgements(Mistake mistake, Map<Line, Judged> judged) {
        long notRight() {
            return Convention.notRight(judged);
        }
    }

    /**
     * The row under this convention; nothing if no wrong entry may come from it, or if a number on it that the convention changes is
     * not right under it.
     *
     * @param before as the row is judged without it
     */
    Optional<Judgements> judge(Plans usual, Row row, Map<Line, Judged> before) {
        boolean explains = before.values().stream()
                .anyMatch(entry ->
                        entry.verdict() == Verdict.WRONG && entry.mistakes().contains(mistake));
        if (!explains) {
            return Optional.empty();
        }
        return new Judgement(plans, row)
                .judgeWhile((line, entry) -> !entry.isAnswered()
                        || entry.verdict() == Verdict.RIGHT
                        || plans.key().value(line).equals(usual.key().value(line)))
                .map(judged -> new Judgements(mistake, judged));
    }

    /** How many of the answered entries are not right. */
    static long notRight(Map<Line, Judged> judged) {
        return judged.values().stream()
                .filter(Judged::isAnswered)
                .filter(entry -> entry.verdict() != Verdict.RIGHT)
                .count();
    }
}
