/** The only place with sentences: from a solution to a sheet. */
@NullMarked
package org.gradus.report.compose;

import org.jspecify.annotations.NullMarked;
