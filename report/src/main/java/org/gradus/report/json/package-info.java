/** The solution as JSON: a view of the same parts as the sheet. */
@NullMarked
package org.gradus.report.json;

import org.jspecify.annotations.NullMarked;
