package io.ringback.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Disposition;
import io.ringback.engine.speech.Replacements;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromptsTest {
    @Test
    void who_was_not_connected_hears_why() {
        assertThat(Stream.of(Disposition.values())
                        .map(outcome -> outcome + " "
                                + Prompts.standard().notConnected(outcome).getFirst())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                    ANSWERED ringback/en/goodbye
                    NO_ANSWER ringback/en/nobody-answers
                    BUSY ringback/en/party-busy
                    REJECTED ringback/en/party-rejected
                    UNREACHABLE ringback/en/nobody-answers
                    INVALID_NUMBER ringback/en/wrong-number
                    CONGESTION ringback/en/system-busy
                    FAILED ringback/en/system-busy
                    ABANDONED ringback/en/goodbye
                    NO_DESTINATION ringback/en/goodbye
                    CANCELLED ringback/en/goodbye
                    DEFERRED ringback/en/system-busy
                    UNKNOWN ringback/en/system-busy\
                    """);
    }

    @Test
    void a_caller_hears_the_order_s_language_and_what_is_played_instead_of_a_prompt() {
        Prompts prompts = Prompts.replacing(
                        Replacements.of(List.of("party-busy=house/{language}/busy+house/music", "time-is-up=none")))
                .in("de-CH");

        assertThat(List.of(
                        prompts.greeting(),
                        prompts.notConnected(Disposition.BUSY),
                        prompts.timeIsUp(),
                        prompts.otherHungUp()))
                .containsExactly(
                        List.of("ringback/de/please-wait"),
                        List.of("house/de/busy", "house/music"),
                        List.of(),
                        List.of("ringback/de/other-party-hung-up"));
    }
}
