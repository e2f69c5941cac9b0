/** The fonts of the PDF: what is read of them, and the part of them that a document carries. */
@NullMarked
package org.gradus.report.render.pdf.font;

import org.jspecify.annotations.NullMarked;
