/**
 * Formats: each {@link org.gradus.report.render.Renderer} prints a sheet in one of them. A renderer sees a sheet and its formulas, never
 * an exercise or a solution, and it holds no sentences (the words "otherwise" and "layer" of mathematics itself excepted).
 *
 * <pre>
 * Sheet -> MarkdownRenderer | LatexRenderer
 *            |  MarkdownBlocks, LatexBlocks: one block each
 *            |  LeftSides, LineBreaker: which formulas share a line     (Width)
 *            |  ChainWriter, TexWriter: formula to TeX                  (TexNames, ElidedMatrix, Juxtaposition, Fences, Traits)
 *            '  TexDialect: what the formats spell differently
 * </pre>
 */
@NullMarked
package org.gradus.report.render;

import org.jspecify.annotations.NullMarked;
