/** Drawings as SVG and TikZ; what every writer of drawings shares: arrow heads, hatching, dashes. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.figure;
