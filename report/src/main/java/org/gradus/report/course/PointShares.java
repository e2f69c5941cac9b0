package org.gradus.report.course;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final MathContext PRECISION = MathContext.DECIMAL128;

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

    /** A number's share of the points as it grows. */
    private static final class Share {
        private final QuantityId id;
        private final BigDecimal due;
        private BigDecimal points = BigDecimal.ZERO;

        Share(QuantityId id, BigDecimal due) {
            this.id = id;
            this.due = due;
        }

        void add(BigDecimal more) {
            points = points.add(more);
        }

        /** What rounding down has cost it. */
        BigDecimal loss() {
            return due.subtract(points);
        }

        BigDecimal whole() {
            return points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
        }
    }

    private static Map<QuantityId, BigDecimal> divided(List<QuantityId> ids, BigDecimal points) {
        boolean mixed =
                ids.stream().anyMatch(PointShares::isProduct) && ids.stream().anyMatch(id -> !isProduct(id));
        Optional<BigDecimal> ofProduct = mixed ? alike(ids, points) : Optional.empty();
        if (ofProduct.isPresent()) {
            return alike(ids, points, ofProduct.get());
        }
        BigDecimal total = ids.stream().map(id -> weight(id, mixed)).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Share> shares = new ArrayList<>();
        for (QuantityId id : ids) {
            BigDecimal due = points.multiply(weight(id, mixed)).divide(total, PRECISION);
            shares.add(new Share(id, due));
        }
        BigDecimal smallest = shares.stream().map(share -> share.due).reduce(points, BigDecimal::min);
        BigDecimal unit = UNITS.stream()
                .filter(size -> smallest.compareTo(size) >= 0)
                .findFirst()
                .orElse(UNITS.get(UNITS.size() - 1));
        BigDecimal left = points;
        for (Share share : shares) {
            BigDecimal down = share.due.divide(unit, 0, RoundingMode.DOWN).multiply(unit);
            share.add(down);
            left = left.subtract(down);
        }
        // what is left goes to those who lost most by rounding down, the first of equals first
        List<Share> byLoss = new ArrayList<>(shares);
        byLoss.sort(Comparator.comparing(Share::loss).reversed());
        for (int i = 0; left.signum() > 0; i = (i + 1) % byLoss.size()) {
            BigDecimal more = left.min(unit);
            byLoss.get(i).add(more);
            left = left.subtract(more);
        }
        Map<QuantityId, BigDecimal> divided = new LinkedHashMap<>();
        shares.forEach(share -> divided.put(share.id, share.whole()));
        return divided;
    }

    /** The points of a product, in quarters, with which all products earn alike and all others too; a quarter of these, or near that. */
    private static Optional<BigDecimal> alike(List<QuantityId> ids, BigDecimal points) {
        BigDecimal products =
                BigDecimal.valueOf(ids.stream().filter(PointShares::isProduct).count());
        BigDecimal others = BigDecimal.valueOf(ids.size()).subtract(products);
        Optional<BigDecimal> best = Optional.empty();
        BigDecimal nearest = BigDecimal.ONE;
        for (BigDecimal share = ENTRY; share.multiply(products).compareTo(points) < 0; share = share.add(ENTRY)) {
            BigDecimal left = points.subtract(share.multiply(products));
            BigDecimal[] each = left.divideAndRemainder(others.multiply(ENTRY));
            BigDecimal other = each[0].multiply(ENTRY);
            boolean even = each[1].signum() == 0 && other.compareTo(share) >= 0;
            BigDecimal away =
                    even ? share.divide(other, PRECISION).subtract(ENTRY).abs() : BigDecimal.ONE;
            if (even && away.compareTo(nearest) < 0) {
                nearest = away;
                best = Optional.of(share);
            }
        }
        return best;
    }

    private static Map<QuantityId, BigDecimal> alike(List<QuantityId> ids, BigDecimal points, BigDecimal ofProduct) {
        BigDecimal products =
                BigDecimal.valueOf(ids.stream().filter(PointShares::isProduct).count());
        BigDecimal others = BigDecimal.valueOf(ids.size()).subtract(products);
        BigDecimal other = points.subtract(ofProduct.multiply(products)).divide(others, PRECISION);
        Map<QuantityId, BigDecimal> shares = new LinkedHashMap<>();
        ids.forEach(id -> shares.put(id, (isProduct(id) ? ofProduct : other).stripTrailingZeros()));
        return shares;
    }

    private static BigDecimal weight(QuantityId id, boolean mixed) {
        return mixed && isProduct(id) ? ENTRY : BigDecimal.ONE;
    }

    private static boolean isProduct(QuantityId id) {
        return id.letter().equals(Letter.DW);
    }
}
