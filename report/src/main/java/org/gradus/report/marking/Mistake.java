package org.gradus.report.marking;

/**
 * A typical mistake: a change of the plan. Part M fills this in.
 *
 * @param name as in files and JSON: {@code "bias-forgotten"}
 */
public record Mistake(String name) {}
