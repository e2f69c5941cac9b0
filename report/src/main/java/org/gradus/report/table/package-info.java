/** Tables of text as spreadsheets write them: lists of students, their answers. */
@NullMarked
package org.gradus.report.table;

import org.jspecify.annotations.NullMarked;
