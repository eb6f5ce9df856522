package io.ringback.trigger.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CampaignCallTest {
    private static final Instant TEN = Instant.parse("2027-03-02T10:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final UUID ATTEMPT = new UUID(0, 2);
    private static final UUID ACCOUNT = new UUID(0, 3);
    private static final String CALLER = "+442079460001";

    @Test
    void callback_counts_where_its_try_was_asked_for_until_it_has_ended() {
        Change accepted = accepted(fresh("spring", null, false));

        List<CampaignCall> calls = heard(accepted, story().talk(), "0.10");

        assertThat(CampaignCall.of(accepted)).contains(call(TEN, null, null));
        assertThat(calls).containsExactly(call(null, TEN, TEN));
    }

    @Test
    void try_in_which_nobody_talked_was_rung_and_the_next_one_counts_where_it_is_due() {
        List<CampaignCall> calls =
                heard(accepted(fresh("spring", null, false)), story().caller(Disposition.BUSY, 17, 486), "0");

        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().rungAt()).isEqualTo(TEN);
        assertThat(calls.getFirst().answeredAt()).isNull();
        assertThat(calls.getFirst().at()).isAfter(TEN);
    }

    @Test
    void try_that_was_put_off_rang_nobody() {
        List<CampaignCall> calls =
                heard(accepted(fresh("spring", null, false)), story().deferred(DeferReason.CAPACITY), "0");

        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().rungAt()).isNull();
        assertThat(calls.getFirst().live()).isTrue();
    }

    @Test
    void callback_for_later_counts_where_it_is_due() {
        Instant later = TEN.plus(Duration.ofDays(1));

        assertThat(CampaignCall.of(accepted(fresh("spring", later, false)))).contains(call(later, null, null));
    }

    @Test
    void sandbox_and_callbacks_of_no_campaign_do_not_count() {
        assertThat(CampaignCall.of(accepted(fresh("spring", null, true)))).isEmpty();
        assertThat(CampaignCall.of(accepted(fresh(null, null, false)))).isEmpty();
    }

    private static List<CampaignCall> heard(Change accepted, List<CallEvent> events, String charge) {
        List<Message> messages = new ArrayList<>(List.of(story().authorized()));
        messages.addAll(events);
        messages.add(story().settled(charge, null));
        List<CampaignCall> calls = new ArrayList<>();
        Callback callback = accepted.callback();
        for (Message message : messages) {
            Change change = Lifecycle.on(callback, input(message), TEN);
            callback = change.callback();
            CampaignCall.of(change).ifPresent(calls::add);
        }
        return calls;
    }

    private static Input input(Message message) {
        return switch (message) {
            case CallbackAuthorization authorization -> new Input.Answered(authorization);
            case CallEvent event -> new Input.Seen(event);
            case CallCharge charge -> new Input.Charged(charge);
            default -> throw new IllegalArgumentException("not for a callback: " + message);
        };
    }

    private static Story story() {
        return new Story(ID, ATTEMPT, ACCOUNT, TEN);
    }

    private static Change accepted(Callback fresh) {
        return Lifecycle.accept(fresh, ATTEMPT);
    }

    private static Callback fresh(@Nullable String campaign, @Nullable Instant notBefore, boolean sandbox) {
        Wanted wanted = Wanted.talk(Trigger.WEB, Story.CALLER, Story.CALLEE)
                .retrying(Retries.DEFAULT)
                .from(notBefore)
                .takingPart(campaign)
                .done();
        return Lifecycle.fresh(ID, ACCOUNT, sandbox, wanted, TEN, TEN.plus(Duration.ofDays(2)));
    }

    private static CampaignCall call(@Nullable Instant at, @Nullable Instant rungAt, @Nullable Instant answeredAt) {
        return new CampaignCall(ID, "spring", CALLER, at, rungAt, answeredAt);
    }
}
