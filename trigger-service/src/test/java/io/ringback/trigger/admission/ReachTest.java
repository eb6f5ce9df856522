package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.admission.BlockedNumbers.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom calls are forwarded to, and whom they must not be forwarded to. */
class ReachTest {
    private final Map<String, List<ForwardingRule>> rules = new HashMap<>();

    @Test
    void numbers_calls_are_forwarded_to_are_reached_hop_by_hop() {
        forward(number(1), number(2));
        forward(number(1), new Party.Voicemail("1"));
        forward(number(2), number(3));
        forward(number(9), number(8));

        assertThat(reached()).containsExactly(number(2), number(3));
    }

    @Test
    void circle_ends() {
        forward(number(1), number(2));
        forward(number(2), number(1));

        assertThat(reached()).containsExactly(number(2));
    }

    @Test
    void sixth_hop_is_not_followed() {
        IntStream.rangeClosed(1, 7).forEach(i -> forward(number(i), number(i + 1)));

        assertThat(reached())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 6).mapToObj(ReachTest::number).toList());
    }

    @Test
    void forwarding_to_what_may_not_be_called_forbids_that_number_and_not_the_request() {
        Numbers numbers = new Numbers(number(0), List.of(number(1)), null)
                .reaching(List.of(number(2), new Party.E164("+49116117"), number(3)));
        var facts =
                new Facts(null, new BlockedNumbers(List.of(new Block(number(3).number(), false, "OPT_OUT"))));

        Verdict verdict = Admission.judge(numbers, facts);

        assertThat(verdict.forbidden())
                .containsExactly(
                        new Forbidden("+49116117", "SHORT_NUMBER"),
                        new Forbidden(number(3).number(), "NUMBER_BLOCKED"));
        assertThat(verdict.answers())
                .filteredOn(answer -> answer.rule().equals("NUMBER_BLOCKED"))
                .allMatch(answer -> answer.allowed());
    }

    private List<Party.E164> reached() {
        return Reach.beyond(List.of(number(1)), number -> rules.getOrDefault(number, List.of()));
    }

    private void forward(Party.E164 subscriber, Party to) {
        rules.computeIfAbsent(subscriber.number(), _ -> new ArrayList<>())
                .add(new ForwardingRule(subscriber.number(), true, null, to, 30));
    }

    private static Party.E164 number(int last) {
        return new Party.E164("+49302312500" + last);
    }
}
