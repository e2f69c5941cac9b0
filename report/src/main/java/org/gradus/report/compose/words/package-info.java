/** The only place with sentences: phrases in English and German, and what functions and mistakes are called. */
@NullMarked
package org.gradus.report.compose.words;

import org.jspecify.annotations.NullMarked;
