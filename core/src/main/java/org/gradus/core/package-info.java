/**
 * Numbers: matrices, activations and losses, networks, the forward and the backward pass, and the check of a hand-written gradient.
 *
 * <p>Column vectors; W^l is N_l × N_{l-1}; layers count from 1 and a^0 = x; ln is the natural logarithm.
 */
@NullMarked
package org.gradus.core;

import org.jspecify.annotations.NullMarked;
