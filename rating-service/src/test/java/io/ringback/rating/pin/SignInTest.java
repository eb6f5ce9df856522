package io.ringback.rating.pin;

import static io.ringback.rating.Desk.as;
import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class SignInTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String WRONG = "account number and PIN do not go together, or there were too many wrong tries";

    private UUID account = new UUID(0, 0);
    private String number = "";

    @BeforeEach
    void customer_with_a_pin() {
        account = Desk.customer(Desk.deck("0.10"), "0").account();
        number = asOperator().get("/v1/accounts/{id}", account).jsonPath().getString("number");
        setPin("4711");
    }

    @Test
    void customer_who_knows_the_pin_gets_a_token_for_the_own_account() {
        var answer = signIn(number, "4711");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("token", "account", "expiresAt");
        assertThat(answer.jsonPath().getUUID("account")).isEqualTo(account);
        assertThat(Instant.parse(answer.jsonPath().getString("expiresAt")))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
        var token = answer.jsonPath().getString("token");
        await().atMost(LIMIT).until(() -> statusWith(token) == 200);
        assertThat(as(token).get("/v1/accounts/{id}", new UUID(1, 2)).statusCode())
                .isEqualTo(404);
        assertThat(as(token).get("/v1/rate-decks").statusCode()).isEqualTo(403);
    }

    @Test
    void wrong_pin_unknown_number_and_locked_pin_are_answered_alike() {
        for (int i = 0; i < 3; i++) {
            assertThat(problem(signIn(number, "0815")))
                    .containsEntry("status", 401)
                    .containsEntry("detail", WRONG);
        }

        assertThat(problem(signIn(number, "4711"))).containsEntry("status", 401).containsEntry("detail", WRONG);
        assertThat(problem(signIn("99999999", "4711")))
                .containsEntry("status", 401)
                .containsEntry("detail", WRONG);
    }

    @Test
    void letters_are_refused_with_the_field() {
        assertThat(problem(signIn(number, "47 11")))
                .containsEntry("status", 400)
                .containsEntry("errors", List.of(Map.of("field", "pin", "message", "must be 4 to 12 digits")));
        assertThat(problem(signIn("alice", "4711")))
                .containsEntry(
                        "errors",
                        List.of(Map.of("field", "account", "message", "must be the account's number, 1 to 20 digits")));
    }

    @Test
    void new_pin_ends_what_was_signed_in_with_the_old_one() {
        var before = token("4711");
        await().atMost(LIMIT).until(() -> statusWith(before) == 200);

        setPin("2222");

        await().atMost(LIMIT).until(() -> statusWith(before) == 401);
        assertThat(statusWith(token("2222"))).isEqualTo(200);
    }

    @Test
    void signing_out_ends_all_sign_ins_and_no_key() {
        var here = token("4711");
        var elsewhere = token("4711");
        var key = Desk.key(account);
        await().atMost(LIMIT).until(() -> statusWith(elsewhere) == 200 && statusWith(key) == 200);

        assertThat(as(here).delete("/v1/sign-in").statusCode()).isEqualTo(204);

        await().atMost(LIMIT).until(() -> statusWith(elsewhere) == 401 && statusWith(here) == 401);
        assertThat(statusWith(key)).isEqualTo(200);
        assertThat(problem(asOperator().delete("/v1/sign-in"))).containsEntry("code", "no-sign-in");
    }

    private void setPin(String pin) {
        assertThat(asOperator()
                        .body(Map.of("pin", pin))
                        .put("/v1/accounts/{id}/pin", account)
                        .statusCode())
                .isEqualTo(204);
    }

    private String token(String pin) {
        return signIn(number, pin).jsonPath().getString("token");
    }

    private int statusWith(String token) {
        return as(token).get("/v1/accounts/{id}", account).statusCode();
    }

    private static Response signIn(String account, String pin) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("account", account, "pin", pin))
                .post("/v1/sign-in");
    }
}
