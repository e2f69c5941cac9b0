/** Exercises with random numbers in them: what may be drawn, how it is drawn, and the text with the drawn numbers. */
@NullMarked
package org.gradus.report.exercise.random;

import org.jspecify.annotations.NullMarked;
