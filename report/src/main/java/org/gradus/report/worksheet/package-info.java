/**
 * All numbers as data: which quantity, what it is defined as, its certified value, the operands as printed.
 *
 * <p>{@link org.gradus.report.worksheet.Worksheet} holds the lines; a ledger evaluates them while a plan produces them.
 */
@NullMarked
package org.gradus.report.worksheet;

import org.jspecify.annotations.NullMarked;
