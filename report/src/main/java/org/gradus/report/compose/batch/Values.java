package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.notation.PutIn;
import org.gradus.report.compose.notation.Truth;
import org.gradus.report.sheet.Chain;
import org.gradus.report.worksheet.Evaluation;

/**
 * A vector of every sample: the columns of one matrix.
 *
 * @param columns one for each sample, all of the same length
 */
record Values(List<List<Evaluation>> columns) {
    Values {
        columns = columns.stream().map(List::copyOf).toList();
    }

    static <T> Values of(List<T> samples, Function<T, List<Evaluation>> column) {
        return new Values(samples.stream().map(column).toList());
    }

    int rows() {
        return columns.get(0).size();
    }

    List<Evaluation> first() {
        return columns.get(0);
    }

    private List<Evaluation> all() {
        return columns.stream().flatMap(List::stream).toList();
    }

    /** The matrix as it is printed. */
    Expr shown() {
        return matrix((i, s) -> columns.get(s).get(i).shown());
    }

    /** The matrix with which the lines of all samples end. */
    Expr ends() {
        return matrix((i, s) -> columns.get(s).get(i).lineEnd());
    }

    /** The matrix with exact forms, where lines end in such and later ones put them in. */
    Optional<Expr> forms() {
        boolean some =
                all().stream().anyMatch(e -> e.value().exactBeyondPrinted().isPresent());
        return some ? Optional.of(matrix((i, s) -> columns.get(s).get(i).operand())) : Optional.empty();
    }

    /** The chain with exact forms, where there are any, and the matrix with which the lines of all samples end. */
    Chain ended(Chain chain) {
        return formed(chain).and(result(), ends());
    }

    /** The chain with exact forms, where there are any, and the matrix as it is written. */
    Chain shown(Chain chain) {
        return formed(chain).and(relation(), shown());
    }

    private Chain formed(Chain chain) {
        boolean exact = all().stream().allMatch(e -> e.value().operand().exact());
        Operator sign = exact && insert() == Operator.EQUAL ? Operator.EQUAL : Operator.APPROXIMATELY;
        return forms().map(forms -> chain.and(sign, forms)).orElse(chain);
    }

    /** The matrix as it is put in where {@code user} is calculated from it. */
    Expr putInto(Values user) {
        List<PutIn> operands = user.operands();
        return matrix((i, s) -> operands.get(s).get(columns.get(s).get(i)));
    }

    /** For each sample the numbers in its lines. */
    List<PutIn> operands() {
        return columns.stream().map(PutIn::of).toList();
    }

    Expr matrix(Elision.Entry entry) {
        return Elision.matrix(rows(), columns.size(), entry);
    }

    /** Whether some line says more than its result. */
    boolean isCalculated() {
        return all().stream().anyMatch(e -> !Plain.of(e.substituted()).equals(Plain.of(e.shown())));
    }

    /** The sign between the formula and the numbers put in. */
    Operator insert() {
        return Truth.insert(all());
    }

    /** The sign between the numbers put in and the result. */
    Operator result() {
        return Truth.result(all());
    }

    /** The sign between the quantity and its printed values. */
    Operator relation() {
        return Truth.shown(all());
    }

    /** The sign between the quantity and its results. */
    Operator answer() {
        return Truth.answer(all());
    }

    /** The columns that are the same as printed, by the samples (from 0) that have them, in order of the first of each. */
    List<List<Integer>> alike() {
        return IntStream.range(0, columns.size())
                .boxed()
                .collect(java.util.stream.Collectors.groupingBy(
                        s -> columns.get(s).stream()
                                .map(e -> Plain.of(e.result()))
                                .toList(),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.toList()))
                .values()
                .stream()
                .toList();
    }
}
