/**
 * Numbers: matrices, activations, networks and the forward pass.
 *
 * <p>Column vectors; W^l is N_l × N_{l-1}; layers count from 1 and a^0 = x; ln is the natural logarithm.
 */
@NullMarked
package org.gradus.core;

import org.jspecify.annotations.NullMarked;
