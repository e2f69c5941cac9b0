/** Activations and losses: the value in doubles and the formula, together. */
@NullMarked
package org.gradus.core.function;

import org.jspecify.annotations.NullMarked;
