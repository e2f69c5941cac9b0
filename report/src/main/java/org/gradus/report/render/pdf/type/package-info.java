/** Typesetting: formulas and words become boxes that know how much room they take and how they are drawn. */
@NullMarked
package org.gradus.report.render.pdf.type;

import org.jspecify.annotations.NullMarked;
