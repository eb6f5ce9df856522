package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Money;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * How an account looks in the sandbox: with play money that is never spent, and places of its own. Neither an empty balance
 * nor a call in earnest keeps anybody from trying, and nothing tried is felt by either.
 */
@Singleton
class Sandbox {
    private static final String OPEN = """
            SELECT count(*) AS calls FROM attempt
            WHERE account_id = $1 AND state = 'AUTHORIZED' AND hold_open AND sandbox""";

    private final long balanceMicros;
    private final int calls;

    Sandbox(RatingConfig config) {
        this.balanceMicros = Micros.of(config.sandboxBalance());
        this.calls = config.sandboxCalls();
    }

    /** The account, whose row is locked, as a wish in the sandbox is judged by. */
    Payer payer(Transaction tx, Payer real, Wish wish) {
        return real.inSandbox(balanceMicros, calls, open(tx, real.id()), wish);
    }

    /** What a caller is told there is. */
    Money balance(Payer real) {
        return Micros.money(balanceMicros, real.currency());
    }

    private static int open(Transaction tx, UUID accountId) {
        return tx.queryOne(OPEN, accountId).orElseThrow().getLong("calls").intValue();
    }
}
