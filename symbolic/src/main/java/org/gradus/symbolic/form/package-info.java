/** The forms that one formula can be written in, and the measure that says which of them is the shortest. Nothing is proved here. */
@NullMarked
package org.gradus.symbolic.form;

import org.jspecify.annotations.NullMarked;
