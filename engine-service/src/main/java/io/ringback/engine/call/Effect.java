package io.ringback.engine.call;

import io.ringback.contracts.CallFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done; performed in order, after the state is durable. */
public sealed interface Effect {
    /** Tells everyone. Facts of one attempt are numbered in the order they are emitted. */
    record Emit(Instant at, CallFact fact) implements Effect {}

    /**
     * Rings the caller.
     *
     * @param callerId what the caller's phone shows, null for the trunk's own
     * @param callerName a word before it, null for none
     * @param absoluteSeconds the channel's own timeout until the first dial sets another
     */
    record Originate(
            Dial dial,
            @Nullable String callerId,
            @Nullable String callerName,
            int ringSeconds,
            int absoluteSeconds,
            ChannelMarks marks)
            implements Effect {}

    /** Puts a command into the queue of the caller's channel. */
    record RunAgi(
            String channelId,
            String name,
            AgiCommand command,
            @Nullable Dial dial) implements Effect {}

    /** Ends a channel, at once effective whatever it does. */
    record HangUp(String uniqueId) implements Effect {}

    /** Sets when the switch itself ends the channel, counted from now. */
    record SetTimeout(String uniqueId, int seconds) implements Effect {}

    /** A short tone into the talk, to the caller. */
    record Beep(String uniqueId) implements Effect {}
}
