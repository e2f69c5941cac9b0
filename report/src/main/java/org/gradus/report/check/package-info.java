/** The independent ways to every number. Where two do not meet there is a fault in this library. */
@NullMarked
package org.gradus.report.check;

import org.jspecify.annotations.NullMarked;
