package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.random.Draw;
import org.gradus.report.exercise.random.Recipient;
import org.gradus.report.exercise.random.Template;

/** Draws as sketches. After some draws it finds out which numbers stand where in an exercise, and reads no more than one of each shape. */
final class Sketches {
    /** Draws that are read before it is worth while to find out. */
    private static final int READ = 40;
    /** To find out takes a reading for each. */
    private static final int MOST_NUMBERS = 400;
    /** Draws among which a number is looked for that differs from the first. */
    private static final int OTHERS = 20;

    /** Each may keep a whole solution. */
    private static final int MOST_SHAPES = 100;

    private static final int LONGEST_DECIMAL = 15;
    private static final int UNKNOWN = -1;

    private final Template template;
    private final Map<List<String>, Shape> shapes = new HashMap<>();
    private int read;
    /** By number drawn, its place in a shape. */
    private int[] places = new int[0];

    Sketches(Template template) {
        this.template = template;
    }

    Sketch of(Draw draw) {
        if (read < READ) {
            read++;
            return Sketch.of(template.exercise(draw, OptionalInt.empty()));
        }
        List<String> texts = draw.texts();
        if (places.length == 0) {
            places = places(texts.size());
        }
        List<String> fixed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == UNKNOWN) {
                fixed.add(texts.get(i));
            } else if (!isDecimal(texts.get(i))) {
                return Sketch.of(template.exercise(draw, OptionalInt.empty()));
            }
        }
        Shape shape = shapes.get(fixed);
        if (shape == null) {
            if (shapes.size() == MOST_SHAPES) {
                shapes.clear();
            }
            shape = new Shape(template.exercise(draw, OptionalInt.empty()));
            shapes.put(fixed, shape);
        }
        double[] numbers = shape.doubles();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != UNKNOWN) {
                numbers[places[i]] = Double.parseDouble(texts.get(i));
            }
        }
        return new Sketch(shape, numbers);
    }

    // ---- which number stands where ----

    private int[] places(int count) {
        int[] found = new int[count];
        java.util.Arrays.fill(found, UNKNOWN);
        if (count > MOST_NUMBERS) {
            return found;
        }
        Recipient first = Recipient.number(1);
        Draw model = template.draw(first, 0);
        List<Draw> others = new ArrayList<>();
        for (int attempt = 1; attempt <= OTHERS; attempt++) {
            others.add(template.draw(first, attempt));
        }
        Shape shape = new Shape(template.exercise(model, OptionalInt.empty()));
        int number = 0;
        for (int list = 0; list < model.numbers().size(); list++) {
            for (int i = 0; i < model.numbers().get(list).size(); i++) {
                found[number++] = place(shape, model, list, i, others);
            }
        }
        return found;
    }

    /** The place that changes, and nothing else, if this number is another. */
    private int place(Shape shape, Draw model, int list, int i, List<Draw> others) {
        Node.Scalar own = model.numbers().get(list).get(i);
        List<Node.Scalar> possible = new ArrayList<>();
        for (Draw draw : others) {
            possible.add(draw.numbers().get(list).get(i));
        }
        Optional<Node.Scalar> other = possible.stream()
                .filter(number -> !number.text().equals(own.text()))
                .findFirst();
        if (other.isEmpty() || !isDecimal(other.get().text())) {
            return UNKNOWN;
        }
        List<List<Node.Scalar>> numbers = new ArrayList<>(model.numbers());
        List<Node.Scalar> changed = new ArrayList<>(numbers.get(list));
        changed.set(i, other.get());
        numbers.set(list, changed);
        try {
            Draw probe = new Draw(model.recipient(), model.attempt(), numbers);
            return difference(shape, new Shape(template.exercise(probe, OptionalInt.empty())), other.get());
        } catch (ExerciseException refused) {
            return UNKNOWN;
        }
    }

    /** Whether a double is read from it as the reader of exercises would. */
    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean digit = each >= '0' && each <= '9';
            boolean point = each == '.' && digits > 0 && i < text.length() - 1;
            if (!digit && !point && !(each == '-' && i == 0)) {
                return false;
            }
            digits += digit ? 1 : 0;
            points += point ? 1 : 0;
        }
        return digits > 0 && digits <= LONGEST_DECIMAL && points <= 1;
    }

    private static int difference(Shape one, Shape other, Node.Scalar number) {
        int place = UNKNOWN;
        if (one.numbers().size() != other.numbers().size()) {
            return UNKNOWN;
        }
        for (int i = 0; i < one.numbers().size(); i++) {
            Expr changed = other.numbers().get(i);
            if (!changed.equals(one.numbers().get(i))) {
                boolean drawn = changed instanceof Expr.Num num
                        && num.value().compareTo(new java.math.BigDecimal(number.text())) == 0;
                if (place != UNKNOWN || !drawn || !one.isFree(i)) {
                    return UNKNOWN;
                }
                place = i;
            }
        }
        return place;
    }
}
