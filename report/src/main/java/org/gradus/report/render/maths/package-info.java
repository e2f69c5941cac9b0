/** Formulas as they are set: {@link org.gradus.report.render.maths.Maths} is what every format but TeX writes from. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.render.maths;
