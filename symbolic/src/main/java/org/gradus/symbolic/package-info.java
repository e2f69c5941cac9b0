/** Derivations, proofs and verdicts. */
@NullMarked
package org.gradus.symbolic;

import org.jspecify.annotations.NullMarked;
