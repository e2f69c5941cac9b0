package org.gradus.symbolic;

/** A law by which one line of a derivation follows from the one before. The comment is the law and an example. */
public enum Rule {
    /** A name is given, or what it stands for is put in. {@code v = 1 + e^{-z}}. */
    DEFINITION,
    /** {@code (f + g)' = f' + g'}. */
    SUM,
    /** {@code (f(g))' = f'(g) g'}: {@code (e^{-z})' = -e^{-z}}. */
    CHAIN,
    /** {@code (1/v)' = -v'/v^2}. */
    RECIPROCAL,
    /** {@code (u/S)' = (u'S - uS')/S^2}. */
    QUOTIENT,
    /** The terms of a sum that do not contain the variable have derivative 0. */
    OTHER_TERMS,
    /** {@code a/v^2 = 1/v · a/v}. */
    SPLIT_FRACTION,
    /** {@code a = (a + 1) - 1}. */
    ADD_AND_SUBTRACT,
    /** {@code (S - a)/S = 1 - a/S}. */
    DIVIDE_TERMS,
    /** The function's own value is recognised: {@code e^{z_j}/S = y_j}. */
    RECOGNISE,
    /** Collected, multiplied out, cancelled. */
    REARRANGE,
    /** Each branch of a definition by cases is differentiated by itself. */
    CASES
}
