package org.gradus.report.compose.words;

/** What a sheet says of how its numbers are written. */
public enum NumberPhrase implements Words {
    // the legend
    LEGEND_EXACT,
    LEGEND_RESULTS,
    LEGEND_WORKING,
    LEGEND_TABLES,
    LEGEND_TABLES_POWERS,
    LEGEND_OR,
    LEGEND_DECIMALS,
    LEGEND_ONE_DECIMAL,
    LEGEND_EXCEPTION,
    LEGEND_EXCEPTIONS,
    LEGEND_CARRY,
    LEGEND_DISPLAYED,
    LEGEND_FORMS,
    // remarks
    EXACT_VALUE,
    EXACTLY,
    EXACTLY_ZERO,
    // the foot line
    FOOT_NOT_CALCULATED,
    FOOT_ONE_WAY
}
