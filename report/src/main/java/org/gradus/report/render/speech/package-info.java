/** Formulas as they are said: {@link org.gradus.report.render.speech.Speech} writes what a screen reader reads out. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.speech;
