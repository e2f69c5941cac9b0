/**
 * What is true: every number of an exercise, exact or certified, with the formula and the printed operands it came from; the verdict on
 * every claim; and both as JSON.
 */
@NullMarked
package org.gradus.report.solution;

import org.jspecify.annotations.NullMarked;
