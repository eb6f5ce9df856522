package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages with codes get to the gateway whatever happens to it, or to us, and no more often than they must. */
@OnServers
class CodeMessagesTest {
    @Inject
    Town town;

    @Inject
    WrittenCodes written;

    @Inject
    Database database;

    @ConfigProperty(name = "ringback.trigger.sms.url")
    @SuppressWarnings("NullAway.Init")
    URI url;

    private final String number = Town.callee();

    @SuppressWarnings("NullAway.Init")
    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = new Gateway(url);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void gateway_that_is_in_trouble_is_asked_again_with_the_same_code_until_it_says_yes() {
        Customer customer = town.customer();
        AtomicInteger asked = new AtomicInteger();
        gateway.answers(number, () -> asked.incrementAndGet() == 1 ? 503 : 200);

        Response begun = written.begin(customer, number);
        List<Gateway.Sent> sent = gateway.sentTo(number, 2);

        assertThat(sent.get(1)).isEqualTo(sent.getFirst());
        written.awaitState(customer, begun, "SENT");
        assertThat(written.tries(begun)).isEqualTo(2);
        assertThat(written.due(begun)).isFalse();
    }

    @Test
    void gateway_that_was_down_gets_it_when_it_is_back() {
        Customer customer = town.customer();
        gateway.close();
        Response begun = written.begin(customer, number);
        await().atMost(Wire.LIMIT).until(() -> written.answered(begun));

        gateway = new Gateway(url);

        assertThat(gateway.sentTo(number, 1)).hasSize(1);
        written.awaitState(customer, begun, "SENT");
    }

    @Test
    void refused_message_fails_the_proof_with_the_reason_and_is_not_sent_again() {
        Customer customer = town.customer();
        gateway.answers(number, () -> 400);

        Response begun = written.begin(customer, number);

        written.awaitState(customer, begun, "REFUSED");
        JsonPath failed = written.look(customer, begun);
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.<String, Object>getMap("message")).containsEntry("answer", "status 400");
        assertThat(written.due(begun)).isFalse();
        assertThat(gateway.sentTo(number, 1)).hasSize(1);
    }

    @Test
    void replica_that_dies_before_it_has_written_the_answer_down_leaves_it_to_another() {
        Customer customer = town.customer();
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        gateway.answers(number, () -> asked.incrementAndGet() == 1 ? after(held, 400) : 200);
        Response begun = written.begin(customer, number);
        gateway.sentTo(number, 1);

        written.dueNow(begun);

        assertThat(gateway.sentTo(number, 2)).hasSize(2);
        written.awaitState(customer, begun, "SENT");
        held.countDown();
        assertThat(written.tries(begun)).isEqualTo(2);
        assertThat(written.due(begun)).isFalse();
    }

    @Test
    void yes_that_comes_late_ends_it_though_another_try_has_begun() {
        Customer customer = town.customer();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        gateway.answers(number, () -> asked.incrementAndGet() == 1 ? after(first, 200) : after(second, 400));
        Response begun = written.begin(customer, number);
        gateway.sentTo(number, 1);
        written.dueNow(begun);
        gateway.sentTo(number, 2);

        first.countDown();

        written.awaitState(customer, begun, "SENT");
        second.countDown();
        assertThat(written.look(customer, begun).getString("state")).isEqualTo("WAITING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires_at = now()", "tries_left = 0", "proven_at = now()"})
    void what_is_worth_sending_no_more_is_given_up(String end) {
        Customer customer = town.customer();
        gateway.answers(number, () -> 503);
        Response begun = written.begin(customer, number);
        await().atMost(Wire.LIMIT).until(() -> written.answered(begun));

        database.runInTransaction(
                tx -> tx.execute("UPDATE number_proof SET " + end + " WHERE id = $1", WrittenCodes.id(begun)));
        written.dueNow(begun);

        await().atMost(Wire.LIMIT).until(() -> !written.due(begun));
        assertThat(written.look(customer, begun).<String, Object>getMap("message"))
                .containsEntry("state", "GIVEN_UP")
                .containsEntry("answer", "status 503");
    }

    private static int after(CountDownLatch held, int status) {
        try {
            held.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status;
    }
}
