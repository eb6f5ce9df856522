package io.ringback.engine.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Party;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.messaging.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes facts of calls messages, numbered on from the attempt's last, and keeps each dial as an intent. */
final class Facts {
    private static final String OWNED = "SELECT 1 FROM switch_owner WHERE switch_id = $1 AND epoch = $2 FOR SHARE";

    private Facts() {}

    /**
     * The attempts' rows are locked by now, so their messages leave in the order of the commits. A dial is committed only
     * while nobody else has taken the switch: whoever was frozen meanwhile has an attempt's row perhaps, and not the switch.
     */
    static void publish(Transaction tx, List<Change> changes) {
        List<@Nullable Object[]> intents = new ArrayList<>();
        for (Change change : changes) {
            Attempt attempt = change.attempt();
            tx.continueTrace(attempt.trace());
            int number = attempt.events() - change.facts().size();
            for (Emit emit : change.facts()) {
                number++;
                tx.publish(
                        Topic.CALL_EVENTS,
                        new CallEvent(
                                attempt.order().callbackId(),
                                attempt.id(),
                                number,
                                emit.at(),
                                attempt.order().sandbox(),
                                emit.fact()));
                if (emit.fact() instanceof LegDialing dialing) {
                    tx.mustHold("another replica owns the switch by now", OWNED, attempt.switchId(), attempt.epoch());
                    intents.add(intent(attempt, dialing, emit.at()));
                }
            }
        }
        tx.laterBatch("""
                INSERT INTO dial_intent (attempt_id, n, leg, switch_id, epoch, trunk, number, dialled_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""", intents);
    }

    private static @Nullable Object[] intent(Attempt attempt, LegDialing dialing, Instant at) {
        String number = switch (dialing.party()) {
            case Party.E164(String e164) -> e164;
            case Party.Extension(String site, String digits) -> site + "/" + digits;
            case Party.Voicemail(String box) -> "voicemail/" + box;
        };
        return new @Nullable Object[] {
            attempt.id(),
            dialing.n(),
            dialing.leg().name(),
            attempt.switchId(),
            attempt.epoch(),
            dialing.trunk(),
            number,
            at
        };
    }
}
