/** From exercise to solution: forward and backward pass, losses, steps, classes, truth tables, claims. */
@NullMarked
package org.gradus.report.solve;

import org.jspecify.annotations.NullMarked;
