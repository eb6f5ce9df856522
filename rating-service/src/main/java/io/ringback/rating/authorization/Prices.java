package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.Tariff;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decks an account's calls are priced by, each in the version that is pinned.
 *
 * @param deck of the callee's leg
 * @param callerPolicy over which time the caller's leg is priced
 * @param callerDeck of the caller's leg; null exactly where the policy is FREE
 */
public record Prices(
        RateDeck deck,
        CallerLegPolicy callerPolicy,
        @Nullable RateDeck callerDeck) {
    public Prices {
        if ((callerPolicy == CallerLegPolicy.FREE) != (callerDeck == null)) {
            throw new IllegalArgumentException("callerDeck belongs to a priced caller leg: " + callerPolicy);
        }
        if (callerDeck != null && !callerDeck.currency().equals(deck.currency())) {
            throw new IllegalArgumentException("callerDeck must have the currency of the deck, " + deck.currency());
        }
    }

    /** The caller's leg costs nothing. */
    public static Prices callerFree(RateDeck deck) {
        return new Prices(deck, CallerLegPolicy.FREE, null);
    }

    /** The rate of the callee's leg, if it may be called. */
    public Optional<Rate> rateTo(Party callee, Instant at) {
        return deck.rateFor(callee, at).filter(rate -> !rate.blocked());
    }

    /** Whether the deck refuses this number, whatever shorter prefixes cost. */
    boolean blocks(Party callee, Instant at) {
        return deck.rateFor(callee, at).filter(Rate::blocked).isPresent();
    }

    /**
     * The price of the caller's leg alone, empty if there is none though it is to be priced. A caller that is no public
     * number is rung without anybody to pay.
     */
    public Optional<Tariff> caller(Party caller, Instant at) {
        if (callerDeck == null || !(caller instanceof Party.E164)) {
            return Optional.of(Tariff.NOTHING);
        }
        return callerDeck
                .rateFor(caller, at)
                .filter(rate -> !rate.blocked())
                .map(rate -> new Tariff(callerPolicy, rate, null, 0));
    }
}
