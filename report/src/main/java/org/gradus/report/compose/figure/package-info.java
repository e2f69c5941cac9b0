/** Pictures of what a sheet is about, laid out once for every format. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.compose.figure;
