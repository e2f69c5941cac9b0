package org.gradus.report.cli.many;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One file that is worked on.
 *
 * @param name as on the command line
 * @param input absent for standard input
 * @param files of the results; fewer than results if one goes to standard output
 * @param work throws nothing
 */
public record Task(String name, Optional<Path> input, List<Path> files, Function<Reading, Finished> work) {}
