package io.ringback.edge.access;

import static io.ringback.edge.Requests.as;
import static io.ringback.edge.Requests.asOperator;
import static io.ringback.edge.Requests.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.local.testing.StackResource;
import io.ringback.messaging.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "trigger"))
class KeysTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PARCEL = "{\"to\":\"Ann\",\"weight\":1,\"items\":[]}";

    private final UUID account = Ids.next();
    private final String key = "rb_" + Ids.next();

    @Inject
    Database database;

    @Inject
    ApiKeys keys;

    @ConfigProperty(name = "ringback.shared-key")
    String sharedKey = "";

    @BeforeEach
    void accounts_are_known() {
        await().atMost(LIMIT).until(keys::complete);
    }

    @Test
    void missing_key_is_answered_401_with_the_challenge() {
        var response = RestAssured.get("/v1/parcels");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(problem(response)).containsEntry("code", "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer rb_nobody", "Bearer ", "Basic cmI6cmI=", "rb_operator_key_of_the_tests"})
    void wrong_key_or_scheme_is_answered_401(String header) {
        var response = RestAssured.given().header("Authorization", header).get("/v1/parcels");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void what_needs_no_key_is_served_without() {
        assertThat(RestAssured.get("/v1/parcels/hours").asString()).isEqualTo("always");
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void operator_may_everything() {
        assertThat(asOperator().get("/v1/parcels/of/" + account).statusCode()).isEqualTo(200);
        assertThat(asOperator().get("/v1/parcels/ledger").statusCode()).isEqualTo(200);
    }

    @Test
    void customer_sees_the_own_account_and_no_other() {
        publish(1, Status.ACTIVE, Scope.CUSTOMER, null);
        awaitStatus(200);

        assertThat(as(key).get("/v1/parcels/of/" + account).statusCode()).isEqualTo(200);
        var foreign = as(key).get("/v1/parcels/of/" + Ids.next());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(problem(foreign)).containsEntry("detail", "no such parcel");
        assertThat(problem(as(key).get("/v1/parcels/ledger"))).containsEntry("code", "operator-only");
        assertThat(send().statusCode()).isEqualTo(200);
    }

    @Test
    void snapshot_without_the_key_revokes_it_and_an_older_one_does_not_bring_it_back() {
        publish(1, Status.ACTIVE, Scope.CUSTOMER, null);
        awaitStatus(200);

        publish(3, Status.ACTIVE, List.of());
        awaitStatus(401);

        publish(2, Status.ACTIVE, Scope.CUSTOMER, null);
        publish(4, Status.ACTIVE, List.of(keyOf("rb_another", Scope.CUSTOMER, null)));
        await().atMost(LIMIT).until(() -> keys.principalFor("rb_another").isPresent());
        assertThat(keys.principalFor(key)).isEmpty();
    }

    @Test
    void expired_key_is_answered_401() {
        publish(1, Status.ACTIVE, Scope.CUSTOMER, Instant.now().minusSeconds(1));
        await().atMost(LIMIT).until(() -> keys.account(account).isPresent());

        assertThat(as(key).get("/v1/parcels").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED, account-suspended", "CLOSED, account-closed"})
    void stopped_account_may_read_and_not_write(Status status, String code) {
        publish(1, status, Scope.CUSTOMER, null);
        awaitStatus(200);

        assertThat(send().statusCode()).isEqualTo(403);
        assertThat(problem(send())).containsEntry("code", code);
    }

    @Test
    void read_only_key_may_not_write() {
        publish(1, Status.ACTIVE, Scope.READ_ONLY, null);
        awaitStatus(200);

        assertThat(problem(send())).containsEntry("code", "read-only-key").containsEntry("status", 403);
    }

    @Test
    void key_of_the_sandbox_is_marked() {
        var sandboxed = new AccountSnapshot.Key(Ids.next(), sha256(key), Scope.CUSTOMER, true, null);
        publish(1, Status.ACTIVE, List.of(sandboxed));
        awaitStatus(200);

        assertThat(keys.principalFor(key)).contains(new Principal.Customer(account, Scope.CUSTOMER, true));
    }

    @Test
    void key_of_the_sandbox_reads_and_changes_only_what_stays_in_the_sandbox() {
        publish(
                1,
                Status.ACTIVE,
                List.of(new AccountSnapshot.Key(Ids.next(), sha256(key), Scope.CUSTOMER, true, null)));
        awaitStatus(200);

        assertThat(as(key).get("/v1/parcels").statusCode()).isEqualTo(200);
        assertThat(problem(send())).containsEntry("code", "sandbox-key").containsEntry("status", 403);
        assertThat(as(key).body("{\"a\":\"b\"}").post("/v1/parcels/bulk").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, true", "false, false, true"})
    void operator_sees_both_worlds_but_by_a_key_of_the_sandbox(boolean sandbox, boolean world, boolean seen) {
        assertThat(new Principal.Operator(sandbox).sees(world)).isEqualTo(seen);
        assertThat(new Principal.Customer(account, Scope.CUSTOMER, sandbox).sees(world))
                .isEqualTo(sandbox == world);
    }

    @Test
    void who_signed_in_is_the_customer_until_signed_out() {
        var token = new SignInTokens(sharedKey).write(SignIn.begun(account, Instant.now()));
        publish(1, Status.ACTIVE, List.of());
        await().atMost(LIMIT).until(() -> keys.principalFor(token).isPresent());

        assertThat(as(token).get("/v1/parcels/of/" + account).statusCode()).isEqualTo(200);
        assertThat(as(token).get("/v1/parcels/of/" + Ids.next()).statusCode()).isEqualTo(404);
        assertThat(keys.principalFor(token)).contains(new Principal.Customer(account, Scope.CUSTOMER, false));
        assertThat(keys.idOf(token)).contains("sign-in " + account);

        publish(2, Status.ACTIVE, List.of(), Instant.now().plusMillis(1));

        await().atMost(LIMIT).until(() -> as(token).get("/v1/parcels").statusCode() == 401);
    }

    private Response send() {
        return as(key).body(PARCEL).post("/v1/parcels");
    }

    private void awaitStatus(int status) {
        await().atMost(LIMIT).until(() -> as(key).get("/v1/parcels").statusCode() == status);
    }

    private void publish(long version, Status status, Scope scope, @Nullable Instant expiresAt) {
        publish(version, status, List.of(keyOf(key, scope, expiresAt)));
    }

    private void publish(long version, Status status, List<AccountSnapshot.Key> held) {
        publish(version, status, held, null);
    }

    private void publish(long version, Status status, List<AccountSnapshot.Key> held, @Nullable Instant signInsFrom) {
        database.runInTransaction(tx -> tx.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                new AccountSnapshot(
                        account,
                        version,
                        Instant.now(),
                        false,
                        "100001",
                        status,
                        "EUR",
                        "en",
                        1,
                        List.of(),
                        held,
                        List.of(),
                        List.of(),
                        signInsFrom,
                        null)));
    }

    private static AccountSnapshot.Key keyOf(String text, Scope scope, @Nullable Instant expiresAt) {
        return new AccountSnapshot.Key(Ids.next(), sha256(text), scope, false, expiresAt);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
