/** Variants: exercises drawn for every student or group from a file with random numbers, each meeting what the file requires. */
@NullMarked
package org.gradus.report.vary;

import org.jspecify.annotations.NullMarked;
