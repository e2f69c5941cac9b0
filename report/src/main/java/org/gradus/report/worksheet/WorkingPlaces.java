package org.gradus.report.worksheet;

/**
 * With how many decimal places an exercise is calculated in rounding mode working: one number for all its lines.
 *
 * @param places of every value in a calculation
 */
public record WorkingPlaces(int places) {}
