/** Dense matrices of doubles: the door to EJML, and to a native BLAS where there is one. */
@NullMarked
package org.gradus.core.matrix;

import org.jspecify.annotations.NullMarked;
