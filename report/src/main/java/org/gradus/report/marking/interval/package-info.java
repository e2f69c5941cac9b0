/** The values of formulas over ranges of their operands, in doubles that are rounded outward. */
@NullMarked
package org.gradus.report.marking.interval;

import org.jspecify.annotations.NullMarked;
