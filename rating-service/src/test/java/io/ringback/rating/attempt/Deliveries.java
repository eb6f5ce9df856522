package io.ringback.rating.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hands messages to rating, one transaction or many at once, and tells what has become of the attempts. */
record Deliveries(Database database, Requests requests, CallEvents events) {
    private static final int AT_ONCE = 60;

    Callable<Boolean> requesting(AttemptRequested request) {
        return () -> handled(List.of(request));
    }

    Callable<Boolean> telling(CallEvent event) {
        return () -> told(List.of(event));
    }

    boolean told(List<CallEvent> facts) {
        List<Received<? extends Message>> batch = new ArrayList<>();
        facts.forEach(fact -> batch.add(received(Topic.CALL_EVENTS, fact)));
        return database.inTransaction(tx -> {
            events.handle(tx, batch);
            return true;
        });
    }

    boolean handled(List<AttemptRequested> asked) {
        List<Received<? extends Message>> batch = new ArrayList<>();
        asked.forEach(request -> batch.add(received(Topic.CALLBACK_REQUESTS, request)));
        return database.inTransaction(tx -> {
            requests.handle(tx, batch);
            return true;
        });
    }

    static void allAtOnce(List<Callable<Boolean>> work) throws InterruptedException, ExecutionException {
        try (var executor =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Boolean> done : executor.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    Map<String, Long> states(List<AttemptRequested> attempts) {
        var states = new TreeMap<String, Long>();
        attempts.forEach(attempt -> states.merge(state(attempt), 1L, Long::sum));
        return states;
    }

    boolean isAuthorized(AttemptRequested attempt) {
        return state(attempt).equals("AUTHORIZED");
    }

    private String state(AttemptRequested attempt) {
        return database.read("SELECT state FROM attempt WHERE id = $1", attempt.attemptId())
                .getFirst()
                .getString("state");
    }

    private static Received<? extends Message> received(Topic topic, Message message) {
        return new Received<>(message, Ids.next(), topic, 0, 0, message.partitionKey(), Instant.now(), null);
    }
}
