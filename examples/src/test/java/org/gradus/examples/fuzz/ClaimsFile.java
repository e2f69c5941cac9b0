package org.gradus.examples.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.random.RandomClaim;
import org.gradus.symbolic.random.WildClaim;

/** A claims file from the grammar, and whether the verdicts on it can be true. */
record ClaimsFile(long seed, List<WildClaim> claims) {
    private static final int POINTS = 24;

    static ClaimsFile of(long seed, int count) {
        List<WildClaim> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            claims.add(WildClaim.of(seed * 7 + i));
        }
        return new ClaimsFile(seed, claims);
    }

    String text() {
        StringBuilder text = new StringBuilder("claims:\n");
        claims.forEach(claim -> text.append("  - ").append(claim.entry()).append('\n'));
        return text.toString();
    }

    /** What the oracle objects to in a JSON result. */
    List<String> objections(String json) {
        List<String> objections = new ArrayList<>();
        try {
            JsonNode results = new ObjectMapper().readTree(json).get("claims");
            for (int i = 0; i < claims.size(); i++) {
                objection(claims.get(i), results.get(i)).ifPresent(objections::add);
            }
        } catch (IOException notJson) {
            objections.add("no JSON: " + notJson.getMessage());
        }
        return objections;
    }

    private Optional<String> objection(WildClaim claim, JsonNode result) {
        String verdict = result.get("verdict").asText();
        if (verdict.equals("proved")) {
            return claim.failure(seed, POINTS).map(point -> "FALSE BUT PROVED " + claim.entry() + " fails at " + point);
        }
        if (verdict.equals("refuted") && result.has("witness")) {
            Map<Expr, Expr> point = new LinkedHashMap<>();
            result.get("witness")
                    .fields()
                    .forEachRemaining(value -> point.put(
                            ExprParser.parse(value.getKey()),
                            ExprParser.parse(value.getValue().asText())));
            if (claim.truthAt(point) == RandomClaim.Truth.AGREES) {
                return Optional.of("REFUTED AT A POINT WHERE IT HOLDS " + claim.entry() + " witness " + point);
            }
        }
        return Optional.empty();
    }
}
