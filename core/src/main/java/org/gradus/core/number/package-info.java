/**
 * Certified numbers: rationals, intervals with outward rounding, enclosures of every function, exact decisions of signs and zeros.
 *
 * <p>{@link org.gradus.core.number.Real} is a formula with its value to as many digits as are asked for.
 */
@NullMarked
package org.gradus.core.number;

import org.jspecify.annotations.NullMarked;
