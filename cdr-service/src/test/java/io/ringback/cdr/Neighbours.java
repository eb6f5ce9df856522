package io.ringback.cdr;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.edge.access.ApiKeys;
import io.ringback.messaging.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Plays the other services: sends what engine and rating would send, and asks as their customers would. */
@ApplicationScoped
public class Neighbours {
    public static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String OPERATOR_KEY = "rb_operator_key_of_the_tests";

    private final Database database;
    private final ApiKeys keys;

    Neighbours(Database database, ApiKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Engine and rating tell of the attempt; returns when its record can be read. */
    public Attempt told(Attempt attempt) {
        send(attempt.messages());
        awaitRecord(attempt);
        return attempt;
    }

    public void send(Collection<Message> messages) {
        database.runInTransaction(tx -> messages.forEach(each -> tx.publish(Attempt.topic(each), each)));
    }

    public static void awaitRecord(Attempt attempt) {
        await().atMost(LIMIT)
                .until(() -> asOperator().get("/v1/cdrs/" + attempt.attemptId).statusCode() == 200);
    }

    public static RequestSpecification asOperator() {
        return as(OPERATOR_KEY);
    }

    /** A request with this key. */
    public static RequestSpecification as(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key);
    }

    /** An account that is known here. */
    public UUID accountOfCustomer() {
        UUID account = Ids.next();
        keyOfCustomer(account);
        return account;
    }

    /** The key of a customer of this account, known here. */
    public String keyOfCustomer(UUID account) {
        return keyOfCustomer(account, 1, false);
    }

    /** The same by a later version of the account. */
    public String keyOfCustomer(UUID account, long version) {
        return keyOfCustomer(account, version, false);
    }

    /** The same, or one of the sandbox. */
    public String keyOfCustomer(UUID account, boolean sandbox) {
        return keyOfCustomer(account, 1, sandbox);
    }

    private String keyOfCustomer(UUID account, long version, boolean sandbox) {
        String key = "rb_" + Ids.next();
        var held = new AccountSnapshot.Key(Ids.next(), sha256(key), Scope.CUSTOMER, sandbox, null);
        database.runInTransaction(tx -> tx.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                new AccountSnapshot(
                        account,
                        version,
                        Instant.now(),
                        false,
                        "100001",
                        Status.ACTIVE,
                        "EUR",
                        "en",
                        1,
                        List.of(),
                        List.of(held),
                        List.of(),
                        List.of())));
        await().atMost(LIMIT).until(() -> keys.principalFor(key).isPresent());
        return key;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
