/** Losses, gradients and steps. */
@NullMarked
package org.gradus.report.compose.training;

import org.jspecify.annotations.NullMarked;
