/** Puts a solution on a sheet: the parts in order, with what is given before and the answers behind. */
@NullMarked
package org.gradus.report.compose;

import org.jspecify.annotations.NullMarked;
