package org.gradus.symbolic.cas;

/** The computer algebra system is not there, or not all of it: a matter of the class path, not of the formula. */
public final class CasMissingException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final String SYMJA = "org.matheclipse.core.expression.F";

    private CasMissingException(String what, Throwable cause) {
        super(
                "the computer algebra system Symja is " + what
                        + "; closed forms and the second opinion on a derivative need"
                        + " org.matheclipse:matheclipse-core with its dependencies, all else does without",
                cause);
    }

    static void unlessPresent() {
        try {
            Class.forName(SYMJA, false, CasMissingException.class.getClassLoader());
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            throw new CasMissingException("not on the class path", absent);
        }
    }

    /** For a library of Symja's that is missing; a class whose initialiser failed is a fault and thrown as it is. */
    static CasMissingException of(LinkageError broken) {
        String message = String.valueOf(broken.getMessage());
        if (broken instanceof ExceptionInInitializerError || message.startsWith("Could not initialize class")) {
            throw broken;
        }
        return new CasMissingException(
                "not whole (" + broken.getClass().getSimpleName() + ": " + message + ")", broken);
    }
}
