package org.gradus.report.worksheet;

/**
 * Of a line whose numbers, as they are written, do not give the certified result.
 *
 * @param line what they give
 * @param certified the value, with as many places as show how it is rounded
 */
public record Discrepancy(Written line, Written certified) {}
