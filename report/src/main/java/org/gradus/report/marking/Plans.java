package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.course.Asked;

/** A plan that is taken as right, its key, and what each mistake makes of it; made once for all rows. */
final class Plans {
    private final Plan right;
    private final Key key;
    private final List<Line> asked;
    private final Set<Line> isAsked;
    private final Map<Mistake, Plan> mistaken = new LinkedHashMap<>();

    /**
     * @param values what the plan gives for each line
     * @param mistakes those that can be made in the assignment
     */
    Plans(Plan right, List<Optional<BigDecimal>> values, List<Mistake> mistakes) {
        this.right = right;
        this.key = new Key(right, values);
        this.asked = right.lines().assignment().asked().stream()
                .map(Asked::id)
                .flatMap(id -> right.lines().find(id).stream())
                .sorted((one, other) -> Integer.compare(one.index(), other.index()))
                .toList();
        this.isAsked = new HashSet<>(asked);
        mistakes.stream()
                .filter(mistake -> !right.mistake().equals(Optional.of(mistake)))
                .forEach(mistake -> mistaken.put(mistake, right.with(mistake)));
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

    boolean isAsked(Line line) {
        return isAsked.contains(line);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistaken.keySet());
    }

    Plan with(Mistake mistake) {
        return Objects.requireNonNull(mistaken.get(mistake));
    }
}
