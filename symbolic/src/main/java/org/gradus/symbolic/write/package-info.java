/** How a result is tidied for a reader. Nothing here decides anything. */
@NullMarked
package org.gradus.symbolic.write;

import org.jspecify.annotations.NullMarked;
