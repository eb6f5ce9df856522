package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Forwarding;
import io.ringback.rating.authorization.Forwarding.Reached;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.forwarding.ForwardingRows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whom a wish reaches by the forwarding rules of those it is for. Asks nothing where nobody has rules. */
@Singleton
class Forwardings {
    static final String NOWHERE = "Calls to this number are forwarded in a circle, or over more than 5 hops.";

    private final ForwardingRows rows;

    Forwardings(ForwardingRows rows) {
        this.rows = rows;
    }

    /** Empty if no rule applies. */
    Optional<Reached> reachedBy(Transaction tx, Wish wish, LockedAccount account) {
        var callee = wish.callee();
        if (!account.forwarding() || callee == null) {
            return Optional.empty();
        }
        var numbers = Stream.concat(Stream.of(callee), wish.fallbacks().stream().map(Fallback::party))
                .filter(Party.E164.class::isInstance)
                .map(party -> ((Party.E164) party).number())
                .toList();
        var rules = rows.reachableFrom(tx, numbers);
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(Forwarding.from(callee, wish.calleeRingTimeoutSeconds(), wish.fallbacks(), rules));
    }

    /** The wish of somebody who has keyed this destination. */
    static Wish keyed(Wish wish, Party callee, List<Forbidden> forbidden) {
        return wish.to(callee, wish.calleeRingTimeoutSeconds(), List.of(), forbidden);
    }
}
