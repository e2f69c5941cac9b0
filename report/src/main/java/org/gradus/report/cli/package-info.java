/** The command line: {@code gradus solve exercise.yaml}. */
@NullMarked
package org.gradus.report.cli;

import org.jspecify.annotations.NullMarked;
