/** Sheets as Jupyter notebooks. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.notebook;
