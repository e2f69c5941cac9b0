/** From a file's bytes to nodes with their places: UTF-8, YAML at one door, and lists as other programs print them. */
@NullMarked
package org.gradus.report.exercise.yaml;

import org.jspecify.annotations.NullMarked;
