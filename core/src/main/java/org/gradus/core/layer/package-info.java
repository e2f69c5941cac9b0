/** Equations between the vectors and matrices of neighbouring layers of any size, as claims about backpropagation hold them. */
@NullMarked
package org.gradus.core.layer;

import org.jspecify.annotations.NullMarked;
