/** How quantities, vectors and relations are written, and which numbers are left out. */
@NullMarked
package org.gradus.report.compose.notation;

import org.jspecify.annotations.NullMarked;
