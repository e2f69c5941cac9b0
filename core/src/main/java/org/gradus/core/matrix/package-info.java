/** Dense matrices of doubles: the door to EJML. */
@NullMarked
package org.gradus.core.matrix;

import org.jspecify.annotations.NullMarked;
