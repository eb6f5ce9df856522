package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.values.Ids;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RebalanceTest extends ConsumerTest {
    @Test
    void closed_consumer_has_committed_and_the_next_goes_on_after_it() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 5));
        try (var _ = started(ConsumerTest::apply)) {
            awaitApplied(call, 5);
        }

        CallFacts.send(facts(call, 6, 8));
        try (var _ = started(ConsumerTest::apply)) {
            awaitApplied(call, 8);
        }
        assertThat(stage.applied(call.toString())).isEqualTo(upTo(8));
    }

    @Test
    void second_member_takes_over_partitions_and_both_hear_of_it() {
        var calls = Stream.generate(Ids::next).limit(30).toList();
        var first = new Hearing();
        var second = new Hearing();
        try (var _ = started(ConsumerTest::apply, first)) {
            await().atMost(LIMIT).until(() -> first.held.size() == Stage.PARTITIONS);
            try (var _ = started(ConsumerTest::apply, second)) {
                CallFacts.send(calls.stream().map(call -> fact(call, 1)).toList());
                await().atMost(LIMIT)
                        .until(() ->
                                !second.held.isEmpty() && first.held.size() + second.held.size() == Stage.PARTITIONS);
                CallFacts.send(calls.stream().map(call -> fact(call, 2)).toList());
                calls.forEach(call -> awaitApplied(call, 2));
            }
            await().atMost(LIMIT).until(() -> first.held.size() == Stage.PARTITIONS);
        }
        for (var call : calls) {
            assertThat(stage.applied(call.toString()).stream().distinct()).containsExactly(1, 2);
        }
        assertThat(first.told).startsWith("assigned").contains("revoked");
        assertThat(second.told).containsExactly("assigned", "revoked");
    }

    /** What a listener heard. */
    private static final class Hearing implements PartitionListener {
        final Set<Integer> held = new ConcurrentSkipListSet<>();
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void assigned(Set<Partition> partitions) {
            told.add("assigned");
            partitions.forEach(partition -> held.add(partition.number()));
        }

        @Override
        public void revoked(Set<Partition> partitions) {
            told.add("revoked");
            partitions.forEach(partition -> held.remove(partition.number()));
        }
    }
}
