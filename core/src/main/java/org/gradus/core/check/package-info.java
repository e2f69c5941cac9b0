/** The check of a hand-written gradient against difference quotients. */
@NullMarked
package org.gradus.core.check;

import org.jspecify.annotations.NullMarked;
