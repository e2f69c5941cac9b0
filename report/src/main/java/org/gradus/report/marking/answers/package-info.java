/** What students handed in, as files: read without losing a row, marked row by row, and the table in which it is to be filled in. */
@NullMarked
package org.gradus.report.marking.answers;

import org.jspecify.annotations.NullMarked;
