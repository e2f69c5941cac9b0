/** Small programs that use Gradus as a library. */
@NullMarked
package org.gradus.examples;

import org.jspecify.annotations.NullMarked;
