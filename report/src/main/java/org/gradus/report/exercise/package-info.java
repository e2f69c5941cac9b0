/** What is asked: exercises and claims as data, with the place in a file where each text stands. */
@NullMarked
package org.gradus.report.exercise;

import org.jspecify.annotations.NullMarked;
