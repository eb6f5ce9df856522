package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of a call.
 *
 * @param state where it stands
 * @param place in the line before its switch, null if it does not stand there
 * @param callee who is dialled, or will be first; null while nobody is known, or for a single leg
 * @param trunk the callee's, else the caller's; null before the first dial
 * @param answeredAt when the caller answered
 * @param talkingSince when the two were bridged
 */
public record Glance(
        String state,
        @Nullable Integer place,
        @Nullable Party callee,
        @Nullable String trunk,
        @Nullable Instant answeredAt,
        @Nullable Instant talkingSince) {
    /** At a call as it stands. */
    public static Glance at(AttemptAuthorized order, CallState state) {
        CallState seen = state instanceof Lost lost ? lost.before() : state;
        Progress progress = state.progress();
        Dial callee = callee(seen);
        return new Glance(
                state.getClass().getSimpleName(),
                seen instanceof WaitingSwitch waiting ? waiting.place() : null,
                callee == null ? first(order, progress) : callee.party(),
                trunk(progress, callee),
                progress == null ? null : progress.callerAnsweredAt(),
                seen instanceof Talking talking ? talking.talk().bridgedAt() : null);
    }

    private static @Nullable Dial callee(CallState seen) {
        CalleeLeg leg = null;
        if (seen instanceof RingingCallee ringing) {
            leg = ringing.callee();
        } else if (seen instanceof Talking talking) {
            leg = talking.callee();
        } else if (seen instanceof Closing closing) {
            leg = closing.callee();
        }
        return leg == null ? null : leg.dial();
    }

    private static @Nullable Party first(AttemptAuthorized order, @Nullable Progress progress) {
        AttemptAuthorized keyed = progress == null ? null : progress.order();
        AttemptAuthorized present = keyed == null ? order : keyed;
        return present.targets().isEmpty() ? null : present.targets().getFirst().party();
    }

    private static @Nullable String trunk(@Nullable Progress progress, @Nullable Dial callee) {
        if (callee != null) {
            return callee.route().trunk();
        }
        return progress == null ? null : progress.caller().route().trunk();
    }
}
