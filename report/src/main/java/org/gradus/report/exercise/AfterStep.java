package org.gradus.report.exercise;

/** How what holds after a gradient step is marked: {@code W^1_new}, in German {@code W^1_neu}, or {@code W^{1+}}. */
public enum AfterStep {
    NEW,
    PLUS
}
