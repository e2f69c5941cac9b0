/** Claimed derivatives: verdict, counterexample, typical mistake. */
@NullMarked
package org.gradus.symbolic.claim;

import org.jspecify.annotations.NullMarked;
