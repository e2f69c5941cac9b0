/**
 * One self-contained page of HTML: formulas as MathML, and where each number comes from.
 */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.html;
