/** What is true: every number of an exercise, exact or certified, with the formula and the printed operands it came from. */
@NullMarked
package org.gradus.report.solution;

import org.jspecify.annotations.NullMarked;
