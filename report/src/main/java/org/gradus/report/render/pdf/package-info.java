/** Sheets as PDF, without TeX: what stands on the pages, where lines and pages end. */
@NullMarked
package org.gradus.report.render.pdf;

import org.jspecify.annotations.NullMarked;
