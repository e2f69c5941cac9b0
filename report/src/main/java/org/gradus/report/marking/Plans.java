package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.course.Asked;

/** A plan that is taken as right, its key, and what each mistake makes of it; made once for all rows. */
final class Plans {
    private final Plan right;
    private final Key key;
    private final List<Line> asked;
    private final Map<Mistake, Plan> mistaken = new LinkedHashMap<>();

    /**
     * @param values what the plan gives for each line
     * @param mistakes the changes of the assignment's plan, of which those that this plan does not have already can be made
     */
    Plans(Plan right, List<Optional<BigDecimal>> values, Map<Mistake, Plan> mistakes) {
        this.right = right;
        this.key = new Key(right, values);
        this.asked = right.lines().assignment().asked().stream()
                .map(Asked::id)
                .flatMap(id -> right.lines().find(id).stream())
                .sorted((one, other) -> Integer.compare(one.index(), other.index()))
                .toList();
        mistakes.forEach((mistake, plan) -> {
            if (plan.isPossible() && !right.mistake().equals(Optional.of(mistake))) {
                mistaken.put(mistake, right.mistake().isPresent() ? right.under(plan) : plan);
            }
        });
    }

    Plan right() {
        return right;
    }

    Lines lines() {
        return right.lines();
    }

    Key key() {
        return key;
    }

    /** The lines of what is asked, in the order of calculation. */
    List<Line> asked() {
        return asked;
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistaken.keySet());
    }

    Plan with(Mistake mistake) {
        return java.util.Objects.requireNonNull(mistaken.get(mistake));
    }
}
