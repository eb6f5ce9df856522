package io.ringback.proof.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TalkWatchTest {
    private static final UUID ATTEMPT = UUID.fromString("0199d0a4-5b1c-7c3e-8f00-000000000001");
    private static final String CALLER = "rb-local-" + ATTEMPT + "-caller-1";

    private final TalkWatch watch = new TalkWatch();

    @Test
    void talk_is_as_long_as_the_switch_says() {
        hear("BridgeEnter", CALLER, "1763800000.250000");
        assertThat(watch.talk(ATTEMPT)).isEmpty();

        hear("BridgeLeave", CALLER, "1763800008.253125");

        assertThat(watch.talk(ATTEMPT)).isEqualTo(Optional.of(Duration.ofNanos(8_003_125_000L)));
        assertThat(watch.bridgedNanos(ATTEMPT)).isPresent();
    }

    @Test
    void first_request_for_the_end_counts_and_other_channels_do_not() {
        hear("SoftHangupRequest", "1763800000.17", "1763800000.1");
        assertThat(watch.endingNanos(ATTEMPT)).isEmpty();

        hear("SoftHangupRequest", CALLER, "1763800000.2");
        var first = watch.endingNanos(ATTEMPT);
        hear("Hangup", CALLER, "1763800000.3");

        assertThat(first).isPresent().isEqualTo(watch.endingNanos(ATTEMPT));
    }

    @Test
    void second_dial_of_either_side_of_a_call_is_counted() {
        hear("Newchannel", CALLER, "1763800000.1");
        hear("DialBegin", CALLER, "1763800000.2");
        assertThat(watch.dialled()).isEqualTo(1);
        assertThat(watch.secondDials()).isZero();

        hear("DialBegin", CALLER, "1763800000.3");
        hear("Newchannel", "rb-local-" + ATTEMPT + "-caller-2", "1763800000.4");

        assertThat(watch.secondDials()).isEqualTo(2);
    }

    private void hear(String event, String uniqueId, String timestamp) {
        watch.hear(Map.of("Event", event, "Uniqueid", uniqueId, "Timestamp", timestamp));
    }
}
