/**
 * What is trusted: normal forms, signs, cells of the domain, and the theorems made of them.
 *
 * <p>{@link org.gradus.symbolic.kernel.Prover} decides; {@link org.gradus.symbolic.kernel.Theorem} says what was proved, and no class of
 * another package can make one. Everything else in this package is public only for the rooms beside it.
 *
 * <p>From the bottom: {@code GeneratorLaw} is what is believed of each kind of generator; {@code FractionValue} encloses; {@code Facts} are
 * assumed, {@code SignProof} decides signs by them, {@code Domain} does what a {@code Definedness} says where a sign is not known; {@code
 * Elementary}, {@code Circle} and {@code ElementaryFunctions} turn functions into generators and {@code NormalForm} whole formulas; {@code
 * Differential} differentiates them; {@code Cell}, {@code OneSide} and {@code CellProof} go through a domain part by part; {@code Prover},
 * {@code DerivativeProof}, {@code RoundingProof} and {@code VectorProof} conclude. No class knows one above it.
 */
@NullMarked
package org.gradus.symbolic.kernel;

import org.jspecify.annotations.NullMarked;
