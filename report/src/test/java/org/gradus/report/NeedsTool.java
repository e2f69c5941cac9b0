package org.gradus.report;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test that needs a program on the PATH. On a laptop without it the test is skipped, and says so on standard error; with
 * {@code CI=true} a missing tool is a failure.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsTool.Condition.class)
public @interface NeedsTool {
    /** The program, for example {@code pdflatex}. */
    String value();

    /** How to get it, for example {@code apt-get install texlive-latex-base}. */
    String install();

    /** Looks for the tool before the test runs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<NeedsTool> need = AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class);
            if (need.isEmpty() || isInstalled(need.get().value())) {
                return ConditionEvaluationResult.enabled("nothing is missing");
            }
            String message = context.getDisplayName() + " NOT TESTED: "
                    + need.get().value() + " is not installed (" + need.get().install() + ")";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(message + "; CI never skips");
            }
            System.err.println("*** " + message);
            return ConditionEvaluationResult.disabled(message);
        }

        private static boolean isInstalled(String tool) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (Files.isExecutable(Path.of(folder, tool))) {
                    return true;
                }
            }
            return false;
        }
    }
}
