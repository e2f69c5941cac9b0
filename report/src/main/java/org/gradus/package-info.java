/**
 * Gradus: from an exercise file to a worked solution in which every formula is proved and every number certified.
 *
 * <pre>{@code
 * Exercise exercise = ExerciseReader.read(path);
 * Solution solution = Solver.solve(exercise);
 * Sheet sheet = Composer.compose(solution, Style.of(Locale.GERMAN));
 * new MarkdownRenderer().render(sheet, out);
 * }</pre>
 *
 * <p>{@code core.expr} is the notation, {@code core.number} certified numbers, {@code core.function} activations and losses,
 * {@code core.network} networks; {@code symbolic.kernel} proves, {@code symbolic.derive} derives, {@code symbolic.claim} judges claims;
 * {@code report.exercise} is what is asked, {@code report.worksheet} every number as data, {@code report.plan} and
 * {@code report.solve} calculate them, {@code report.check} calculates them again, {@code report.solution} is what is true,
 * {@code report.course} asks students for numbers of it, {@code report.marking} says what of theirs is right and what mistakes give,
 * {@code report.vary} gives everybody numbers of their own, {@code report.table} reads lists, {@code report.json} its view for programs, {@code report.sheet} the document, {@code report.compose} the only place with sentences,
 * {@code report.render} the formats, {@code report.view} a page with an exercise and its sheet, {@code report.cli} the command line.
 */
package org.gradus;
