/** A marked class as tables, and each student's feedback as a sheet. */
@NullMarked
package org.gradus.report.compose.marked;

import org.jspecify.annotations.NullMarked;
