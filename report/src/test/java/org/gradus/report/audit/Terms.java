package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.List;

/** The terms of a printed sum, each with its sign; a formula that is no sum is one term. */
final class Terms {
    private Terms() {}

    static List<List<String>> of(List<String> tokens) {
        List<List<String>> terms = new ArrayList<>();
        List<String> term = new ArrayList<>();
        int depth = 0;
        for (String token : tokens) {
            boolean opens = token.equals("{") || token.endsWith("(") || token.startsWith("\\left");
            boolean closes = token.equals("}") || token.equals(")") || token.startsWith("\\right");
            depth += opens ? 1 : closes ? -1 : 0;
            boolean sign = depth == 0 && (token.equals("+") || token.equals("-"));
            if (sign && !term.isEmpty()) {
                terms.add(term);
                term = new ArrayList<>();
            }
            if (!token.equals("+") || depth > 0) {
                term.add(token);
            }
        }
        terms.add(term);
        return terms;
    }
}
