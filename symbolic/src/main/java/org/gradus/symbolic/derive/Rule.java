package org.gradus.symbolic.derive;

/** A law by which one line of a derivation follows from the one before. The comment is the law and an example. */
public enum Rule {
    /** A name is given, or what it stands for is put in. {@code v = 1 + e^{-z}}. */
    DEFINITION,
    /** {@code c' = 0}: what does not depend on the variable. */
    CONSTANT,
    /** {@code z' = 1}: the variable itself. */
    VARIABLE,
    /** {@code (f + g)' = f' + g'}. */
    SUM,
    /** {@code (c f)' = c f'}; a sign and a number below the line count as factors. */
    CONSTANT_FACTOR,
    /** {@code (z^n)' = n z^{n-1}}. */
    POWER,
    /** The derivative of a named function of the variable itself: {@code tanh(z)' = 1 - tanh(z)^2}. */
    ELEMENTARY,
    /** {@code (f g)' = f' g + f g'}. */
    PRODUCT,
    /** {@code (f(g))' = f'(g) g'}: {@code (e^{-z})' = -e^{-z}}. */
    CHAIN,
    /** {@code (1/v)' = -v'/v^2}. */
    RECIPROCAL,
    /** {@code (u/S)' = (u'S - uS')/S^2}. */
    QUOTIENT,
    /** {@code ∂z_k/∂z_j = 1_{k=j}}: 1 for the entry itself, 0 for every other one. */
    INDICATOR,
    /** {@code Σ_k f_k 1_{k=j} = f_j}: only one term of the sum is left. */
    COLLAPSE,
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
