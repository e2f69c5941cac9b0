/** The door to Symja: formulas in, formulas out, nothing trusted. */
@NullMarked
package org.gradus.symbolic.cas;

import org.jspecify.annotations.NullMarked;
