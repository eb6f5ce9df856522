package io.ringback.proof.bench.engine;

import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what rating-service would: the engine reads nothing else. All phones answer, and stay until they are cut off. */
final class Rating implements AutoCloseable {
    private static final String TRUNK = "sim";
    private static final int RING_SECONDS = 30;
    private static final int SETUP_SECONDS = 160;
    private static final int EXPIRES_SECONDS = 60;
    private static final Money BALANCE = Money.of("5.00", "EUR");
    private static final Money PRICE = Money.of("0.10", "EUR");

    private final KafkaProducer<String, byte[]> producer;
    private final UUID account = Ids.next();
    private final AtomicInteger calls = new AtomicInteger();

    Rating(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A call that was ordered. */
    record Ordered(UUID callback, UUID attempt) {}

    /** Orders so many calls at once, each to talk no longer than this. */
    List<Ordered> order(int count, int limitSeconds) {
        return IntStream.range(0, count).mapToObj(_ -> order(limitSeconds)).toList();
    }

    Ordered order(int limitSeconds) {
        var ordered = new Ordered(Ids.next(), Ids.next());
        int n = calls.getAndIncrement();
        var caller = "+442079460%d%02d".formatted(n % 10, 30 + n / 10 % 70);
        var callee = "+493023125%d%02d".formatted(n % 10, 26 + n / 10 % 4);
        var now = Instant.now();
        publish(new AttemptAuthorized(
                ordered.callback(),
                ordered.attempt(),
                1,
                now,
                false,
                account,
                Script.CONNECT,
                new CallerLeg(new Party.E164(caller), List.of(new Route(TRUNK, caller)), RING_SECONDS),
                null,
                false,
                false,
                List.of(),
                null,
                List.of(new Target(
                        new Party.E164(callee),
                        List.of(new Route(TRUNK, callee)),
                        limitSeconds,
                        RING_SECONDS,
                        Set.of())),
                new Grant(limitSeconds, true, SETUP_SECONDS),
                Warnings.DEFAULT,
                new CallerIds(callee, caller),
                BALANCE,
                PRICE,
                "en",
                1,
                true,
                now,
                now.plusSeconds(EXPIRES_SECONDS)));
        return ordered;
    }

    /** The customer does not want it any more. */
    void withdraw(Ordered call) {
        publish(new Withdrawn(call.callback(), call.attempt(), Instant.now(), false, StopReason.CANCELLED));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void publish(CallbackAuthorization message) {
        var topic = Topic.CALLBACK_AUTHORIZATIONS.wireName();
        var published = new ProducerRecord<>(topic, message.partitionKey(), Json.write(message));
        header(published, "ce_specversion", "1.0");
        header(published, "ce_id", Ids.next().toString());
        header(published, "ce_type", Json.typeOf(message));
        header(published, "ce_source", "/ringback/bench");
        header(published, "ce_time", Instant.now().toString());
        header(published, "content-type", "application/json");
        var _ = producer.send(published);
    }

    private static void header(ProducerRecord<String, byte[]> published, String name, String value) {
        published.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
