/** Parts about functions of several variables: Jacobians, Hessians, computation graphs. */
@NullMarked
package org.gradus.report.compose.calculus;

import org.jspecify.annotations.NullMarked;
