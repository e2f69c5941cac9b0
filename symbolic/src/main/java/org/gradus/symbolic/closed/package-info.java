/** Short closed forms: of constants, of quotients, of derivatives in terms of the function itself. */
@NullMarked
package org.gradus.symbolic.closed;

import org.jspecify.annotations.NullMarked;
