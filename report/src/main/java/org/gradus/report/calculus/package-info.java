/** Functions of several variables: Jacobians, Hessians, and formulas taken apart into single operations. */
@NullMarked
package org.gradus.report.calculus;

import org.jspecify.annotations.NullMarked;
