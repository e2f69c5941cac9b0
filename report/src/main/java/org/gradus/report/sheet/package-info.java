/**
 * The document: what a sheet says, in order, without a format. As a grammar:
 *
 * <pre>
 * Sheet   = title Inline* Block*
 * Block   = Overview Block* [Drawing] | Figure Drawing+ words | Data (Chain+)+ | Paragraph Inline+ | Part letter title | SampleHeading title
 *         | Step number title Inline* Line+ | Table Row Row* | Tables Table+ | Answer letter Inline* Table* note | Note Inline+
 * Row     = (Inline*)+
 * Line    = Chain+ remark [equation number]
 * Chain   = lead Expr Link* ,  Link = relation Expr
 * Inline  = Text | Strong | Formula Chain | Reference number | Break
 * Drawing = Shape* ,  Shape = Path Point+ | Circle Point | Hatched Point+ | Label Point Inline+
 * </pre>
 */
@NullMarked
package org.gradus.report.sheet;

import org.jspecify.annotations.NullMarked;
