package io.ringback.engine.call;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands. Each state carries its own deadline; time comes in as {@link Input.Tick}, so a stale timer does
 * no harm and a restart needs no timers.
 *
 * <pre>
 * WaitingSwitch ─Begin─▶ RingingCaller ─answered─▶ Greeting ─▶ PreparingDial ─▶ RingingCallee ─bridged─▶ Talking
 *                             │  ▲ other trunk      │  │            ▲ ▲   next target │                      │
 *                             ▼  │       no target  │  │    allowed │ └───────────────┤                      │
 *                        CallerFailing    given     ▼  │            │                 │                      │
 *                             │                  Asking ─keyed─▶ AwaitingRuling       │                      │
 *                             │                     ▲  │    refused │                 │                      │
 *                             │                     └──┼────────────┤                 │                      │
 *                             │                        ▼            ▼                 ▼                      │
 *                             └────────────▶ Ended ◀──────────── Closing ◀───────────────────────────────────┘
 * </pre>
 *
 * Behind the answer {@link DetectingMachine} and {@link CheckingCaller} come first where they were asked for: only a person
 * is greeted. Where nobody knows who pays, Asking leads to {@link AwaitingIdentity} first and back.
 * A single leg has its announcements instead: {@link Greeting} ─▶ {@link Announcing} ─▶ {@link Closing}.
 *
 * <p>From every state after the first dial a cut of the switch connection leads to {@link Lost} and, once the switch shows
 * the call again, back; a stop leads through {@link Closing} to {@link Ended}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
public sealed interface CallState
        permits WaitingSwitch,
                RingingCaller,
                CallerFailing,
                Greeting,
                CallerWaits,
                Announcing,
                RingingCallee,
                Talking,
                Closing,
                Lost,
                Ended {
    /** When it wants a {@link Input.Tick}, null for never. */
    @Nullable
    Instant deadline();

    /** What is known since the caller was dialled, null before and after. */
    @Nullable
    Progress progress();

    /** What follows from an input that came at this moment of our clock. */
    Step on(Call call, Input input, Instant now);

    /** Whether the deadline has come. */
    default boolean due(Instant now) {
        Instant deadline = deadline();
        return deadline != null && !now.isBefore(deadline);
    }
}
