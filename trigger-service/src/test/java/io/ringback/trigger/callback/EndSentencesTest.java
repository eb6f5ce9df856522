package io.ringback.trigger.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndSentencesTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void talk_that_the_caller_ends_is_told_as_one() {
        assertThat(EndSentences.of(endedByCaller(1_006, TEN)))
                .isEqualTo("Ended after 1.0 s of talk: the caller hung up.");
        assertThat(EndSentences.of(endedByCaller(0, TEN))).isEqualTo("Ended after 0.0 s of talk: the caller hung up.");
    }

    @Test
    void announcement_has_no_talk() {
        assertThat(EndSentences.of(endedByCaller(0, null)))
                .isEqualTo("Ended: what there was to say was played; the caller hung up.");
    }

    private static AttemptEnded endedByCaller(long talkMillis, @Nullable Instant bridgedAt) {
        return new AttemptEnded(
                Disposition.ANSWERED,
                null,
                Leg.CALLER,
                HungUpBy.CALLER,
                EndReason.HANGUP,
                16,
                null,
                true,
                true,
                null,
                4_000,
                talkMillis,
                false,
                TEN.minusSeconds(3),
                bridgedAt);
    }
}
