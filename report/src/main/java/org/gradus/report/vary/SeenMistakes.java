package org.gradus.report.vary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.course.Asked;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Marker;
import org.gradus.report.marking.Mistake;
import org.gradus.report.marking.MistakeColumn;
import org.gradus.report.worksheet.QuantityId;

/** What the mistakes that marking knows make of an assignment, as far as its answers show it. */
final class SeenMistakes {
    private final Map<QuantityId, Accepted> accepted = new LinkedHashMap<>();
    private final List<String> possible;
    private final List<MistakeColumn> seen;

    private SeenMistakes(Assignment assignment) {
        Marker marker = Marker.of(assignment);
        assignment.asked().stream()
                .map(Asked::id)
                .forEach(id -> marker.accepted(id).ifPresent(interval -> accepted.put(id, interval)));
        this.possible = marker.possible().stream().map(Mistake::name).toList();
        this.seen = marker.mistakes().stream()
                .map(marker::column)
                .filter(this::isBeyond)
                .toList();
    }

    static SeenMistakes of(Assignment assignment) {
        return new SeenMistakes(assignment);
    }

    /** In the order in which one meets them. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        seen.stream().map(MistakeColumn::mistake).map(Mistake::name).forEach(names::add);
        return names;
    }

    /** Those that can be made, but change no asked number by more than is accepted. */
    List<String> unseen() {
        Set<String> names = names();
        return possible.stream().filter(name -> !names.contains(name)).toList();
    }

    /** Whether an asked number is not accepted as right, or cannot be had. */
    private boolean isBeyond(MistakeColumn column) {
        return accepted.entrySet().stream().anyMatch(entry -> {
            BigDecimal value = column.values().get(entry.getKey());
            Accepted right = entry.getValue();
            return value == null || value.compareTo(right.lo()) < 0 || value.compareTo(right.hi()) > 0;
        });
    }

    /** Pairs that no asked number tells apart: {@code "half = reduction"}, each with the first that is like it. */
    List<String> alike() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            MistakeColumn later = seen.get(i);
            Optional<MistakeColumn> first = seen.subList(0, i).stream()
                    .filter(earlier -> isAlike(earlier, later))
                    .findFirst();
            first.ifPresent(earlier ->
                    pairs.add(earlier.mistake().name() + " = " + later.mistake().name()));
        }
        return pairs;
    }

    private boolean isAlike(MistakeColumn one, MistakeColumn other) {
        return accepted.entrySet().stream()
                .allMatch(entry -> isAlike(
                        Optional.ofNullable(one.values().get(entry.getKey())),
                        Optional.ofNullable(other.values().get(entry.getKey())),
                        entry.getValue()));
    }

    /** No farther from each other than what is accepted lies from what is right. */
    private static boolean isAlike(Optional<BigDecimal> one, Optional<BigDecimal> other, Accepted around) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        BigDecimal difference = other.get().subtract(one.get());
        return difference.compareTo(around.lo().subtract(around.right())) >= 0
                && difference.compareTo(around.hi().subtract(around.right())) <= 0;
    }
}
