/** The forward pass, line by line. */
@NullMarked
package org.gradus.report.compose.forward;

import org.jspecify.annotations.NullMarked;
