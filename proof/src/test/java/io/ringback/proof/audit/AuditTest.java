package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of it: what a good callback leaves behind, and a switch that is away. */
class AuditTest extends OnPlantedStack {

    @Test
    void a_good_callback_keeps_every_invariant() throws Exception {
        var end = stack.send(Topic.CALL_EVENTS.wireName(), call.callback.toString(), new byte[] {1});
        stack.commit("rating.call.events.v1", Topic.CALL_EVENTS.wireName(), end + 1);

        var report = stack.audit().run();

        assertThat(report.toString()).isEqualTo("""
                I1   ok              2 transfers    postings sum to zero per currency, each transfer has two legs
                I2   ok              1 accounts     balance - held >= -overdraft for every account at every commit
                I3   ok              1 callbacks    every accepted callback reaches exactly one terminal state within its deadline
                I4   ok              2 rings        at most one ring per dial intent, counted at the phone
                I5   ok              1 attempts     the callee is dialled only after the caller answered; never after a cancel was confirmed
                I6   ok              1 settlements  every requested attempt has exactly one settlement; captured > 0 only if a chargeable leg was answered; amount = price(leg seconds, pinned version); sandbox: 0
                I7   ok              1 holds        no hold outlives its call by more than its expiry
                I8   ok              1 CDRs         CDR table = latest on the CDR topic, field by field; one CDR per attempt
                I9   ok              0 channels     no live channel of this installation without an owned attempt after 30 s
                I10  ok              2 dials        one writing epoch per switch
                I13  ok              5 queues       after quiet: outbox empty, lag 0, each dead letter explained
                I14  ok              2 dials        emergency, blocked and do-not-call numbers are never dialled
                audit ok""");
    }

    @Test
    void a_switch_that_does_not_answer_leaves_what_it_alone_knows_red() {
        stack.phones("no JSON");

        assertThat(stack.audit().run().failed()).isEqualTo(List.of("I4", "I5", "I14"));
    }
}
