package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.messaging.Transaction;
import io.ringback.rating.pin.Pins;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens what somebody gave to prove who pays, and compares it. Slow, so it is done before anything is locked. */
@Singleton
class Identities {
    private final IdentitySeal seal;
    private final Pins pins;

    Identities(IdentitySeal seal, Pins pins) {
        this.seal = seal;
        this.pins = pins;
    }

    /** What was given for one try, compared; it counts only once {@link Pins#count} has said so. */
    Pins.Try compare(Transaction tx, UUID attemptId, int tryNumber, SealedIdentity identity) {
        return seal.open(attemptId, tryNumber, identity)
                .map(pin -> pins.ofNumber(tx, identity.account(), pin))
                .orElse(Pins.Try.WRONG);
    }

    /** Whether it came with an account and a PIN that nobody has checked: a dry run does not try PINs. */
    static boolean unproven(Wish wish) {
        return wish.identity() != null && !wish.identity().sealed().isEmpty();
    }

    /**
     * The wish as that of the account that was proven, or as nobody's. What was given for it is not kept.
     *
     * @param accountId null if nobody was proven
     */
    static Wish settled(Wish wish, SealedIdentity identity, @Nullable UUID accountId) {
        return wish.of(accountId, new SealedIdentity(identity.account(), ""));
    }
}
