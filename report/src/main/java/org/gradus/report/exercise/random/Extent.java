package org.gradus.report.exercise.random;

/** From where to where a piece of a file reaches, in characters (code points) from its beginning; the end is behind it. */
public record Extent(int start, int end) {}
