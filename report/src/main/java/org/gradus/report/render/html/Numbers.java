package org.gradus.report.render.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Provenance;
import org.gradus.report.sheet.Provenance.Origin;

/**
 * The numbers of one sheet that stand on the page and of which it is known where they come from. Each is called by its place in the page's
 * table; one gets its place when it is first written.
 */
final class Numbers {
    private final Provenance provenance;
    private final int first;
    private final Map<Expr.Source, Integer> places = new HashMap<>();
    private final List<Expr.Source> written = new ArrayList<>();
    private final Map<Expr.Source, String> steps = new HashMap<>();
    private String step = "";

    /** @param first the place of the first number: those of earlier sheets of the page come before */
    Numbers(Provenance provenance, int first) {
        this.provenance = provenance;
        this.first = first;
    }

    /** What follows stands in this step, which has this id on the page; empty if in none. */
    void inStep(String id) {
        step = id;
    }

    /** What markup calls the number; empty if nothing is known of it. */
    Optional<String> id(Expr.Source source) {
        return provenance.name(source).map(this::known);
    }

    private String known(Expr.Source name) {
        Integer place = places.computeIfAbsent(name, fresh -> {
            written.add(fresh);
            return first + written.size() - 1;
        });
        if (!step.isEmpty() && origin(name).formula().isPresent()) {
            steps.putIfAbsent(name, step);
        }
        return place.toString();
    }

    /** The place behind the last number. */
    int next() {
        return first + written.size();
    }

    /** In the order of their places. */
    List<Expr.Source> written() {
        return List.copyOf(written);
    }

    Origin origin(Expr.Source source) {
        Origin origin = provenance.origins().get(source);
        if (origin == null) {
            throw new IllegalArgumentException("nothing is known of " + source.text());
        }
        return origin;
    }

    /** The step in which the number first stands; empty if in none. */
    String step(Expr.Source source) {
        return steps.getOrDefault(source, "");
    }

    /** The places of the numbers that its formula puts in; one that stands nowhere is replaced by what it is made of itself. */
    Set<Integer> uses(Expr.Source source) {
        Set<Integer> found = new LinkedHashSet<>();
        uses(source, found, new LinkedHashSet<>());
        return found;
    }

    private void uses(Expr.Source source, Set<Integer> found, Set<Expr.Source> seen) {
        for (Expr.Source use : origin(source).uses()) {
            provenance.name(use).ifPresent(used -> {
                Integer place = places.get(used);
                if (place != null) {
                    found.add(place);
                } else if (seen.add(used)) {
                    uses(used, found, seen);
                }
            });
        }
    }
}
