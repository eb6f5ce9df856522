package io.ringback.trigger.screening;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Party;
import io.ringback.edge.access.AccountDirectory;
import io.ringback.messaging.Asked;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.admission.Rings;
import io.ringback.trigger.admission.Rings.Count;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Output;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts how often numbers are rung, over all accounts; in the transaction that asks for the ring. */
@Singleton
public final class RingBook {
    private static final String COUNTS = """
            SELECT number, count(*) AS in_day, count(*) FILTER (WHERE at > now() - interval '1 hour') AS in_hour
            FROM number_ring WHERE number = ANY($1) AND at > now() - interval '1 day' GROUP BY number""";
    private static final String COUNT =
            "INSERT INTO number_ring (number, at, account_id) SELECT unnest($1::text[]), now(), $2";

    private final Database database;
    private final AccountDirectory accounts;
    private final TriggerSettings settings;

    RingBook(Database database, AccountDirectory accounts, TriggerSettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Asks how often the numbers that are called were rung of late. */
    Supplier<Rings> of(Statements statements, Collection<Numbers> all) {
        Rings none = new Rings(settings.ringsPerHour(), settings.ringsPerDay(), Map.of());
        String[] called = all.stream()
                .flatMap(numbers -> Rings.counted(numbers.disturbed(), null))
                .map(Party.E164::number)
                .distinct()
                .toArray(String[]::new);
        if (!none.capped() || called.length == 0) {
            return () -> none;
        }
        Asked asked = statements.ask(COUNTS, (Object) called);
        return () -> new Rings(none.perHour(), none.perDay(), counts(asked));
    }

    private static Map<String, Count> counts(Asked asked) {
        Map<String, Count> counts = new HashMap<>();
        for (Row row : asked.rows()) {
            counts.put(row.getString("number"), new Count(row.getLong("in_hour"), row.getLong("in_day")));
        }
        return counts;
    }

    /** Counts the rings a change asks for. */
    public void count(Transaction tx, Change change) {
        Callback callback = change.callback();
        if (callback.sandbox() || !counts()) {
            return;
        }
        AccountSnapshot account = accounts.account(callback.accountId()).orElse(null);
        String[] rung = change.outputs().stream()
                .flatMap(output -> output instanceof Output.Asked(CallbackRequest request)
                        ? Rings.counted(called(request), account)
                        : Stream.<Party.E164>empty())
                .map(Party.E164::number)
                .distinct()
                .toArray(String[]::new);
        if (rung.length > 0) {
            tx.later(COUNT, rung, callback.payingAccount());
        }
    }

    private boolean counts() {
        return settings.ringsPerHour() > 0 || settings.ringsPerDay() > 0 || settings.ringsPerRange() > 0;
    }

    /** Forgets what is older than anybody asks for. */
    public void forgetOld() {
        database.runInTransaction(tx -> {
            tx.execute("DELETE FROM number_ring WHERE at < now() - interval '1 day'");
            tx.execute("DELETE FROM address_ask WHERE at < now() - interval '1 hour'");
        });
    }

    private static List<Party> called(CallbackRequest request) {
        return switch (request) {
            case AttemptRequested attempt -> called(attempt.wish());
            case CalleeRequested keyed -> parties(keyed.callee(), List.of());
            case CallbackRequest.WithdrawalRequested _, CallbackRequest.EvaluationRequested _ -> List.of();
        };
    }

    private static List<Party> called(Wish wish) {
        // The account's own do not count; a caller who is on no account is somebody who may be pestered.
        return Stream.concat(Stream.of(wish.caller()), parties(wish.callee(), wish.fallbacks()).stream())
                .toList();
    }

    private static List<Party> parties(@Nullable Party callee, List<Fallback> fallbacks) {
        return Stream.concat(Stream.ofNullable(callee), fallbacks.stream().map(Fallback::party))
                .toList();
    }
}
