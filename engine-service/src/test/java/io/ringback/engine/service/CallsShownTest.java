package io.ringback.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.Orders;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who sees which calls in progress. */
@OnServers
class CallsShownTest {
    private static final String KEY = "rb_sandbox_key_of_an_operator";

    @Inject
    Wire wire;

    @Inject
    Switches switches;

    @Test
    void operator_s_key_of_the_sandbox_sees_calls_of_the_sandbox_alone() throws NoSuchAlgorithmException {
        switches.ready();
        wire.send(Topic.ACCOUNT_SNAPSHOTS, operatorOfTheSandbox());
        try (var toys = new InboundSwitch()) {
            String sandbox = registered(toys);
            AttemptAuthorized real = Orders.at(Instant.now())
                    .caller("+442079460711")
                    .callee("+493023125702")
                    .build();
            AttemptAuthorized forShow = Orders.at(Instant.now())
                    .caller("+442079460711")
                    .callerOver("sandbox")
                    .target("+493023125702", 30, 600, Set.of(), "sandbox")
                    .sandbox()
                    .build();
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, real);
            wire.send(Topic.CALLBACK_AUTHORIZATIONS, forShow);
            wire.await(real.attemptId(), LegRinging.class);
            wire.await(forShow.attemptId(), LegRinging.class);

            List<String> seen = attempts(calls(KEY));

            assertThat(seen).containsExactly(forShow.attemptId().toString());
            assertThat(attempts(switches.operator().get("/v1/calls?limit=200")))
                    .contains(real.attemptId().toString(), forShow.attemptId().toString());
            end(real);
            end(forShow);
            switches.remove(sandbox);
        }
    }

    private String registered(InboundSwitch toys) {
        Map<String, Object> body = new HashMap<>(
                switches.body("engine", "secret1", toys.amiPort(), Map.of("sandbox", "PJSIP/{number}@sim")));
        body.put("group", "sandbox");
        String id = switches.operator()
                .body(body)
                .post("/v1/switches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        switches.awaitState(id, "READY");
        return id;
    }

    private void end(AttemptAuthorized order) {
        wire.send(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(
                        order.callbackId(), order.attemptId(), Instant.now(), order.sandbox(), StopReason.CANCELLED));
        wire.end(order.attemptId());
    }

    /** The key is known as soon as its account has been heard of. */
    private static Response calls(String key) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> RestAssured.given()
                                .header("Authorization", "Bearer " + key)
                                .contentType(ContentType.JSON)
                                .get("/v1/calls"),
                        answer -> answer.statusCode() == 200);
    }

    private static List<String> attempts(Response page) {
        return page.jsonPath().getList("items.attempt");
    }

    private static AccountSnapshot operatorOfTheSandbox() throws NoSuchAlgorithmException {
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        UUID account = Ids.next();
        return new AccountSnapshot(
                account,
                1,
                Instant.now(),
                false,
                "100001",
                Status.ACTIVE,
                "EUR",
                "en",
                1,
                List.of(),
                List.of(new AccountSnapshot.Key(Ids.next(), sha256, Scope.OPERATOR, true, null)),
                List.of(),
                List.of());
    }
}
