package org.gradus.report.marking;

import java.math.BigDecimal;

/**
 * Which decimals are accepted for a number: all with at least the asked places from {@code lo} to {@code hi}.
 *
 * @param right the right one, with the asked places
 */
public record Accepted(BigDecimal right, BigDecimal lo, BigDecimal hi) {}
