/** Derivations: named steps, each of which the kernel proved. */
@NullMarked
package org.gradus.symbolic.derive;

import org.jspecify.annotations.NullMarked;
