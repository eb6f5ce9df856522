package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ShutdownEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A switch that lets us in and then says half of what it should. */
class GarbledEventTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String OVER = "over";
    private static final String LAST_WORD = "Event: Shutdown\r\nShutdown: Cleanly\r\nRestart: False\r\n\r\n";

    /** What was heard last of all, and whether the session is over. */
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OriginateResponse", "AsyncAGIStart", "AsyncAGIExec", "DialBegin", "DialState", "DialEnd", "Newstate",
                "Hangup", "HangupRequest", "FullyBooted", "CoreShowChannel", "Status", "UserEvent", "ExtensionStatus"
            })
    void event_without_any_header_is_passed_over(String name) throws Exception {
        assertThat(after("Event: " + name + "\r\n\r\n")).isEqualTo("ShutdownEvent");
    }

    @Test
    void bridge_that_is_entered_or_left_without_its_id_ends_the_session_with_that_reason() throws Exception {
        for (String event : List.of("BridgeEnter", "BridgeLeave")) {
            assertThat(after("Event: " + event + "\r\nChannel: PJSIP/gw-0000001f\r\n\r\n"))
                    .as(event)
                    .isEqualTo("The switch said something that cannot be understood.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Event: Hangup\r\nCause: seventeen\r\nChannel\r\n\r\n",
                "Event: DialEnd\r\n: \r\n:::\r\nDestChannelState: -1\r\n\r\n",
                "Event: \r\n\r\n",
                "Response: Success\r\n\r\n",
                "Response: \r\nActionID: nobody's\r\n\r\n",
                "Event: AsyncAGIExec\r\nResult: %%%\r\nResult: again\r\n\r\n",
                "Event: OriginateResponse\r\nReason: none\r\nUniqueid: \u007f\r\n\r\n"
            })
    void whatever_is_said_is_passed_over_or_ends_the_session(String text) throws Exception {
        assertThat(after(text)).isIn("ShutdownEvent", "The switch said something that cannot be understood.");
    }

    @Test
    void line_without_an_end_ends_the_session_with_that_reason() throws Exception {
        assertThat(after("Event: " + "x".repeat(20_000) + "\r\n\r\n"))
                .isEqualTo("The switch said something that cannot be understood.");
    }

    /** What comes of the switch saying this and then its last word: that word is heard, or the session is over and why. */
    private String after(String text) throws Exception {
        try (BareSwitch bare = new BareSwitch()) {
            AmiSession session = new AmiSession(bare.account(), () -> true, new Noting(heard), InstantSource.system());
            session.login();
            bare.say(text + LAST_WORD);
            String word = heard.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            String why = session.isOver() ? session.whyOver() : "";
            session.close();
            return OVER.equals(word) ? why : word == null ? "" : word;
        }
    }

    private record Noting(BlockingQueue<String> heard) implements Hearing {
        @Override
        public void heard(ManagerEvent event, Instant receivedAt) {
            if (event instanceof ShutdownEvent) {
                heard.add(event.getClass().getSimpleName());
            }
        }

        @Override
        public void closed() {
            heard.add(OVER);
        }
    }
}
