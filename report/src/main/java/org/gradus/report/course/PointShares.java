package org.gradus.report.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * Divides the points of a part among its numbers. An entry of a gradient that is asked beside error terms is one product and counts a
 * quarter of them. Shares are halves where there are enough halves, else quarters, else hundredths; their sum is exact.
 */
final class PointShares {
    private static final BigDecimal ENTRY = new BigDecimal("0.25");
    private static final List<BigDecimal> UNITS =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.25"), new BigDecimal("0.01"));

    private PointShares() {}

    /** The points of each quantity; absent for those of parts without points. */
    static Map<QuantityId, BigDecimal> of(Map<QuantityId, String> partOf, Map<String, BigDecimal> ofParts) {
        Map<QuantityId, BigDecimal> shares = new LinkedHashMap<>();
        ofParts.forEach((part, points) -> {
            List<QuantityId> ids = partOf.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(part))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!ids.isEmpty()) {
                shares.putAll(divided(ids, points));
            }
        });
        return shares;
    }

    private static Map<QuantityId, BigDecimal> divided(List<QuantityId> ids, BigDecimal points) {
        boolean mixed =
                ids.stream().anyMatch(PointShares::isProduct) && ids.stream().anyMatch(id -> !isProduct(id));
        Map<QuantityId, BigDecimal> weights = new LinkedHashMap<>();
        ids.forEach(id -> weights.put(id, mixed && isProduct(id) ? ENTRY : BigDecimal.ONE));
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal unit = unit(weights, total, points);
        Map<QuantityId, BigDecimal> shares = new LinkedHashMap<>();
        BigDecimal given = BigDecimal.ZERO;
        for (QuantityId id : ids) {
            BigDecimal share = points.multiply(weights.get(id))
                    .divide(total.multiply(unit), 0, RoundingMode.DOWN)
                    .multiply(unit);
            shares.put(id, share);
            given = given.add(share);
        }
        // what is left goes to those who lost most by rounding down, the first of equals first
        List<QuantityId> byLoss = new ArrayList<>(ids);
        byLoss.sort(
                (a, b) -> loss(b, weights, total, points, shares).compareTo(loss(a, weights, total, points, shares)));
        BigDecimal left = points.subtract(given);
        for (int i = 0; left.signum() > 0; i = (i + 1) % byLoss.size()) {
            BigDecimal more = left.min(unit);
            shares.merge(byLoss.get(i), more, BigDecimal::add);
            left = left.subtract(more);
        }
        shares.replaceAll((id, share) -> share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros());
        return shares;
    }

    /** The largest unit of which the smallest share holds at least one. */
    private static BigDecimal unit(Map<QuantityId, BigDecimal> weights, BigDecimal total, BigDecimal points) {
        BigDecimal smallest = weights.values().stream().reduce(BigDecimal.ONE, BigDecimal::min);
        for (BigDecimal unit : UNITS) {
            if (points.multiply(smallest).compareTo(unit.multiply(total)) >= 0) {
                return unit;
            }
        }
        return UNITS.get(UNITS.size() - 1);
    }

    private static BigDecimal loss(
            QuantityId id,
            Map<QuantityId, BigDecimal> weights,
            BigDecimal total,
            BigDecimal points,
            Map<QuantityId, BigDecimal> shares) {
        return points.multiply(weights.get(id)).subtract(shares.get(id).multiply(total));
    }

    private static boolean isProduct(QuantityId id) {
        return id.letter().equals(Letter.DW);
    }
}
