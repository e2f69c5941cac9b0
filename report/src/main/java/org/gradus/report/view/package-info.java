/**
 * An exercise file and its sheet side by side in a browser, for one user on one machine. {@link org.gradus.report.view.ViewServer} is the
 * way in; what a sheet is, it does not know: {@link org.gradus.report.view.SheetMaker} makes it.
 */
@org.jspecify.annotations.NullMarked
package org.gradus.report.view;
