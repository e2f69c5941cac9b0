/** Reads exercise and claims files: every problem with its place, its value and its rule. */
@NullMarked
package org.gradus.report.exercise.reader;

import org.jspecify.annotations.NullMarked;
