package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.TargetCondition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others must know of an account, from rating-service; key: account id; only a higher version wins. Never PINs or
 * passwords in any form.
 *
 * @param number what people key, digits
 * @param concurrency calls at once
 * @param permitList E.164 numbers that alone may be called back; empty means no such limit
 * @param signInsFrom who signed in before it must sign in again; null if nobody must
 * @param lowBalance told while the balance is below what the account wants to be told of; null while it is not
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("AccountSnapshot")
public record AccountSnapshot(
        UUID accountId,
        long version,
        Instant at,
        boolean sandbox,
        String number,
        Status status,
        String currency,
        String language,
        int concurrency,
        List<CallerNumber> callerNumbers,
        List<Key> keys,
        List<ForwardingRule> forwarding,
        List<String> permitList,
        @Nullable Instant signInsFrom,
        @Nullable LowBalance lowBalance)
        implements Message {
    /** An account in which nobody must sign in again, and that has money enough. */
    public AccountSnapshot(
            UUID accountId,
            long version,
            Instant at,
            boolean sandbox,
            String number,
            Status status,
            String currency,
            String language,
            int concurrency,
            List<CallerNumber> callerNumbers,
            List<Key> keys,
            List<ForwardingRule> forwarding,
            List<String> permitList) {
        this(
                accountId,
                version,
                at,
                sandbox,
                number,
                status,
                currency,
                language,
                concurrency,
                callerNumbers,
                keys,
                forwarding,
                permitList,
                null,
                null);
    }

    public AccountSnapshot {
        callerNumbers = List.copyOf(callerNumbers);
        keys = List.copyOf(keys);
        forwarding = List.copyOf(forwarding);
        permitList = List.copyOf(permitList);
        permitList.forEach(entry -> Party.E164.require("permitList", entry));
        Require.atLeast(1, "concurrency", concurrency);
    }

    @Override
    public String partitionKey() {
        return accountId.toString();
    }

    /** Whether the account may call. */
    public enum Status {
        /** May call. */
        ACTIVE,
        /** Stopped by the operator. */
        SUSPENDED,
        /** Gone for good. */
        CLOSED
    }

    /** What a key may do. */
    public enum Scope {
        /** Everything. */
        OPERATOR,
        /** All of one account. */
        CUSTOMER,
        /** Reads of one account. */
        READ_ONLY
    }

    /**
     * A balance that is low.
     *
     * @param threshold below this it is
     * @param balance when it fell below, or when this was told
     * @param since when it fell below; another fall has another moment
     */
    public record LowBalance(Money threshold, Money balance, Instant since) {}

    /** A number proven to be the account's. */
    public record CallerNumber(String number, boolean active) {
        public CallerNumber {
            Party.E164.require("number", number);
        }
    }

    /**
     * An API key.
     *
     * @param sha256 of the whole key text, lower-case hex; the key has at least 128 random bits, so no salt is needed
     */
    public record Key(
            UUID keyId,
            String sha256,
            Scope scope,
            boolean sandbox,
            @Nullable Instant expiresAt) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        public Key {
            if (!SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
            }
        }
    }

    /**
     * Where calls to a subscriber go instead.
     *
     * @param subscriber the number the rule is for
     * @param always whether it applies before ringing; else {@code on} says after what
     */
    public record ForwardingRule(
            String subscriber, boolean always, @Nullable TargetCondition on, Party to, int ringTimeoutSeconds) {}
}
