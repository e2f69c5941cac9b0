/** Derivations, with the rule beside each line. */
@NullMarked
package org.gradus.report.compose.derivation;

import org.jspecify.annotations.NullMarked;
