package org.gradus.report.render;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Field;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Provenance;
import org.gradus.report.sheet.Sheet;

/** The numbers that a sheet prints, without their signs, as it writes them. */
public final class PrintedNumbers {
    private final String decimalSign;
    private final Set<String> numbers = new TreeSet<>();

    private PrintedNumbers(String decimalSign) {
        this.decimalSign = decimalSign;
    }

    /** Each once. */
    public static Set<String> of(Sheet sheet) {
        String sign =
                Language.of(sheet.language()).decimalSign().replace("{", "").replace("}", "");
        PrintedNumbers printed = new PrintedNumbers(sign);
        printed.collect(sheet, false);
        return printed.numbers;
    }

    private void collect(Object part, boolean isPrinted) {
        if (part instanceof Expr.Shown shown) {
            if (!(shown.source() instanceof Field field) || field.use() == Field.Use.FILLED) {
                collect(shown.printed(), true);
            }
        } else if (part instanceof Expr.Num num && isPrinted) {
            numbers.add(num.value().abs().toPlainString().replace(".", decimalSign));
        } else if (part instanceof Collection<?> parts) {
            parts.forEach(inner -> collect(inner, isPrinted));
        } else if (part instanceof Optional<?> inner) {
            inner.ifPresent(value -> collect(value, isPrinted));
        } else if (part instanceof Record record && !(part instanceof Provenance)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    collect(component.getAccessor().invoke(record), isPrinted);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
