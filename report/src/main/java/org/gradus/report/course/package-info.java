/** What is asked of students: which numbers, under which letter, for how many points, how rounded. */
@NullMarked
package org.gradus.report.course;

import org.jspecify.annotations.NullMarked;
