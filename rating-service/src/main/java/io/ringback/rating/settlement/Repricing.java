package io.ringback.rating.settlement;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.Tariff;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call with another deck behind its callee's leg; all else stays as it was pinned. */
public final class Repricing {
    private Repricing() {}

    /**
     * The call as this deck prices it: whoever was talked to, or the single leg of an announcement.
     *
     * @param dialled the destination dialled last, null if none was seen
     * @return empty if the deck has no rate for it
     */
    public static Optional<GrantedCall> of(GrantedCall call, Wish wish, @Nullable Party dialled, RateDeck deck) {
        var target = call.talkedTo(dialled);
        if (target != null) {
            return deck.rateFor(target.party(), call.starts().from()).map(rate -> withTarget(call, target, rate));
        }
        return wish.script() == Script.ANNOUNCE
                ? deck.rateFor(wish.caller(), call.starts().from()).map(rate -> withBase(call, rate))
                : Optional.of(call);
    }

    private static GrantedCall withBase(GrantedCall call, Rate rate) {
        var base = new Tariff(CallerLegPolicy.ON_ANSWER, rate, null, 0);
        return call.pricedBy(base, call.targets());
    }

    private static GrantedCall withTarget(GrantedCall call, PricedTarget changed, Rate rate) {
        var tariff = changed.tariff().to(rate);
        var targets = call.targets().stream()
                .map(target -> target.equals(changed) ? target.pricedBy(tariff) : target)
                .toList();
        return call.pricedBy(call.base(), targets);
    }
}
