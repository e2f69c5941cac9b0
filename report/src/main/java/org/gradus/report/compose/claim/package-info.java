/** Claims, verdicts and worked counterexamples. */
@NullMarked
package org.gradus.report.compose.claim;

import org.jspecify.annotations.NullMarked;
