/**
 * Notation: the formula tree, its parser and its evaluators.
 *
 * <p>{@link org.gradus.core.expr.Expr} is what one would write on paper; it never rewrites itself. As a grammar:
 *
 * <pre>
 * Expr      = Num | Shown | Constant | Symbol | Indexed | Ellipsis
 *           | Negation Expr | Sum Expr+ | Product Expr+ | Quotient Expr Expr | Power Expr Expr
 *           | Apply name Expr+ | IndexedSum index Expr Expr Expr | Kronecker Expr Expr
 *           | Derivative Expr Expr | Transpose Expr | Hadamard Expr Expr
 *           | Piecewise Case+ | MatrixLiteral Expr++ | EquationSystem Relation+ | Relation Expr op Expr
 * Case      = Expr [Relation]
 * Symbol    = name (scalar | vector | matrix) [layer]
 * Indexed   = Symbol Expr+
 * </pre>
 */
@NullMarked
package org.gradus.core.expr;

import org.jspecify.annotations.NullMarked;
