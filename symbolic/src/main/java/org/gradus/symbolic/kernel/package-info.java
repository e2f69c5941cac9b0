/**
 * What is trusted: normal forms, signs, cells of the domain, and the theorems made of them.
 *
 * <p>{@link org.gradus.symbolic.kernel.Prover} decides; {@link org.gradus.symbolic.kernel.Theorem} says what was proved. Everything else in
 * this package is public only for the rooms beside it.
 */
@NullMarked
package org.gradus.symbolic.kernel;

import org.jspecify.annotations.NullMarked;
