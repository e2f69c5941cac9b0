/** What is asked: the exercise file and the claims file as data, and the only reader of YAML. */
@NullMarked
package org.gradus.report.exercise;

import org.jspecify.annotations.NullMarked;
