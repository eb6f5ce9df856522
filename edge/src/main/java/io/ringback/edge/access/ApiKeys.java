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

/**
 * Who holds an API key, or the token of a sign-in. Keys are compared by their SHA-256 alone; neither a customer's key nor a
 * token is ever kept.
 */
@ApplicationScoped
public class ApiKeys {
    private static final int MIN_OPERATOR_KEY = 16;
    private static final int MAX_KEY = 200;
    static final String OPERATOR = "operator";
    static final String SIGNED_IN = "sign-in ";

    private final AccountDirectory accounts;
    private final Snapshots<AccountSnapshot> snapshots;
    private final byte[] operatorSha256;
    private final Optional<SignInTokens> tokens;

    /**
     * @param operatorKey the operator's key, at least 16 characters
     * @param sharedKey what sign-ins are checked with; a service without it knows no sign-ins
     * @throws IllegalArgumentException if the operator's key is shorter, or the shared key is none
     */
    @Inject
    public ApiKeys(
            AccountDirectory accounts,
            Snapshots<AccountSnapshot> snapshots,
            @ConfigProperty(name = "ringback.operator-key") String operatorKey,
            @ConfigProperty(name = "ringback.shared-key") Optional<String> sharedKey) {
        if (operatorKey.length() < MIN_OPERATOR_KEY || operatorKey.length() > MAX_KEY) {
            throw new IllegalArgumentException("ringback.operator-key must have 16 to 200 characters");
        }
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.operatorSha256 = sha256(operatorKey);
        this.tokens = sharedKey.map(SignInTokens::new);
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
     * What tells a key from all others without being a secret, for what is kept by key: the key's id, {@code operator}
     * for the one of the settings, or {@code sign-in} and the account for all its sign-ins; empty if nobody holds it.
     */
    public Optional<String> idOf(String key) {
        if (key.startsWith(SignInTokens.PREFIX)) {
            return signIn(key, Instant.now()).map(signIn -> SIGNED_IN + signIn.accountId());
        }
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
        if (key.startsWith(SignInTokens.PREFIX)) {
            return signIn(key, now).flatMap(this::principal);
        }
        return accounts.heldBy(HexFormat.of().formatHex(sha256))
                .filter(held ->
                        held.key().scope() != Scope.OPERATOR || held.account().status() == Status.ACTIVE)
                .filter(held -> held.key().expiresAt() == null
                        || now.isBefore(held.key().expiresAt()))
                .map(ApiKeys::principal);
    }

    private Optional<SignIn> signIn(String token, Instant now) {
        return tokens.flatMap(known -> known.read(token, now));
    }

    private Optional<Principal> principal(SignIn signIn) {
        return accounts.account(signIn.accountId())
                .filter(account ->
                        account.signInsFrom() == null || !signIn.begunAt().isBefore(account.signInsFrom()))
                .map(account -> new Principal.Customer(account.accountId(), Scope.CUSTOMER, account.sandbox()));
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
