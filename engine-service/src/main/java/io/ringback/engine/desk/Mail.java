package io.ringback.engine.desk;

import io.ringback.contracts.values.StopReason;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.ChannelList.Listed;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a desk is told. */
sealed interface Mail {
    /** Something happened to a call. */
    record Told(UUID attemptId, Input input, Instant receivedAt) implements Mail {}

    /**
     * A call whose first step is durable already; its effects are still to be performed.
     *
     * @param stop why it must end before it begins, if somebody said so
     */
    record Placed(Attempt attempt, List<Effect> effects, Optional<StopReason> stop) implements Mail {}

    /**
     * The switch is there, and shows these channels.
     *
     * @param bootedAt when the switch began to run
     */
    record Up(AmiSession session, List<Listed> channels, Instant bootedAt) implements Mail {}

    /**
     * What the switch shows while its session goes on.
     *
     * @param askedAt when it was asked
     */
    record Shown(AmiSession session, List<Listed> channels, Instant bootedAt, Instant askedAt) implements Mail {}

    /** The session is over. */
    record Down(AmiSession session) implements Mail {}

    /** The desk is closed. */
    record Close() implements Mail {}
}
