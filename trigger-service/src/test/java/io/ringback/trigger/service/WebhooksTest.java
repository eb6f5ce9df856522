package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.notice.SigningKey;
import io.ringback.trigger.service.Receiver.Taken;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnServers
class WebhooksTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void end_of_a_callback_is_told_signed_and_kept() {
        Customer customer = town.customer();
        JsonPath hook = made(customer, "");
        UUID callback = cancelled(customer);

        Taken taken = awaitTaken(1).getFirst();

        JsonPath body = new JsonPath(taken.body());
        assertThat(taken.id()).isEqualTo("msg_" + hook.getString("id") + "_1");
        assertThat(taken.signatures()).containsExactly(signature(hook, taken));
        assertThat(body.getString("type")).isEqualTo("callback.cancelled");
        assertThat(body.getLong("order")).isEqualTo(1);
        assertThat(body.getString("data.callback")).isEqualTo(callback.toString());
        assertThat(body.getString("data.account")).isEqualTo(customer.account().toString());
        assertThat(body.getString("data.status")).isEqualTo("CANCELLED");
        JsonPath notice = awaitNotice(customer, hook, "DELIVERED");
        assertThat(notice.getString("lastAnswer")).isEqualTo("status 204");
        assertThat(notice.getInt("tries")).isEqualTo(1);
        assertThat(customer.asks()
                        .get("/v1/webhooks/" + hook.getString("id"))
                        .jsonPath()
                        .getString("secret"))
                .isNull();
    }

    @Test
    void notices_are_counted_in_order_and_a_step_told_twice_makes_one() {
        Customer customer = town.customer();
        made(customer, "\"events\": [\"callback.talking\", \"callback.completed\"],");
        UUID callback = Ids.next();
        var steps = List.of(
                step(customer, callback, 7, CallbackStatus.RINGING_CALLEE),
                step(customer, callback, 8, CallbackStatus.TALKING),
                step(customer, callback, 9, CallbackStatus.TALKING),
                step(customer, callback, 10, CallbackStatus.COMPLETED));
        wire.say(Topic.CALLBACK_STATES, steps);
        wire.say(Topic.CALLBACK_STATES, steps);
        wire.say(Topic.CALLBACK_STATES, step(customer, Ids.next(), 3, CallbackStatus.COMPLETED));

        List<Taken> taken = awaitTaken(4);

        assertThat(taken)
                .extracting(each -> new JsonPath(each.body()).getInt("data.step"))
                .containsExactlyInAnyOrder(8, 9, 10, 3);
        assertThat(taken)
                .extracting(each -> new JsonPath(each.body()).getInt("order"))
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(taken.stream()
                        .map(each -> new JsonPath(each.body()))
                        .filter(body -> callback.toString().equals(body.getString("data.callback")))
                        .sorted((a, b) -> Integer.compare(a.getInt("order"), b.getInt("order"))))
                .extracting(body -> body.getInt("data.step"))
                .containsExactly(8, 9, 10);
    }

    @Test
    void customer_hears_of_own_callbacks_and_the_operator_of_all() {
        Customer customer = town.customer();
        Customer other = town.customer();
        made(customer, "");
        UUID unheard = cancelled(other);
        UUID heard = cancelled(customer);
        try (var operators = new Receiver()) {
            Response all = Town.asOperator()
                    .body("{\"url\": \"" + operators.url() + "\"}")
                    .post("/v1/webhooks");
            UUID later = cancelled(other);

            await().atMost(Wire.LIMIT)
                    .untilAsserted(() -> assertThat(callbacks(operators)).contains(later.toString()));

            assertThat(callbacks(receiver)).containsExactly(heard.toString()).doesNotContain(unheard.toString());
            Town.asOperator().delete("/v1/webhooks/" + all.jsonPath().getString("id"));
        }
    }

    @Test
    void notice_that_is_not_taken_waits_and_can_be_sent_again_at_once() {
        Customer customer = town.customer();
        JsonPath hook = made(customer, "");
        receiver.answers(500);
        cancelled(customer);
        JsonPath waiting = awaitNotice(customer, hook, "WAITING");
        receiver.answers(200);

        Response again = customer.asks("{\"from\": 1}").post(path(hook) + "/notices/replay");

        assertThat(waiting.getString("lastAnswer")).isEqualTo("status 500");
        assertThat(Instant.parse(waiting.getString("dueAt"))).isAfter(Instant.parse(waiting.getString("happenedAt")));
        assertThat(again.jsonPath().getInt("notices")).isEqualTo(1);
        awaitNotice(customer, hook, "DELIVERED");
        assertThat(receiver.taken())
                .extracting(Taken::id)
                .hasSizeGreaterThan(1)
                .containsOnly("msg_" + hook.getString("id") + "_1");
    }

    @Test
    void delivered_notice_is_sent_again_under_its_id() {
        Customer customer = town.customer();
        JsonPath hook = made(customer, "");
        Response tried = customer.asks().post(path(hook) + "/test");
        awaitNotice(customer, hook, "DELIVERED");

        Response again = customer.asks().post(path(hook) + "/notices/1/replay");

        assertThat(tried.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        List<Taken> taken = awaitTaken(2);
        assertThat(taken).extracting(Taken::body).containsOnly(taken.getFirst().body());
        assertThat(new JsonPath(taken.getFirst().body()).getString("type")).isEqualTo("webhook.test");
        assertThat(customer.asks().post(path(hook) + "/notices/2/replay").statusCode())
                .isEqualTo(404);
    }

    @Test
    void low_balance_is_told_once_each_time_it_falls_whatever_else_is_told_of_the_account() {
        Customer customer = town.customer();
        Customer forShow = town.inSandbox(customer);
        made(customer, "\"events\": [\"account.low_balance\"],");
        made(forShow, "\"events\": [\"account.low_balance\"],");
        made(customer, "");
        Instant fell = Instant.parse("2026-03-01T10:00:00Z");
        Instant fellAgain = Instant.parse("2026-03-02T10:00:00.000001Z");
        Instant fellAtLast = Instant.parse("2026-03-03T10:00:00Z");

        town.low(customer, 3, fell);
        town.low(customer, 3, fell);
        // Made anew: a higher version of the same.
        town.low(customer, 4, fell);
        town.low(customer, 5, null);
        town.low(customer, 6, fellAgain);
        // Out of order, and anew.
        town.low(customer, 3, fell);
        town.low(customer, 7, fellAgain);
        town.low(customer, 8, fellAtLast);

        List<Taken> taken = awaitTaken(3);
        assertThat(taken)
                .extracting(each -> new JsonPath(each.body()).getInt("order") + " "
                        + new JsonPath(each.body()).getString("data.since"))
                .containsExactlyInAnyOrder(
                        "1 2026-03-01T10:00:00Z", "2 2026-03-02T10:00:00.000001Z", "3 2026-03-03T10:00:00Z");
        JsonPath body = new JsonPath(taken.getFirst().body());
        assertThat(body.getString("type")).isEqualTo("account.low_balance");
        assertThat(body.getString("data.account")).isEqualTo(customer.account().toString());
        assertThat(body.getString("data.balance.amount")).isEqualTo("4.90");
        assertThat(body.getString("data.threshold.amount")).isEqualTo("5.00");
        assertThat(body.getBoolean("data.sandbox")).isFalse();
    }

    @Test
    void both_secrets_sign_for_a_day_after_a_change() {
        Customer customer = town.customer();
        JsonPath before = made(customer, "");

        JsonPath after = customer.asks().post(path(before) + "/secret").jsonPath();
        customer.asks().post(path(before) + "/test");

        Taken taken = awaitTaken(1).getFirst();
        assertThat(taken.signatures()).containsExactly(signature(after, taken), signature(before, taken));
        assertThat(after.getString("secret")).isNotEqualTo(before.getString("secret"));
    }

    @Test
    void receiver_that_is_gone_stops_the_webhook_until_it_is_made_active() {
        Customer customer = town.customer();
        JsonPath hook = made(customer, "");
        receiver.answers(410);
        customer.asks().post(path(hook) + "/test");
        awaitNotice(customer, hook, "GIVEN_UP");

        JsonPath stopped = customer.asks().get(path(hook)).jsonPath();
        JsonPath active = customer.asks("{\"active\": true}").patch(path(hook)).jsonPath();

        assertThat(stopped.getBoolean("active")).isFalse();
        assertThat(stopped.getString("stopped")).isEqualTo("the receiver answered 410 Gone");
        assertThat(active.getBoolean("active")).isTrue();
        assertThat(active.getString("stopped")).isNull();
    }

    @Test
    void removed_webhook_hears_nothing_more() {
        Customer customer = town.customer();
        JsonPath hook = made(customer, "");
        try (var other = new Receiver()) {
            customer.asks("{\"url\": \"" + other.url() + "\"}").post("/v1/webhooks");

            int removed = customer.asks().delete(path(hook)).statusCode();
            cancelled(customer);

            await().atMost(Wire.LIMIT).until(() -> other.taken().size() == 1);
            assertThat(removed).isEqualTo(204);
            assertThat(receiver.taken()).isEmpty();
            assertThat(customer.asks().get(path(hook)).statusCode()).isEqualTo(404);
        }
    }

    private JsonPath made(Customer customer, String more) {
        Response made = customer.asks("{" + more + "\"url\": \"" + receiver.url() + "\"}")
                .post("/v1/webhooks");
        assertThat(made.statusCode()).isEqualTo(201);
        return made.jsonPath();
    }

    /** A callback for tomorrow that is cancelled at once. */
    private static UUID cancelled(Customer customer) {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Response asked = customer.asks(Town.body(Town.callee(), "\"notBefore\": \"" + tomorrow + "\""))
                .post("/v1/callbacks");
        UUID id = UUID.fromString(asked.jsonPath().getString("id"));
        assertThat(customer.asks().delete("/v1/callbacks/" + id).statusCode()).isEqualTo(200);
        return id;
    }

    private List<Taken> awaitTaken(int count) {
        await().atMost(Wire.LIMIT).until(() -> receiver.taken().size() >= count);
        return receiver.taken();
    }

    private static JsonPath awaitNotice(Customer customer, JsonPath hook, String state) {
        String notices = path(hook) + "/notices?state=" + state;
        await().atMost(Wire.LIMIT).untilAsserted(() -> {
            JsonPath page = customer.asks().get(notices).jsonPath();
            assertThat(page.getString("items[0].lastAnswer")).isNotNull();
        });
        return customer.asks().get(notices).jsonPath().setRootPath("items[0]");
    }

    private static String signature(JsonPath hook, Taken taken) {
        return SigningKey.ofSecret(hook.getString("secret")).sign(taken.id(), taken.sentAt(), taken.body());
    }

    private static List<String> callbacks(Receiver receiver) {
        return receiver.taken().stream()
                .map(taken -> new JsonPath(taken.body()).getString("data.callback"))
                .toList();
    }

    private static String path(JsonPath hook) {
        return "/v1/webhooks/" + hook.getString("id");
    }

    private static CallbackStateChanged step(Customer customer, UUID callback, int number, CallbackStatus status) {
        return new CallbackStateChanged(
                callback,
                number,
                Instant.parse("2026-11-20T10:00:00Z"),
                false,
                status,
                null,
                "As it says.",
                customer.account(),
                null,
                Trigger.API,
                new Party.E164(Town.CALLER),
                null);
    }
}
