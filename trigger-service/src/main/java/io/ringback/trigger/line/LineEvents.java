package io.ringback.trigger.line;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.contracts.Message;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;

/** Takes in what the engine tells of lines; each event has its effect once, in the transaction that remembers it. */
@Singleton
public final class LineEvents {
    private final EventBook book;
    private final AccessCalls accessCalls;
    private final BusyOffers busyOffers;

    LineEvents(EventBook book, AccessCalls accessCalls, BusyOffers busyOffers) {
        this.book = book;
        this.accessCalls = accessCalls;
        this.busyOffers = busyOffers;
    }

    /** Handles one event; told again it changes nothing. */
    public void handle(Transaction tx, Received<? extends Message> received) {
        if (!(received.message() instanceof LineEvent event)) {
            throw new IllegalStateException(
                    "no line event: " + received.message().getClass().getSimpleName());
        }
        if (book.firstTime(tx, event)) {
            book.keep(tx, event, outcome(tx, event));
        }
    }

    private LineOutcome outcome(Transaction tx, LineEvent event) {
        return switch (event) {
            case MissedCall call -> accessCalls.missed(tx, call);
            case DestinationLeft left -> accessCalls.left(tx, left);
            case BusyOfferTaken offer -> busyOffers.taken(tx, offer);
            case LineFreed freed -> busyOffers.freed(tx, freed);
        };
    }
}
