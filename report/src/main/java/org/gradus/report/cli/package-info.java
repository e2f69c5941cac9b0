/** The command line: {@code gradus solve}, {@code derive} and {@code verify}. */
@NullMarked
package org.gradus.report.cli;

import org.jspecify.annotations.NullMarked;
