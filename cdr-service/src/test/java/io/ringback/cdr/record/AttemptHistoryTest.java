package io.ringback.cdr.record;

import static io.ringback.cdr.Attempts.answered;
import static io.ringback.cdr.Attempts.callerBusy;
import static io.ringback.cdr.Attempts.cancelled;
import static io.ringback.cdr.Attempts.estimated;
import static io.ringback.cdr.Attempts.hunted;
import static io.ringback.cdr.Attempts.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptHistoryTest {
    private static final UUID ACCOUNT = Ids.next();

    @Test
    void recorded_talk_leads_to_its_recording_and_any_other_to_none() {
        String file = "ringback-019c0000-0000-7000-8000-000000000001-2.wav";

        assertThat(assembled(Attempts.recorded(ACCOUNT, file)).recording()).isEqualTo(file);
        assertThat(assembled(answered(ACCOUNT)).recording()).isNull();
    }

    @Test
    void answered_attempt_tells_its_whole_way() {
        var attempt = answered(ACCOUNT);

        var record = assembled(attempt);

        assertThat(record)
                .isEqualTo(new CallDetailRecord(
                        attempt.callbackId,
                        attempt.attemptId,
                        1,
                        false,
                        ACCOUNT,
                        attempt.request(),
                        attempt.at(1),
                        attempt.at(10),
                        attempt.at(20),
                        attempt.at(81),
                        Disposition.ANSWERED,
                        null,
                        null,
                        Leg.CALLEE,
                        EndReason.HANGUP,
                        HungUpBy.CALLEE,
                        16,
                        null,
                        0,
                        60,
                        59_980,
                        0,
                        List.of(
                                hop(
                                        1,
                                        Leg.CALLER,
                                        Attempt.CALLER,
                                        attempt.at(2),
                                        attempt.at(3),
                                        attempt.at(10),
                                        attempt.at(81),
                                        16,
                                        HungUpBy.PLATFORM,
                                        0),
                                hop(
                                        2,
                                        Leg.CALLEE,
                                        Attempt.CALLEE,
                                        attempt.at(12),
                                        attempt.at(13),
                                        attempt.at(20),
                                        attempt.at(80),
                                        16,
                                        HungUpBy.CALLEE,
                                        59_980)),
                        List.of(Attempt.leg(Money.of("0.10", "EUR"), 60)),
                        Money.of("0.10", "EUR"),
                        Money.zero("EUR"),
                        Money.of("9.90", "EUR"),
                        1,
                        false,
                        null));
    }

    @Test
    void busy_caller_is_one_hop_with_its_cause() {
        var attempt = callerBusy(ACCOUNT);

        var record = assembled(attempt);

        assertThat(record.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(record.callerAnsweredAt()).isNull();
        assertThat(record.hops())
                .containsExactly(new Hop(
                        1,
                        Leg.CALLER,
                        Attempt.CALLER,
                        "sim",
                        "switch-1",
                        attempt.at(2),
                        null,
                        null,
                        attempt.at(3),
                        17,
                        486,
                        HungUpBy.CALLER,
                        0));
    }

    @Test
    void refused_attempt_has_its_reason_and_nothing_of_a_call() {
        var attempt = refused(ACCOUNT);

        var record = assembled(attempt);

        assertThat(record)
                .isEqualTo(new CallDetailRecord(
                        attempt.callbackId,
                        attempt.attemptId,
                        1,
                        false,
                        ACCOUNT,
                        attempt.request(),
                        null,
                        null,
                        null,
                        attempt.at(100),
                        null,
                        null,
                        RefusalReason.NO_MONEY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        Money.zero("EUR"),
                        Money.zero("EUR"),
                        Money.of("9.90", "EUR"),
                        0,
                        false,
                        null));
    }

    @Test
    void cancelled_attempt_was_never_dialled() {
        var record = assembled(cancelled(ACCOUNT));

        assertThat(record.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(record.endReason()).isEqualTo(EndReason.CANCELLED);
        assertThat(record.hops()).isEmpty();
    }

    @Test
    void hunted_attempt_shows_every_target_with_its_cause_and_the_talk_on_the_one_that_answered() {
        var record = assembled(hunted(ACCOUNT));

        assertThat(record.hops())
                .extracting(Hop::n, Hop::party, Hop::cause, Hop::hungUpBy, Hop::talkMillis)
                .containsExactly(
                        tuple(1, Attempt.CALLER, 16, HungUpBy.CALLER, 0L),
                        tuple(2, Attempt.CALLEE, 19, HungUpBy.PLATFORM, 0L),
                        tuple(3, Attempt.OTHER_CALLEE, 16, HungUpBy.PLATFORM, 60_000L));
    }

    @Test
    void lost_call_shows_what_is_proven_and_says_that_it_is_an_estimate() {
        var record = assembled(estimated(ACCOUNT));

        assertThat(record.estimated()).isTrue();
        assertThat(record.endReason()).isEqualTo(EndReason.LOST);
        assertThat(record.hops().getLast())
                .isEqualTo(new Hop(
                        2,
                        Leg.CALLEE,
                        Attempt.CALLEE,
                        "sim",
                        "switch-1",
                        Attempt.BEGIN.plusSeconds(12),
                        null,
                        Attempt.BEGIN.plusSeconds(20),
                        null,
                        null,
                        null,
                        HungUpBy.UNKNOWN,
                        30_000));
    }

    @Test
    void correction_with_other_times_replaces_what_was_estimated_and_says_who_and_why() {
        var record = assembled(estimated(ACCOUNT).remeasured("0.20", 61, 500));

        assertThat(record.talkSeconds()).isEqualTo(61);
        assertThat(record.talkMillis()).isEqualTo(30_000);
        assertThat(record.estimated()).isFalse();
        assertThat(record.balanceAfter()).isEqualTo(Money.of("9.80", "EUR"));
        assertThat(record.decision()).isEqualTo(new OperatorDecision("operator", "the switch's own records"));
    }

    @Test
    void attempt_an_operator_settled_has_a_record_without_its_end_and_a_further_version_with_it() {
        var known = estimated(ACCOUNT);
        var settled = known.settledByOperator(30).settlement();
        var gap = known.facts().stream().filter(fact -> fact.number() != 4).toList();

        var without = new AttemptHistory(gap, settled, List.of()).assembled().orElseThrow();
        var with = new AttemptHistory(known.facts(), settled, List.of())
                .assembled()
                .orElseThrow();

        assertThat(without.disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(without.hops()).extracting(Hop::n).containsExactly(1);
        assertThat(List.of(without.version(), with.version())).containsExactly(1, 2);
        assertThat(with.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(List.of(without.amount(), with.amount())).containsOnly(Money.of("0.05", "EUR"));
        assertThat(List.of(without.estimated(), with.estimated())).containsOnly(false);
        assertThat(with.decision()).isEqualTo(settled.decision());
    }

    private static CallDetailRecord assembled(Attempt attempt) {
        return new AttemptHistory(attempt.facts(), attempt.settlement(), attempt.corrections())
                .assembled()
                .orElseThrow();
    }

    private static Hop hop(
            int n,
            Leg leg,
            Party party,
            Instant dialled,
            @Nullable Instant ringing,
            @Nullable Instant answered,
            @Nullable Instant ended,
            Integer cause,
            HungUpBy by,
            long talkMillis) {
        return new Hop(
                n, leg, party, "sim", "switch-1", dialled, ringing, answered, ended, cause, null, by, talkMillis);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
