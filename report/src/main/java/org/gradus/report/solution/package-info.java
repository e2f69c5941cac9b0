/** What is true: the passes, losses, gradients and steps of an exercise, and the answer to every task. */
@NullMarked
package org.gradus.report.solution;

import org.jspecify.annotations.NullMarked;
