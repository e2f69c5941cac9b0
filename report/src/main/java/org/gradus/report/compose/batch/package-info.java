/** Several samples at once: as columns of matrices, in tables, and one after the other. */
@NullMarked
package org.gradus.report.compose.batch;

import org.jspecify.annotations.NullMarked;
