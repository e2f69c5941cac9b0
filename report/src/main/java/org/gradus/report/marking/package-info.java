/** Which numbers are accepted, what typical mistakes give, and how what a student wrote is judged. */
@NullMarked
package org.gradus.report.marking;

import org.jspecify.annotations.NullMarked;
