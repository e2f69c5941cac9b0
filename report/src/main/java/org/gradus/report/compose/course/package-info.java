/** The sheets of a course: what is asked, what is to be filled in, what is right, how it is marked. */
@NullMarked
package org.gradus.report.compose.course;

import org.jspecify.annotations.NullMarked;
