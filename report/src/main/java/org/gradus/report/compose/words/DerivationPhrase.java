package org.gradus.report.compose.words;

/** What the sheet of a derivation says besides its steps. */
public enum DerivationPhrase implements Words {
    DERIVATION_DOMAIN,
    GRADIENT_OF,
    GRADIENT_STEP,
    WHY_GRADIENT
}
