/** Classes, truth tables and what a single layer can decide. */
@NullMarked
package org.gradus.report.compose.decision;

import org.jspecify.annotations.NullMarked;
