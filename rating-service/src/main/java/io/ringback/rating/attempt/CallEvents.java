package io.ringback.rating.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.Message;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import jakarta.inject.Singleton;
import java.util.List;

/** What engine-service tells of calls, in batches, as far as money hangs on it. */
@Singleton
class CallEvents {
    private final AccountRows accounts;
    private final Dials dials;
    private final Extensions extensions;
    private final Settlements settlements;

    CallEvents(AccountRows accounts, Dials dials, Extensions extensions, Settlements settlements) {
        this.accounts = accounts;
        this.dials = dials;
        this.extensions = extensions;
        this.settlements = settlements;
    }

    void handle(Transaction tx, List<Received<? extends Message>> batch) {
        var attemptIds = batch.stream()
                .map(received -> (CallEvent) received.message())
                .filter(event -> concernsMoney(event.fact()))
                .map(CallEvent::attemptId)
                .distinct()
                .toList();
        accounts.lockAll(tx, List.of(), attemptIds);
        batch.forEach(received -> Traced.within(tx, received, () -> handle(tx, (CallEvent) received.message())));
    }

    private void handle(Transaction tx, CallEvent event) {
        switch (event.fact()) {
            case LegDialing fact -> dials.handle(tx, event, fact);
            case HoldExtensionRequested fact -> extensions.handle(tx, event, fact);
            case AttemptEnded fact -> settlements.handle(tx, event, fact);
            // Others' business. A keyed destination comes back as a request, judged by trigger-service first.
            case CallFact.AttemptQueued _,
                    CallFact.LegRinging _,
                    CallFact.LegAnswered _,
                    CallFact.LegEnded _,
                    CallFact.HumanChecked _,
                    CallFact.IdentityOffered _,
                    CallFact.DestinationDialled _,
                    CallFact.OptedOut _,
                    CallFact.Acknowledged _,
                    CallFact.Bridged _,
                    CallFact.TalkEnded _,
                    CallFact.Recorded _,
                    CallFact.AttemptUnknown _ -> {}
        }
    }

    private static boolean concernsMoney(CallFact fact) {
        return fact instanceof LegDialing || fact instanceof HoldExtensionRequested || fact instanceof AttemptEnded;
    }
}
