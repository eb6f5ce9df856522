package io.ringback.rating.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import io.ringback.rating.Wishes;
import java.time.Instant;
import java.util.List;

/** All that is told of one attempt in its life, in order: asked for, keyed, dialled, extended, withdrawn, ended. */
record Life(AttemptRequested request, List<Message> messages) {

    static Life of(Desk.Customer customer) {
        var request = customer.wish().askingForTheDestination().requested();
        var now = Instant.now();
        return new Life(
                request,
                List.of(
                        request,
                        Bus.event(request, 1, Calls.dialling(Leg.CALLER, 1, customer.number())),
                        keyed(request, 1, now),
                        keyed(request, 2, now),
                        Bus.event(request, 2, Calls.dialling(Leg.CALLEE, 2, Wishes.CALLEE)),
                        Bus.event(request, 3, new HoldExtensionRequested(1, 270)),
                        Bus.event(request, 4, new HoldExtensionRequested(2, 570)),
                        new WithdrawalRequested(
                                request.callbackId(), request.attemptId(), now, false, StopReason.CANCELLED),
                        Bus.event(request, 5, new HoldExtensionRequested(3, 870)),
                        Bus.event(request, 6, Calls.talkedFor(600_500))));
    }

    /** Hands one of them to whom it concerns, in this transaction. */
    static void handle(Transaction tx, Requests requests, CallEvents events, Message message) {
        switch (message) {
            case CallbackRequest asked -> requests.handle(tx, List.of(received(Topic.CALLBACK_REQUESTS, asked)));
            case CallEvent event -> events.handle(tx, List.of(received(Topic.CALL_EVENTS, event)));
            default -> throw new IllegalArgumentException("nobody says this to rating: " + message);
        }
    }

    private static Received<? extends Message> received(Topic topic, Message message) {
        return new Received<>(message, Ids.next(), topic, 0, 0, message.partitionKey(), Instant.now(), null);
    }

    private static CalleeRequested keyed(AttemptRequested request, int tryNumber, Instant at) {
        var callee = tryNumber == 1 ? Wishes.OTHER_CALLEE : Wishes.CALLEE;
        return new CalleeRequested(
                request.callbackId(), request.attemptId(), at, false, tryNumber, callee, List.of(), null);
    }
}
