package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Money;
import io.ringback.edge.access.AccountDirectory;
import io.ringback.trigger.Story;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Accounts, keys and numbers for the tests; every account and every callee is used by one test only. */
@Singleton
class Town {
    static final String OPERATOR_KEY = "rb_operator_key_of_the_tests";
    static final String CALLER = "+442079460001";
    private static final AtomicInteger NEXT_CALLER = new AtomicInteger();
    private static final AtomicInteger NEXT_CALLEE = new AtomicInteger();

    private final Wire wire;
    private final AccountDirectory directory;

    Town(Wire wire, AccountDirectory directory) {
        this.wire = wire;
        this.directory = directory;
    }

    /** An account and its key. */
    record Customer(UUID account, String key) {
        /** The key's id, made of the account's so that it stays when the account is told again. */
        UUID keyId() {
            return new UUID(account.getLeastSignificantBits(), account.getMostSignificantBits());
        }

        RequestSpecification asks() {
            return as(key);
        }

        /** Asks for a callback. */
        RequestSpecification asks(String body) {
            return as(key).body(body);
        }
    }

    /** An active customer with one registered number. */
    Customer customer() {
        return customer(Status.ACTIVE, Scope.CUSTOMER, false, List.of());
    }

    Customer customer(Status status, Scope scope, boolean sandbox, List<String> permitList) {
        UUID account = Ids.next();
        String key = "rb_" + account;
        tell(account, 1, status, key, scope, sandbox, permitList);
        return new Customer(account, key);
    }

    /** Tells that the balance of an account is low since then; null for not any more. */
    void low(Customer customer, long version, @Nullable Instant since) {
        wire.say(
                Topic.ACCOUNT_SNAPSHOTS,
                new AccountSnapshot(
                        customer.account(),
                        version,
                        Instant.now(),
                        false,
                        "100001",
                        Status.ACTIVE,
                        "EUR",
                        "de",
                        1,
                        List.of(new CallerNumber(CALLER, true)),
                        List.of(new AccountSnapshot.Key(
                                customer.keyId(), sha256(customer.key()), Scope.CUSTOMER, false, null)),
                        List.of(),
                        List.of(),
                        null,
                        since == null
                                ? null
                                : new AccountSnapshot.LowBalance(
                                        Money.of("5", "EUR"), Money.of("4.90", "EUR"), since)));
    }

    /** The same account with a further key: of the sandbox. */
    Customer inSandbox(Customer customer) {
        String key = "rb_sandbox_" + customer.account();
        tell(
                customer.account(),
                2,
                Status.ACTIVE,
                List.of(),
                List.of(new CallerNumber(CALLER, true)),
                List.of(
                        new AccountSnapshot.Key(customer.keyId(), sha256(customer.key()), Scope.CUSTOMER, false, null),
                        new AccountSnapshot.Key(Ids.next(), sha256(key), Scope.CUSTOMER, true, null)));
        return new Customer(customer.account(), key);
    }

    /** An active customer on whom these numbers are registered. */
    Customer customerWith(String... numbers) {
        UUID account = Ids.next();
        String key = "rb_" + account;
        List<CallerNumber> registered =
                Stream.of(numbers).map(number -> new CallerNumber(number, true)).toList();
        tell(account, 1, Status.ACTIVE, key, Scope.CUSTOMER, false, List.of(), registered);
        return new Customer(account, key);
    }

    /** Tells the latest of an account, and waits until it is known. */
    void tell(
            UUID account,
            long version,
            Status status,
            String key,
            Scope scope,
            boolean sandbox,
            List<String> permitList) {
        tell(
                account,
                version,
                status,
                key,
                scope,
                sandbox,
                permitList,
                List.of(new CallerNumber(CALLER, true), new CallerNumber("+442079460003", false)));
    }

    private void tell(
            UUID account,
            long version,
            Status status,
            String key,
            Scope scope,
            boolean sandbox,
            List<String> permitList,
            List<CallerNumber> numbers) {
        var held = new AccountSnapshot.Key(new Customer(account, key).keyId(), sha256(key), scope, sandbox, null);
        tell(account, version, status, permitList, numbers, List.of(held));
    }

    private void tell(
            UUID account,
            long version,
            Status status,
            List<String> permitList,
            List<CallerNumber> numbers,
            List<AccountSnapshot.Key> keys) {
        ready();
        wire.say(
                Topic.ACCOUNT_SNAPSHOTS,
                new AccountSnapshot(
                        account,
                        version,
                        Instant.now(),
                        false,
                        "100001",
                        status,
                        "EUR",
                        "de",
                        1,
                        numbers,
                        keys,
                        List.of(),
                        permitList));
        Awaitility.await()
                .atMost(Wire.LIMIT)
                .until(() ->
                        directory.account(account).map(AccountSnapshot::version).orElse(0L) >= version);
    }

    /** A number nobody else is called back at, in the range kept for examples. */
    static String caller() {
        return "+442079460%03d".formatted(400 + NEXT_CALLER.getAndIncrement());
    }

    /** A number nobody else calls, in the range kept for examples. */
    static String callee() {
        return "+4930231%05d".formatted(25_000 + NEXT_CALLEE.getAndIncrement());
    }

    static String body(String callee) {
        return "{\"caller\": \"%s\", \"callee\": \"%s\"}".formatted(CALLER, callee);
    }

    /** The same with more fields, such as {@code "confirm": true}. */
    static String body(String callee, String more) {
        return "{\"caller\": \"%s\", \"callee\": \"%s\", %s}".formatted(CALLER, callee, more);
    }

    static RequestSpecification as(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    static RequestSpecification asOperator() {
        return as(OPERATOR_KEY);
    }

    /** What is told of an attempt of this customer's, begun a minute ago so that what follows it is due. */
    static Story story(Customer customer, UUID callback, UUID attempt) {
        return new Story(callback, attempt, customer.account(), Instant.now().minusSeconds(60));
    }

    /** Waits until the service reads its topics. */
    static void ready() {
        Awaitility.await()
                .atMost(Wire.LIMIT)
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/started").statusCode())
                                .isEqualTo(200));
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
