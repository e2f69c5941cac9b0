/** Polynomials over generators, with fractions of them: the arithmetic of the kernel. */
@NullMarked
package org.gradus.symbolic.kernel.algebra;

import org.jspecify.annotations.NullMarked;
