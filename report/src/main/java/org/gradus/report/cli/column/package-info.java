/** Tables in columns, for a terminal. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.cli.column;
