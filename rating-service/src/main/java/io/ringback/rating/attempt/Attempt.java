package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.StopReason;
import io.ringback.rating.authorization.CapRoom;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.balance.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its row has it.
 *
 * @param accountId null if none was ever known
 * @param deckVersion the version it is priced by, 0 if none
 * @param call what was granted, null where refused
 * @param heldMicros what its hold keeps, millionths
 * @param holdOpen false once settled or expired
 * @param calleeTry the last menu try that was answered, 0 if none
 * @param callee the destination that was keyed
 * @param extensionSequence the last extension that was answered, 0 if none
 * @param dialledCallee the destination that was dialled last
 * @param dialledN number of that dial, 0 if none
 * @param identityTry the last try at account and PIN that was answered, 0 if none
 * @param withdrawn why it must stop, null if it need not
 */
public record Attempt(
        UUID id,
        UUID callbackId,
        int number,
        @Nullable UUID accountId,
        boolean sandbox,
        State state,
        Wish wish,
        Instant requestedAt,
        Instant decidedAt,
        @Nullable UUID deckId,
        long deckVersion,
        @Nullable GrantedCall call,
        long heldMicros,
        boolean holdOpen,
        int calleeTry,
        @Nullable Party callee,
        int extensionSequence,
        @Nullable Instant firstDialledAt,
        @Nullable Party dialledCallee,
        int dialledN,
        int identityTry,
        @Nullable StopReason withdrawn) {

    /** How far it is. */
    public enum State {
        /** May be called; its settlement is still to come. */
        AUTHORIZED,
        /** Was never allowed; settled with nothing at once. */
        REFUSED,
        /** Has ended and was settled. */
        SETTLED
    }

    /** What was granted, and by whom it is paid, while it is open. */
    public record Open(GrantedCall call, UUID accountId) {}

    /** @throws IllegalStateException if it is not authorised */
    public Open open() {
        return open(State.AUTHORIZED);
    }

    /**
     * What was granted, once it is known how far the attempt is.
     *
     * @throws IllegalStateException if it is not that far, or further
     */
    public Open open(State expected) {
        if (state != expected || call == null || accountId == null) {
            throw new IllegalStateException("not an attempt that is " + expected + ": " + id);
        }
        return new Open(call, accountId);
    }

    /** What it reserves of capped destinations; nothing in the sandbox, nor once its hold is given back. */
    Map<String, Long> reserved(CapRoom caps) {
        return sandbox || !holdOpen || call == null ? Map.of() : caps.reservedBy(wish, call);
    }

    /** What packages keep for it; nothing in the sandbox, nor once its hold is given back. */
    List<FreePart> keptFree() {
        return sandbox || !holdOpen || call == null ? List.of() : call.free();
    }

    /** What its end at this charge means for its account. */
    Ending ending(CapRoom caps, long chargedMicros) {
        return new Ending(holdOpen && !sandbox, heldMicros, reserved(caps), chargedMicros, chargedTo(caps));
    }

    /** What it means for its account that its hold, which is open, is given back before its end. */
    Ending givenBack(CapRoom caps) {
        return new Ending(!sandbox, heldMicros, reserved(caps), 0, List.of());
    }

    /** The capped destinations its charge counts to. */
    public List<String> chargedTo(CapRoom caps) {
        return caps.talkedTo(wish, open(state).call(), dialledCallee);
    }

    /** What was asked for; the destination that was keyed, where the caller was asked. */
    public RequestFacts facts() {
        return new RequestFacts(
                number,
                wish.trigger(),
                wish.script(),
                wish.caller(),
                wish.callee() == null ? callee : wish.callee(),
                wish.accessNumber(),
                wish.language(),
                requestedAt,
                wish.campaign());
    }
}
