/** Training as a table: the rule, its first row in full, all rows, and how it ended. */
@NullMarked
package org.gradus.report.compose.epochs;

import org.jspecify.annotations.NullMarked;
