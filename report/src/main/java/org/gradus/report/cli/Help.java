package org.gradus.report.cli;

/** What {@code --help} says. A test checks that every option is named. */
final class Help {
    static final String GRADUS = """
            Worked solutions of small neural networks: every formula proved, every number certified.

            Usage: gradus solve FILE… [options]    solve exercises
                   gradus schema                   print the JSON Schema of exercise files, for editors
                   gradus COMMAND --help           the options of a command
                   gradus --version

            Exit codes:  0  done
                         1  a claim refuted or undecided
                         2  bad usage, or a bad, unreadable or unwritable file
                         3  an internal fault
                        69  the launcher found no Java or Maven, or the build failed
            """;

    static final String SOLVE = """
            Solve exercises.

            Usage: gradus solve FILE… [options]

              FILE                   exercise files; - is standard input
              --to FORMAT            md, tex or json, or several: md,tex (default md)
              -o, --output FILE      where to write one result; without it, standard output
              -o, --output FOLDER/   where to write results, named as their exercises
              --lang LANG            en or de (default: as the exercise says)
              --digits N             decimal places, 1 to 15 (default: as the exercise says)
              --rounding MODE        carry: go on with full precision; displayed: go on with the printed
                                     digits; exact: no decimals (default: as the exercise says)
              --detail DETAIL        brief, normal or full (default normal)
              --markdown PROFILE     portable or github (default portable)
              --limit KEY=VALUE      raise a limit: bytes, units, layers, samples, length, depth
              -h, --help             this help
            """;

    static final String SCHEMA = """
            Print the JSON Schema of exercise files, for editors.

            Usage: gradus schema [exercise]

              -h, --help             this help
            """;

    private Help() {}
}
