package org.gradus.symbolic.kernel;

/** What is done about denominators, logarithms and roots of which it is not known whether they are defined. */
public enum Definedness {
    /** The claim is about the points where everything is defined; |u| is a root. */
    LEFT_OUT,
    /** The same, and what is defined is taken down; the domain is split where |u| switches. */
    ASSUMED,
    /** It has to be shown, by splitting the domain if need be. */
    SPLIT
}
