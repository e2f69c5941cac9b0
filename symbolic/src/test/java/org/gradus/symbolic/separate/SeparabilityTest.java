package org.gradus.symbolic.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.network.TruthTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparabilityTest {

    static TruthTable table(int values, int inputs) {
        int size = 1 << inputs;
        List<Boolean> bits = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            bits.add((values >> size - 1 - row & 1) == 1);
        }
        return new TruthTable(bits);
    }

    /** How many functions of n inputs a threshold unit computes: 14, 104, 1882 (OEIS A000609). */
    @ParameterizedTest
    @CsvSource({"2, 14", "3, 104", "4, 1882"})
    void everyTableIsClassified(int inputs, int separable) {
        int found = 0;
        for (int values = 0; values < 1 << (1 << inputs); values++) {
            Separability answer = Separability.of(table(values, inputs));
            if (answer instanceof Separability.Separable weights) {
                found++;
                computes(weights);
            } else {
                contradicts((Separability.Inseparable) answer);
            }
        }
        assertThat(found).isEqualTo(separable);
    }

    /** Checked here again, without the library's arithmetic. */
    private static void computes(Separability.Separable answer) {
        TruthTable table = answer.table();
        for (int row = 0; row < table.size(); row++) {
            int z = answer.bias();
            for (int j = 0; j < table.inputs(); j++) {
                z += answer.weights().get(j) * (row >> table.inputs() - 1 - j & 1);
            }
            assertThat(z > 0).isEqualTo(table.values().get(row));
            assertThat(z).isNotZero();
        }
        assertThat(answer.weights()).allMatch(w -> Math.abs(w) <= 6);
    }

    private static void contradicts(Separability.Inseparable answer) {
        TruthTable table = answer.table();
        assertThat(answer.trueRows())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(row -> table.values().get(row));
        assertThat(answer.falseRows())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .noneMatch(row -> table.values().get(row));
        for (int j = 0; j < table.inputs(); j++) {
            int shift = j;
            int trues =
                    answer.trueRows().stream().mapToInt(row -> row >> shift & 1).sum();
            int falses = answer.falseRows().stream()
                    .mapToInt(row -> row >> shift & 1)
                    .sum();
            assertThat(trues).isEqualTo(falses);
        }
    }

    @Test
    void xorHasTheCertificateOfTheLecture() {
        Separability.Inseparable xor = (Separability.Inseparable) Separability.of(TruthTable.XOR);
        assertThat(xor.trueRows()).containsExactly(1, 2);
        assertThat(xor.falseRows()).containsExactly(0, 3);
        assertThat(TextWriter.write(xor.trueSum())).isEqualTo("(w[2]+b)+(w[1]+b)");
        assertThat(TextWriter.write(xor.sum())).isEqualTo("w[1]+w[2]+2*b");
        assertThat(TextWriter.write(xor.falseSum())).isEqualTo("b+(w[1]+w[2]+b)");
    }

    @ParameterizedTest
    @CsvSource({
        "AND, 1, 2, '[2, 2]', -3",
        "OR, 7, 2, '[2, 2]', -1",
        "NAND, 14, 2, '[-2, -2]', 3",
        "constant 0, 0, 2, '[0, 0]', -1",
        "constant 1, 15, 2, '[0, 0]', 1",
        "majority of three, 23, 3, '[2, 2, 2]', -3"
    })
    void weightsAreThoseOneWouldWrite(String name, int values, int inputs, String weights, int bias) {
        Separability.Separable answer = (Separability.Separable) Separability.of(table(values, inputs));
        assertThat(answer.weights()).as(name).hasToString(weights);
        assertThat(answer.bias()).as(name).isEqualTo(bias);
    }

    /** z = x_1 + x_2 − 1 is 0 where exactly one input is 1; for the complement z = x_1 − x_2. */
    @Test
    void aGaussianUnitComputesXorAndItsComplement() {
        GaussianUnit xor = GaussianUnit.search(TruthTable.XOR).orElseThrow();
        assertThat(xor.weights()).containsExactly(1, 1);
        assertThat(xor.bias()).isEqualTo(-1);
        GaussianUnit same = GaussianUnit.search(table(9, 2)).orElseThrow();
        assertThat(same.weights()).containsExactly(1, -1);
        assertThat(same.bias()).isZero();
    }

    @Test
    void noSmallGaussianUnitForParityOfThree() {
        assertThat(GaussianUnit.search(table(0b01101001, 3))).isEmpty();
    }

    @Test
    void wrongWeightsCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Separability.Separable(TruthTable.XOR, List.of(1, 1), -1))
                .withMessageContaining("[0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GaussianUnit(TruthTable.XOR, List.of(1, 1), 0))
                .withMessageContaining("[0, 0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TruthTable(List.of(true, false)))
                .withMessageContaining("4, 8 or 16");
    }
}
