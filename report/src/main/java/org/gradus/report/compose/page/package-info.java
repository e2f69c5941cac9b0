/** A sheet as it grows: its steps and lines, and where what stands. */
@NullMarked
package org.gradus.report.compose.page;

import org.jspecify.annotations.NullMarked;
