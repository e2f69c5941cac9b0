/** The PDF file: pages, fonts, the tree of tags, bookmarks and what says that it is accessible and made to last. */
@NullMarked
package org.gradus.report.render.pdf.file;

import org.jspecify.annotations.NullMarked;
