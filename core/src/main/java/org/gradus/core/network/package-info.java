/**
 * Layers and networks, the forward and the backward pass in doubles.
 *
 * <p>Column vectors; W^l is N_l × N_{l-1}; layers count from 1 and a^0 = x; ln is the natural logarithm.
 */
@NullMarked
package org.gradus.core.network;

import org.jspecify.annotations.NullMarked;
