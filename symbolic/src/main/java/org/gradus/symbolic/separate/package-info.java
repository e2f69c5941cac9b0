/** Truth tables: weights that separate them, or a certificate that none do. */
@NullMarked
package org.gradus.symbolic.separate;

import org.jspecify.annotations.NullMarked;
