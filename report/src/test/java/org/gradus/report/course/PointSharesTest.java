package org.gradus.report.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points of a part come to what the file says, in shares that a person can add up. */
class PointSharesTest {
    private static List<QuantityId> ids(int errorTerms, int products) {
        List<QuantityId> ids = new ArrayList<>();
        for (int i = 1; i <= errorTerms; i++) {
            ids.add(Names.ofSample(1).ofLayer(Letter.DELTA, 1, i));
        }
        for (int i = 1; i <= products; i++) {
            ids.add(Names.ofSample(1).ofLayer(Letter.DW, 1, 1, i));
        }
        return ids;
    }

    private static Map<QuantityId, BigDecimal> shares(List<QuantityId> ids, String points) {
        Map<QuantityId, String> partOf = new LinkedHashMap<>();
        ids.forEach(id -> partOf.put(id, "c"));
        return PointShares.of(partOf, Map.of("c", new BigDecimal(points)));
    }

    /** 12 points in the model of the marking sheet: 2 for an error term, a half for an entry of a gradient. */
    @ParameterizedTest
    @CsvSource({"4, 8, 12, 2, 0.5", "5, 12, 14, 1, 0.75", "3, 6, 9, 2, 0.5", "8, 0, 8, 1, 0", "0, 8, 4, 0, 0.5"})
    void equalNumbersEarnAlike(int errorTerms, int products, String points, String ofTerm, String ofProduct) {
        List<QuantityId> ids = ids(errorTerms, products);
        Map<QuantityId, BigDecimal> shares = shares(ids, points);
        assertThat(ids)
                .allSatisfy(id -> assertThat(shares.get(id))
                        .isEqualByComparingTo(id.letter().equals(Letter.DW) ? ofProduct : ofTerm));
    }

    @Test
    void sharesComeToThePoints() {
        for (int errorTerms = 0; errorTerms <= 6; errorTerms++) {
            for (int products = 0; products <= 12; products++) {
                List<QuantityId> ids = ids(errorTerms, products);
                for (int quarters = 0; quarters <= 60 && !ids.isEmpty(); quarters++) {
                    BigDecimal points = new BigDecimal("0.25").multiply(BigDecimal.valueOf(quarters));
                    Map<QuantityId, BigDecimal> shares = shares(ids, points.toString());
                    assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(points);
                    assertThat(shares.values()).allMatch(share -> share.signum() >= 0);
                }
            }
        }
    }

    @Test
    void aPartWithoutPointsHasNone() {
        assertThat(PointShares.of(Map.of(ids(1, 0).get(0), "a"), Map.of("b", BigDecimal.ONE)))
                .isEmpty();
    }
}
