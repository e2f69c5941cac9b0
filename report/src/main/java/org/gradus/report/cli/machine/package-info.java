/** What the commands need of the machine they run on: its terminal, its files and its browser. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.cli.machine;
