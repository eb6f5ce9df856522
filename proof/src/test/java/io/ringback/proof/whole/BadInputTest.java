package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client gets for a request that cannot be done, through the gateway. */
@OnTheStack
class BadInputTest {
    private static final String PATH = "/v1/callbacks";
    private final RunningStack stack;
    private final Client demo;

    BadInputTest(RunningStack stack) {
        this.stack = stack;
        this.demo = stack.client(stack.value("RINGBACK_CUSTOMER_KEY"));
    }

    @Test
    void request_without_a_key_or_with_an_unknown_one_is_not_authorised() {
        for (String key : new String[] {"", "rb_nobodyhasthiskey00000000000000000"}) {
            var reply = stack.client(key).post(PATH, "{}");

            reply.expect(401);
            assertThat(reply.response().headers().firstValue("content-type").orElse(""))
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void callback_of_another_account_is_not_found() {
        var other = Customer.with(stack, "5.00", Phones.silentCaller(1));
        var callback = other.ask(Phones.answering(0), Map.of("notBefore", tomorrow()));

        demo.get(PATH + "/" + callback).expect(404);
        demo.delete(PATH + "/" + callback).expect(404);
        assertThat(other.client().delete(PATH + "/" + callback).status()).isEqualTo(200);
    }

    @Test
    void malformed_number_and_unknown_field_are_named() {
        var malformed = demo.post(PATH, Map.of("caller", "+44207946000x", "callee", Phones.answering(0)));
        var unknown = demo.post(PATH, Map.of("caller", "+442079460001", "calle", Phones.answering(0)));

        assertThat(malformed.expect(400).path("errors").findValuesAsText("field"))
                .containsExactly("caller");
        assertThat(unknown.expect(400).path("errors").findValuesAsText("field")).containsExactly("calle");
    }

    @Test
    void idempotency_key_is_for_one_body() {
        var customer = Customer.with(stack, "5.00", Phones.silentCaller(2));
        var key = UUID.randomUUID().toString();
        var body = "{\"caller\":\"%s\",\"callee\":\"%s\"}";
        var first = body.formatted(customer.number(), Phones.answering(0));
        var other = body.formatted(customer.number(), Phones.busy(0));

        var created = customer.client().post(PATH, first, "Idempotency-Key", key);
        var replayed = customer.client().post(PATH, first, "Idempotency-Key", key);
        var refused = customer.client().post(PATH, other, "Idempotency-Key", key);

        assertThat(replayed.expect(202)).isEqualTo(created.expect(202));
        assertThat(replayed.response().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        refused.expect(422);
        customer.client().delete(PATH + "/" + created.body().path("id").asText());
    }

    private static String tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).toString();
    }
}
