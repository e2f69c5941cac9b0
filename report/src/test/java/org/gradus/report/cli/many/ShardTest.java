package org.gradus.report.cli.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardTest {
    @Test
    void everyFileIsInOneShard() {
        for (int files = 0; files <= 12; files++) {
            List<Integer> all = IntStream.range(0, files).boxed().toList();
            for (int of = 1; of <= 14; of++) {
                List<Integer> taken = new ArrayList<>();
                for (int number = 1; number <= of; number++) {
                    taken.addAll(new Shard(number, of).part(all));
                }
                assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
            }
        }
    }

    @Test
    void shardsTakeEveryNthFileFromTheirNumber() {
        assertThat(Shard.parse("2/3").part(List.of("a", "b", "c", "d", "e"))).containsExactly("b", "e");
        assertThat(Shard.ALL.part(List.of("a", "b"))).containsExactly("a", "b");
    }
}
