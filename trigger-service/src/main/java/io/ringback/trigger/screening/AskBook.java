package io.ringback.trigger.screening;

import io.ringback.contracts.values.Party;
import io.ringback.messaging.Asked;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.admission.Policy;
import io.ringback.trigger.admission.Velocity;
import io.ringback.trigger.admission.Velocity.Limit;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.rate.AskedFrom;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts how much is asked for: by an account, from an address, for numbers of one range. Requests that count together do so
 * one after the other, each behind the commit of the one before: those of the same moment would not see each other.
 */
@Singleton
final class AskBook {
    /** No further than the limits, so that it costs the same however much there is. */
    private static final String COUNTS = """
            SELECT
              (SELECT count(*) FROM (SELECT FROM callback
                WHERE account_id = $1 AND NOT sandbox AND created_at > now() - interval '1 hour' LIMIT $2) AS asked) AS account,
              (SELECT count(*) FROM (SELECT FROM address_ask
                WHERE address = $3 AND at > now() - interval '1 hour' LIMIT $4) AS asked) AS address,
              (SELECT coalesce(max(rings), 0) FROM (SELECT count(*) AS rings FROM unnest($5::text[]) AS range
                JOIN number_ring ON number COLLATE "C" BETWEEN range AND range || ':'
                WHERE account_id = $1 AND at > now() - interval '1 hour' GROUP BY range) AS rung) AS destination""";

    /** Sorted, so that nobody waits in a circle. */
    private static final String ALONE = """
            SELECT pg_advisory_xact_lock(hashtextextended(counted, 0)) FROM unnest($1::text[]) AS counted""";

    private static final String COUNT = "INSERT INTO address_ask (address, at) VALUES ($1, now())";

    /**
     * More than can be asked at the same moment by all replicas together. Where a limit leaves as much room nobody can slip
     * past it, and requests need not wait for one another.
     */
    private static final int AT_ONCE = 250;

    private final AskedFrom askedFrom;
    private final TriggerSettings settings;

    AskBook(AskedFrom askedFrom, TriggerSettings settings) {
        this.askedFrom = askedFrom;
        this.settings = settings;
    }

    /** Asks what was asked for within the last hour, beside a new request. */
    Supplier<Velocity> of(Transaction tx, Callback callback, Numbers numbers, Policy policy) {
        return count(
                tx,
                callback,
                numbers,
                Objects.requireNonNullElse(policy.asksPerHour(), settings.asksPerAccount()),
                askedFrom.address().orElse(null),
                ringsPerRange(policy),
                true);
    }

    /**
     * The same beside a number that is keyed in a call that was asked for before. It waits for nobody: many calls go on in one
     * transaction, and what they hold others may wait for.
     */
    Supplier<Velocity> ofKeyed(Transaction tx, Callback callback, Numbers numbers, Policy policy) {
        return count(tx, callback, numbers, 0, null, ringsPerRange(policy), false);
    }

    /** Counts a request that was accepted; one of the sandbox asks nobody for anything. */
    void count(Transaction tx, Callback callback) {
        if (settings.asksPerAddress() > 0 && !callback.sandbox()) {
            askedFrom.address().ifPresent(address -> tx.later(COUNT, address));
        }
    }

    private int ringsPerRange(Policy policy) {
        return Objects.requireNonNullElse(policy.ringsPerRange(), settings.ringsPerRange());
    }

    private Supplier<Velocity> count(
            Transaction tx,
            Callback callback,
            Numbers numbers,
            int perAccount,
            @Nullable String address,
            int perRange,
            boolean alone) {
        int perAddress = address == null ? 0 : settings.asksPerAddress();
        if (perAccount == 0 && perAddress == 0 && perRange == 0) {
            return () -> Velocity.ANY;
        }
        List<String> ranges = numbers.others().stream()
                .flatMap(party -> party instanceof Party.E164(String number)
                        ? Stream.of(Velocity.range(number))
                        : Stream.<String>empty())
                .filter(_ -> perRange > 0)
                .distinct()
                .toList();
        UUID account = callback.payingAccount();
        Counting counting = new Counting(account, perAccount, address, perAddress, perRange, ranges);
        if (alone) {
            // Nobody waits for the locks alone: the count travels right behind them.
            lock(tx, counting.keys(most -> most <= AT_ONCE));
        }
        Asked asked = counting.ask(tx);
        return () -> {
            Velocity first = counting.velocity(asked);
            if (!alone || !counting.nearlyFull(first)) {
                return first;
            }
            lock(tx, counting.keys(most -> most > AT_ONCE));
            return counting.velocity(counting.ask(tx));
        };
    }

    private static void lock(Transaction tx, String[] keys) {
        if (keys.length > 0) {
            tx.later(ALONE, (Object) keys);
        }
    }

    /** What is counted for one request, and how much of it may be; 0 for any number. */
    private record Counting(
            UUID account, int perAccount, @Nullable String address, int perAddress, int perRange, List<String> ranges) {
        Asked ask(Transaction tx) {
            return tx.ask(
                    COUNTS, account, (long) perAccount, address, (long) perAddress, ranges.toArray(String[]::new));
        }

        Velocity velocity(Asked asked) {
            Row row = asked.rows().getFirst();
            return new Velocity(
                    new Limit(perAccount, row.getLong("account")),
                    new Limit(perAddress, row.getLong("address")),
                    new Limit(perRange, row.getLong("destination")));
        }

        /** Those whose limit is like this, in an order that is the same for all. */
        String[] keys(IntPredicate most) {
            return Stream.of(
                            limited(perAccount, most, "account " + account),
                            limited(perAddress, most, "address " + address),
                            ranges.stream().flatMap(range -> limited(perRange, most, "range " + account + range)))
                    .flatMap(keys -> keys)
                    .sorted()
                    .toArray(String[]::new);
        }

        /** Whether a large limit is so near that requests of the same moment could pass it. */
        boolean nearlyFull(Velocity seen) {
            return Stream.of(seen.account(), seen.address(), seen.destination())
                    .anyMatch(limit -> limit.most() > AT_ONCE && limit.most() - limit.count() < AT_ONCE);
        }

        private static Stream<String> limited(int most, IntPredicate wanted, String key) {
            return most > 0 && wanted.test(most) ? Stream.of(key) : Stream.empty();
        }
    }
}
