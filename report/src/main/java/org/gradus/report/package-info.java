/**
 * From an exercise file to a sheet:
 *
 * <pre>{@code
 * Exercise exercise = ExerciseReader.read(path);
 * Solution solution = Solver.solve(exercise);
 * Sheet sheet = Composer.compose(solution, Style.of(Locale.GERMAN));
 * new MarkdownRenderer().render(sheet, out);
 * }</pre>
 *
 * <p>{@code exercise} is what is asked, {@code solution} what is true, {@code sheet} the document, {@code compose} the only place with
 * sentences, {@code render} the formats, {@code cli} the command line.
 */
@NullMarked
package org.gradus.report;

import org.jspecify.annotations.NullMarked;
