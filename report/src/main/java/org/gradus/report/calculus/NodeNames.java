package org.gradus.report.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;

/**
 * What the operations of a graph are called: a few q, r, s, …, many q_1, q_2, …, the last one f; never as a variable is.
 *
 * @param operations of the operations before the last, in order
 * @param end of the last
 * @param outer of what stands behind it
 */
record NodeNames(List<String> operations, String end, String outer) {
    private static final List<String> FEW = List.of("q", "r", "s", "u", "v", "w");
    private static final List<String> STEMS = List.of("q", "r", "s", "h", "k", "qq");
    private static final List<String> ENDS = List.of("f", "g", "h", "F", "G", "ff");
    private static final List<String> OUTER = List.of("C", "E", "L", "D", "CC");

    NodeNames {
        operations = List.copyOf(operations);
    }

    /** @param taken the names of the variables */
    static NodeNames of(int operations, Set<String> taken) {
        List<String> few = FEW.stream()
                .filter(name -> !taken.contains(name))
                .limit(operations)
                .toList();
        String end = free(ENDS, taken);
        String outer = free(OUTER, taken);
        return new NodeNames(few.size() == operations ? few : numbered(operations, taken), end, outer);
    }

    private static List<String> numbered(int operations, Set<String> taken) {
        String stem = STEMS.stream()
                .filter(letter -> taken.stream().noneMatch(name -> name.matches(letter + "[0-9]*")))
                .findFirst()
                .orElseThrow();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= operations; i++) {
            names.add(stem + i);
        }
        return names;
    }

    /** One of six is left: a formula whose variables have all these names would be called ffff. */
    private static String free(List<String> names, Set<String> taken) {
        return names.stream().filter(name -> !taken.contains(name)).findFirst().orElseGet(() -> {
            StringBuilder longer = new StringBuilder(names.get(0).repeat(3));
            while (taken.contains(longer.toString())) {
                longer.append(names.get(0));
            }
            return longer.toString();
        });
    }

    static Expr written(String name) {
        return Expr.Symbol.of(name);
    }
}
