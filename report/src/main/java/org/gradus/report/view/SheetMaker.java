package org.gradus.report.view;

import java.util.Optional;

/** Makes the sheet of an exercise. */
public interface SheetMaker {

    /**
     * The sheet of what stands in the editor. Whatever is wrong with it is said in the messages; nothing is thrown for it.
     *
     * @param source the text of the exercise file
     */
    Made make(String source, Wish wish);

    /**
     * What is chosen on the page; empty is as the command line or the exercise says.
     *
     * @param language one of {@link ViewSettings#languages}
     * @param detail one of {@link ViewSettings#details}
     */
    record Wish(Optional<String> language, Optional<String> detail) {}

    /**
     * What came of it.
     *
     * @param page a whole page of HTML; empty if there is no sheet
     * @param messages one a line, {@code file:line:column: …} where they have a place; empty if there is nothing to say
     */
    record Made(Optional<String> page, String messages) {
        static Made none(String message) {
            return new Made(Optional.empty(), message);
        }
    }
}
