package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private final Parking parking = new Parking("cdr.call.events.v1");
    private final List<Integer> applied = new ArrayList<>();
    private final UUID call = Ids.next();
    private long last;
    private Stage stage;

    @BeforeEach
    void open() {
        stage = Stage.empty();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void message_after_a_gap_waits_until_the_gap_is_filled() {
        arrive(1, 3, 4);
        assertThat(applied).containsExactly(1);

        arrive(2);

        assertThat(applied).containsExactly(1, 2, 3, 4);
        assertThat(waiting()).isZero();
    }

    @Test
    void old_message_is_dropped() {
        arrive(1, 2, 1, 2);

        assertThat(applied).containsExactly(1, 2);
    }

    @Test
    void parked_message_delivered_twice_is_applied_once() {
        arrive(2, 2, 1, 2);

        assertThat(applied).containsExactly(1, 2);
    }

    @Test
    void parked_message_comes_back_as_it_was() {
        var event = CallFacts.answered(call, 2);
        var parked = CallFacts.received(event);
        var next = stage.database().inTransaction(tx -> {
            parking.park(tx, call, 2, parked);
            return parking.nextParked(tx, call, 1);
        });

        assertThat(next.orElseThrow()).isEqualTo(parked);
    }

    @Test
    void calls_and_consumers_do_not_mix() {
        var other = Ids.next();
        stage.database().runInTransaction(tx -> {
            parking.park(tx, other, 2, CallFacts.received(CallFacts.answered(other, 2)));
            new Parking("rating.call.events.v1").park(tx, call, 2, CallFacts.received(CallFacts.answered(call, 2)));
        });

        arrive(1);

        assertThat(applied).containsExactly(1);
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void any_order_of_arrival_is_applied_in_order() {
        var order = new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
        order.addAll(List.of(5, 9, 30, 1));
        var seed = 20260301L;
        Collections.shuffle(order, new Random(seed));

        order.forEach(this::arrive);

        assertThat(applied)
                .as("seed %d", seed)
                .isEqualTo(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(waiting()).isZero();
    }

    private void arrive(int... numbers) {
        for (int number : numbers) {
            last = stage.database()
                    .inTransaction(tx -> parking.inOrder(
                            tx, call, last, number, CallFacts.received(CallFacts.answered(call, number)), this::apply));
        }
    }

    private void apply(Received<? extends Message> message) {
        applied.add(((CallEvent) message.message()).number());
    }

    private long waiting() {
        return stage.database().read(Parking::waiting).messages();
    }
}
