package org.gradus.report.marking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Somebody who calculates an exercise by hand, straight from the lecture: no line of the program's worksheet is looked at. Rounds in one
 * of several ways, and makes at most one mistake, in the layers that {@code where} names.
 */
final class Pupil {
    /** What is done with digits. */
    enum Way {
        HALF_UP,
        KEEP,
        CUT
    }

    private final RandomCourse course;
    private final Way way;
    private final boolean slopesWritten;
    private final boolean sumsWritten;
    private final String mistake;
    private final IntPredicate where;
    private final Map<String, String> answers = new LinkedHashMap<>();
    /** How often the mistake was made. */
    int made;

    private Pupil(
            RandomCourse course,
            Way way,
            boolean slopesWritten,
            boolean sumsWritten,
            String mistake,
            IntPredicate where) {
        this.course = course;
        this.way = way;
        this.slopesWritten = slopesWritten;
        this.sumsWritten = sumsWritten;
        this.mistake = mistake;
        this.where = where;
    }

    static Pupil right(RandomCourse course, Way way, boolean slopesWritten, boolean sumsWritten) {
        return new Pupil(course, way, slopesWritten, sumsWritten, "", l -> false).work();
    }

    static Pupil wrong(RandomCourse course, Way way, String mistake, IntPredicate where) {
        return new Pupil(course, way, true, true, mistake, where).work();
    }

    /** By quantity id with sample. */
    Map<String, String> answers() {
        return answers;
    }

    // ---- writing ----

    private BigDecimal rounded(double x, RoundingMode mode) {
        if (!Double.isFinite(x)) {
            return BigDecimal.ZERO;
        }
        if (Math.abs(x) < 1e-13) {
            return BigDecimal.ZERO.setScale(course.decimals);
        }
        BigDecimal number = new BigDecimal(x).round(new MathContext(14));
        boolean small = Math.abs(x) < Math.pow(10, -Math.min(course.decimals, 3));
        return small
                ? number.round(new MathContext(Math.max(3, course.decimals), mode))
                : number.setScale(course.decimals, mode);
    }

    private RoundingMode mode() {
        return way == Way.CUT ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    }

    /** Writes a number down, and says with which to go on. */
    private double write(String id, double x) {
        if (!Double.isFinite(x)) {
            // a logarithm of what is no probability: the box stays empty
            return x;
        }
        BigDecimal written = rounded(x, mode());
        answers.put(id, written.toPlainString());
        return way == Way.KEEP ? x : written.doubleValue();
    }

    private double note(boolean isWritten, double x) {
        return isWritten && way != Way.KEEP ? rounded(x, mode()).doubleValue() : x;
    }

    private boolean errs(String name, int l) {
        boolean errs = mistake.equals(name) && where.test(l);
        made += errs ? 1 : 0;
        return errs;
    }

    /** An operand, with fewer places for those who round too early. */
    private double use(double x, int l) {
        if (!mistake.equals("rounding") || !where.test(l)) {
            return x;
        }
        made++;
        return !Double.isFinite(x)
                ? x
                : new BigDecimal(x)
                        .setScale(course.decimals - 1, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    // ---- forward ----

    private double[] z(int l, int s, double[] in) {
        RandomCourse.Layer layer = course.layers.get(l - 1);
        double[] z = new double[layer.weights().length];
        boolean transposed = z.length == in.length && errs("transposed-forward", l);
        boolean biased = layer.bias().length > 0 && !errs("bias-forgotten", l);
        for (int i = 0; i < z.length; i++) {
            double sum = biased ? layer.bias()[i] : 0;
            for (int j = 0; j < in.length; j++) {
                double entering = l == 1 ? in[j] : use(in[j], l);
                sum += (transposed ? layer.weights()[j][i] : layer.weights()[i][j]) * entering;
            }
            z[i] = sum;
        }
        if (z.length > 1 && errs("exchanged-units", l)) {
            double first = z[0];
            z[0] = z[1];
            z[1] = first;
        }
        for (int i = 0; i < z.length; i++) {
            z[i] = write("z" + l + "[" + (i + 1) + "]@" + s, z[i]);
        }
        return z;
    }

    private double value(String activation, double z) {
        return switch (activation) {
            case "sigmoid" -> 1 / (1 + Math.exp(-z));
            case "tanh" -> Math.tanh(z);
            case "relu" -> Math.max(0, z);
            case "leaky-relu" -> z > 0 ? z : 0.01 * z;
            case "softplus" -> Math.log1p(Math.exp(z));
            default -> z;
        };
    }

    private double[] a(int l, int s, double[] z) {
        String activation = course.layers.get(l - 1).activation();
        boolean last = l == course.layers.size();
        boolean linear = activation.equals("identity");
        boolean plain = !linear
                && (last && course.layers.size() > 1
                        ? errs("output-activation-forgotten", l)
                        : errs("activation-forgotten", l));
        double[] a = new double[z.length];
        double total = 0;
        boolean flipped = (activation.equals("sigmoid") || activation.equals("softmax")) && errs("exponent-sign", l);
        for (int i = 0; i < a.length; i++) {
            double u = use(z[i], l);
            u = flipped ? -u : u;
            a[i] = plain ? z[i] : activation.equals("softmax") ? note(sumsWritten, Math.exp(u)) : value(activation, u);
            total += a[i];
        }
        if (activation.equals("softmax") && !plain && !errs("not-normalised", l)) {
            double sum = note(sumsWritten, total);
            for (int i = 0; i < a.length; i++) {
                a[i] /= sum;
            }
        }
        for (int i = 0; i < a.length; i++) {
            a[i] = write((last ? "y" : "a" + l) + "[" + (i + 1) + "]@" + s, a[i]);
        }
        return a;
    }

    // ---- loss ----

    private double scale(int l) {
        double scale = 1;
        boolean squares = course.loss.contains("squared");
        if (squares && errs("half", l)) {
            scale *= course.loss.startsWith("half") ? 2 : 0.5;
        }
        int n = course.outputs();
        if (course.batch.equals("single") && n > 1 && errs("reduction", l)) {
            scale *= course.loss.startsWith("mean") ? n : 1.0 / n;
        }
        return scale;
    }

    private double loss(int s, double[] y, double[] t) {
        int n = y.length;
        boolean common = course.loss.contains("entropy") && errs("log-base", 0);
        double base = common ? Math.log(10) : 1;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double out = use(y[i], course.layers.size() + 1);
            sum += switch (course.loss) {
                case "cross-entropy" -> t[i] == 0 ? 0 : -t[i] * Math.log(out) / base;
                case "binary-cross-entropy" -> -Math.log(t[i] == 1 ? out : 1 - out) / base;
                case "half-squared-error" -> (out - t[i]) * (out - t[i]) / 2;
                case "mean-squared-error" -> (out - t[i]) * (out - t[i]) / n;
                default -> (out - t[i]) * (out - t[i]);
            };
        }
        return write("C@" + s, sum * scale(0));
    }

    private double[] lossGradient(double[] y, double[] t) {
        double[] gradient = new double[y.length];
        double factor = course.loss.startsWith("half") ? 1 : course.loss.startsWith("mean") ? 2.0 / y.length : 2;
        double scale = scale(-1);
        boolean flipped = !course.turned && errs("error-sign", -1);
        for (int i = 0; i < y.length; i++) {
            gradient[i] = (flipped ? -1 : 1) * scale * factor * (use(y[i], course.layers.size()) - t[i]);
        }
        return gradient;
    }

    // ---- backward ----

    private double slope(String activation, double z, double y) {
        return switch (activation) {
            case "sigmoid" -> y * (1 - y);
            case "tanh" -> 1 - y * y;
            case "relu" -> z > 0 ? 1 : 0;
            case "leaky-relu" -> z > 0 ? 1 : 0.01;
            case "softplus" -> 1 / (1 + Math.exp(-z));
            default -> 1;
        };
    }

    private double slope(int l, int s, int i, double z, double y) {
        String activation = course.layers.get(l - 1).activation();
        boolean curved = !activation.equals("identity");
        double at = use(z, l);
        double value = use(y, l);
        if (curved && errs("slope-at-activation", l)) {
            return write("da" + l + "[" + i + "]@" + s, slope(activation, y, value(activation, y)));
        }
        boolean inOutput = activation.equals("sigmoid") || activation.equals("tanh");
        if (inOutput && errs("slope-of-z", l)) {
            return write("da" + l + "[" + i + "]@" + s, slope(activation, z, z));
        }
        boolean kink = activation.contains("relu") && Math.abs(z) < 1e-12 && errs("kink", l);
        double slope = kink ? 1 : slope(activation, at, value);
        double noted = write("da" + l + "[" + i + "]@" + s, slope);
        return slopesWritten ? noted : slope;
    }

    private double[] last(int s, double[] z, double[] y, double[] t) {
        int l = course.layers.size();
        double[] delta = new double[y.length];
        boolean straight = course.loss.contains("entropy");
        if (straight) {
            boolean flipped = !course.turned && errs("error-sign", -1);
            double scale = scale(-1);
            for (int i = 0; i < y.length; i++) {
                delta[i] = (flipped ? -1 : 1) * scale * (use(y[i], l) - t[i]);
            }
            for (int i = 0; i < y.length; i++) {
                slopeWrittenOnly(l, s, i, z[i], y[i]);
            }
        } else if (course.layers.get(l - 1).activation().equals("softmax")) {
            double[] gradient = lossGradient(y, t);
            boolean diagonal = errs("off-diagonal-forgotten", l);
            for (int i = 0; i < y.length; i++) {
                for (int k = 0; k < y.length; k++) {
                    double entry = i == k ? y[i] * (1 - y[i]) : diagonal ? 0 : -y[i] * y[k];
                    delta[i] += note(sumsWritten, entry) * gradient[k];
                }
            }
        } else {
            double[] gradient = lossGradient(y, t);
            boolean plain = !course.layers.get(l - 1).activation().equals("identity") && errs("slope-forgotten", l);
            for (int i = 0; i < y.length; i++) {
                double slope = slope(l, s, i + 1, z[i], y[i]);
                delta[i] = gradient[i] * (plain ? 1 : use(slope, l));
            }
        }
        if (course.turned && !errs("output-minus-target", -1)) {
            for (int i = 0; i < delta.length; i++) {
                delta[i] = -delta[i];
            }
        }
        return written(l, s, delta);
    }

    /** Where the part about derivatives is asked and the error term does not need them. */
    private void slopeWrittenOnly(int l, int s, int i, double z, double y) {
        if (!course.layers.get(l - 1).activation().equals("softmax")) {
            answers.put(
                    "da" + l + "[" + (i + 1) + "]@" + s,
                    rounded(slope(course.layers.get(l - 1).activation(), z, y), mode())
                            .toPlainString());
        }
    }

    private double[] written(int l, int s, double[] delta) {
        for (int i = 0; i < delta.length; i++) {
            delta[i] = write("delta" + l + "[" + (i + 1) + "]@" + s, delta[i]);
        }
        return delta;
    }

    private double[] hidden(int l, int s, double[] z, double[] a, double[] next, double[][] weights) {
        double[] delta = new double[a.length];
        boolean transposed = weights.length == a.length && errs("transposed-backward", l);
        boolean plain = !course.layers.get(l - 1).activation().equals("identity") && errs("slope-forgotten", l);
        for (int j = 0; j < a.length; j++) {
            double sum = 0;
            for (int k = 0; k < next.length; k++) {
                sum += (transposed ? weights[j][k] : weights[k][j]) * use(next[k], l);
            }
            double noted = next.length > 1 ? use(note(sumsWritten, sum), l) : sum;
            double slope = slope(l, s, j + 1, z[j], a[j]);
            delta[j] = plain ? noted : noted * use(slope, l);
        }
        return written(l, s, delta);
    }

    // ---- all of it ----

    private final List<List<double[]>> entering = new ArrayList<>();
    private final List<List<double[]>> deltas = new ArrayList<>();
    private final List<List<double[]>> preactivations = new ArrayList<>();

    private Pupil work() {
        int samples = course.inputs.size();
        double[] losses = new double[samples];
        for (int s = 1; s <= samples; s++) {
            losses[s - 1] = sample(s);
        }
        boolean batch = !course.batch.equals("single");
        if (batch) {
            double sum = 0;
            for (double each : losses) {
                sum += each;
            }
            write("C", reduced(sum));
        }
        for (int l = 1; l <= course.layers.size(); l++) {
            step(l, batch);
        }
        return this;
    }

    private double reduced(double sum) {
        boolean mean = course.batch.equals("mean") != errs("reduction", 0);
        return mean ? sum / course.inputs.size() : sum;
    }

    private double sample(int s) {
        int last = course.layers.size();
        List<double[]> in = new ArrayList<>(List.of(course.inputs.get(s - 1)));
        List<double[]> zs = new ArrayList<>();
        for (int l = 1; l <= last; l++) {
            zs.add(z(l, s, in.get(l - 1)));
            in.add(a(l, s, zs.get(l - 1)));
        }
        double[] t = course.targets.get(s - 1);
        double loss = loss(s, in.get(last), t);
        List<double[]> delta = new ArrayList<>();
        delta.add(last(s, zs.get(last - 1), in.get(last), t));
        for (int l = last - 1; l >= 1; l--) {
            double[][] weights = course.layers.get(l).weights();
            if (course.batch.equals("single") && errs("update-order", l)) {
                weights = updated(l + 1, delta.get(0), in.get(l));
            }
            delta.add(0, hidden(l, s, zs.get(l - 1), in.get(l), delta.get(0), weights));
        }
        entering.add(in);
        deltas.add(delta);
        preactivations.add(zs);
        return loss;
    }

    private double[][] updated(int l, double[] delta, double[] in) {
        double[][] weights = course.layers.get(l - 1).weights();
        double[][] updated = new double[weights.length][in.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < in.length; j++) {
                updated[i][j] = note(true, weights[i][j] - course.rate * note(true, sign() * delta[i] * in[j]));
            }
        }
        return updated;
    }

    /** Of a derivative that is calculated with error terms. */
    private int sign() {
        return course.turned ? -1 : 1;
    }

    private double product(int l, int s, int i, int j) {
        double delta = sign() * use(deltas.get(s).get(l - 1)[i], l);
        List<double[]> in = entering.get(s);
        double[] own = in.get(l);
        boolean single = course.batch.equals("single");
        if (single && j < own.length && errs("wrong-layer", l)) {
            return delta * own[j];
        }
        if (single && l > 1 && errs("preactivation-used", l)) {
            return delta * preactivations.get(s).get(l - 2)[j];
        }
        if (single && errs("input-forgotten", l)) {
            return delta;
        }
        return delta * (l == 1 ? in.get(0)[j] : use(in.get(l - 1)[j], l));
    }

    private void step(int l, boolean batch) {
        RandomCourse.Layer layer = course.layers.get(l - 1);
        String sample = batch ? "" : "@1";
        int units = layer.weights().length;
        int inputs = layer.weights()[0].length;
        double[][] gradient = new double[units][inputs];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                for (int s = 0; s < course.inputs.size(); s++) {
                    double product = product(l, s, i, j);
                    gradient[i][j] += product;
                    if (batch) {
                        write("dW" + l + "[" + (i + 1) + "," + (j + 1) + "]@" + (s + 1), product);
                    }
                }
                gradient[i][j] = batch ? reduced(gradient[i][j]) : gradient[i][j];
            }
        }
        if (units == inputs && units > 1 && errs("transposed-result", l)) {
            for (int i = 0; i < units; i++) {
                for (int j = 0; j < i; j++) {
                    double entry = gradient[i][j];
                    gradient[i][j] = gradient[j][i];
                    gradient[j][i] = entry;
                }
            }
        }
        boolean plus = errs("step-sign", l);
        double rate = errs("rate-forgotten", l) ? 1 : course.rate;
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                String at = l + "[" + (i + 1) + "," + (j + 1) + "]" + sample;
                double entry = write("dW" + at, gradient[i][j]);
                write("newW" + at, layer.weights()[i][j] + (plus ? 1 : -1) * rate * use(entry, l));
            }
        }
        bias(l, batch, (plus ? 1 : -1) * rate);
    }

    private void bias(int l, boolean batch, double rate) {
        RandomCourse.Layer layer = course.layers.get(l - 1);
        boolean kept = layer.bias().length > 0 && errs("bias-update", l);
        for (int i = 0; i < layer.bias().length; i++) {
            double sum = 0;
            for (List<double[]> delta : deltas) {
                sum += batch ? use(delta.get(l - 1)[i], l) : delta.get(l - 1)[i];
            }
            String at = l + "[" + (i + 1) + "]" + (batch ? "" : "@1");
            sum *= sign();
            double entry = batch ? write("db" + at, reduced(sum)) : sum;
            write("newb" + at, layer.bias()[i] + (kept ? 0 : rate * use(entry, l)));
        }
    }
}
