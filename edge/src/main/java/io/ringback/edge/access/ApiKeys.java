package io.ringback.edge.access;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.edge.delivery.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who holds an API key. Keys are compared by their SHA-256 alone; no key of a customer is ever kept. */
@ApplicationScoped
public class ApiKeys {
    private static final int MIN_OPERATOR_KEY = 16;
    private static final int MAX_KEY = 200;
    static final String OPERATOR = "operator";

    private final AccountDirectory accounts;
    private final Snapshots<AccountSnapshot> snapshots;
    private final byte[] operatorSha256;

    /**
     * @param operatorKey the operator's key, at least 16 characters
     * @throws IllegalArgumentException if it is shorter
     */
    @Inject
    public ApiKeys(
            AccountDirectory accounts,
            Snapshots<AccountSnapshot> snapshots,
            @ConfigProperty(name = "ringback.operator-key") String operatorKey) {
        if (operatorKey.length() < MIN_OPERATOR_KEY || operatorKey.length() > MAX_KEY) {
            throw new IllegalArgumentException("ringback.operator-key must have 16 to 200 characters");
        }
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.operatorSha256 = sha256(operatorKey);
    }

    /** The account as last heard of, also where it may no longer call. */
    public Optional<AccountSnapshot> account(UUID accountId) {
        return accounts.account(accountId);
    }

    /** Whether all accounts are known; before that, a key nobody seems to hold may well be good. */
    public boolean complete() {
        return snapshots.view().caughtUp();
    }

    /**
     * Who holds this key now; empty if nobody does, it has expired, or the accounts are not {@linkplain #complete() all
     * known} yet.
     */
    public Optional<Principal> principalFor(String key) {
        return principalFor(key, Instant.now());
    }

    /**
     * What tells a key from all others without being a secret, for what is kept by key: the key's id, or
     * {@code operator} for the one of the settings; empty if nobody holds it.
     */
    public Optional<String> idOf(String key) {
        byte[] sha256 = sha256(key);
        return MessageDigest.isEqual(sha256, operatorSha256)
                ? Optional.of(OPERATOR)
                : accounts.heldBy(HexFormat.of().formatHex(sha256))
                        .map(held -> held.key().keyId().toString());
    }

    Optional<Principal> principalFor(String key, Instant now) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            return Optional.empty();
        }
        byte[] sha256 = sha256(key);
        if (MessageDigest.isEqual(sha256, operatorSha256)) {
            return Optional.of(new Principal.Operator(false));
        }
        if (!complete()) {
            // A record that revokes the key may be further on.
            return Optional.empty();
        }
        return accounts.heldBy(HexFormat.of().formatHex(sha256))
                .filter(held ->
                        held.key().scope() != Scope.OPERATOR || held.account().status() == Status.ACTIVE)
                .filter(held -> held.key().expiresAt() == null
                        || now.isBefore(held.key().expiresAt()))
                .map(ApiKeys::principal);
    }

    private static Principal principal(AccountDirectory.Held held) {
        boolean sandbox = held.key().sandbox() || held.account().sandbox();
        return held.key().scope() == Scope.OPERATOR
                ? new Principal.Operator(sandbox)
                : new Principal.Customer(held.account().accountId(), held.key().scope(), sandbox);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
