/** Sheets for Typst, which makes a tagged PDF of them: a source that a lecturer can read and edit. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.typst;
