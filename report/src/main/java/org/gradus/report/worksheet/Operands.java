package org.gradus.report.worksheet;

/** How operands are put in. */
public enum Operands {
    /** As decimals (in rounding mode exact: as exact forms where there are any). */
    DECIMAL,
    /** As short exact forms, if every operand has one. */
    EXACT_IF_SHORT,
    /** As decimals, but a saturated one by its complement: 1 − 3.7·10^(-348). */
    COMPLEMENT
}
