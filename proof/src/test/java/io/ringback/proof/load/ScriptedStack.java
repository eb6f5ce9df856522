package io.ringback.proof.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.local.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a load sees of a stack: an API that accepts callbacks, and a real broker on which their ends appear at once. */
final class ScriptedStack implements AutoCloseable {
    private static final String ADDRESS = TestServers.shared().bootstrapServers();
    private static final Party CALLER = new Party.E164("+442079460024");
    private static final LegDialing DIAL =
            new LegDialing(Leg.CALLER, 1, CALLER, "sim", "switch", "rb-local-1-caller-1");

    private final HttpServer http;
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", ADDRESS, "linger.ms", 0), new StringSerializer(), new ByteArraySerializer());
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private CountDownLatch awaited = new CountDownLatch(0);
    private CallbackStatus end = CallbackStatus.COMPLETED;
    private int refused = Integer.MAX_VALUE;

    ScriptedStack() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", ADDRESS))) {
            var there = admin.listTopics().names().get();
            admin.createTopics(Stream.of(Topic.CALL_EVENTS, Topic.CALLBACK_STATES, Topic.CALL_CDRS)
                            .map(Topic::wireName)
                            .filter(name -> !there.contains(name))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    LoadResult run(LoadSettings settings) throws InterruptedException {
        var url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        var target = new LoadTarget(url, "rb_operator", ADDRESS);
        return new LoadRun(target, settings, Population.make(target, 10)).run();
    }

    void answersOnceAllHaveCome(int count) {
        awaited = new CountDownLatch(count);
    }

    ScriptedStack endsAs(CallbackStatus status) {
        end = status;
        return this;
    }

    void neverEnds() {
        end = CallbackStatus.TALKING;
    }

    /** Answers each n-th request with 503. */
    void refusesEvery(int n) {
        refused = n;
    }

    Set<String> idempotencyKeys() {
        return keys;
    }

    @Override
    public void close() {
        http.stop(0);
        producer.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean asks = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().equals("/v1/callbacks");
        var id = UUID.randomUUID();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null) {
            keys.add(key);
        }
        if (asks) {
            awaitAll();
        }
        boolean refuses = asks && requests.incrementAndGet() % refused == 0;
        if (asks && !refuses) {
            tell(id);
        }
        var body = "{\"id\":\"%s\",\"key\":\"rb_customer\",\"items\":[],\"next\":null}"
                .formatted(id)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refuses ? 503 : asks ? 202 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitAll() {
        awaited.countDown();
        try {
            awaited.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(UUID callback) {
        var now = Instant.now();
        send(Topic.CALL_EVENTS, callback, Json.write(new CallEvent(callback, callback, 1, now, false, DIAL)));
        var step = new CallbackStateChanged(
                callback, 1, now, false, end, null, "So it is.", null, null, Trigger.API, CALLER, null);
        send(Topic.CALLBACK_STATES, callback, Json.write(step));
        send(Topic.CALL_CDRS, callback, new byte[0]);
    }

    private void send(Topic topic, UUID callback, byte[] body) {
        var _ = producer.send(new ProducerRecord<>(topic.wireName(), callback.toString(), body));
    }
}
