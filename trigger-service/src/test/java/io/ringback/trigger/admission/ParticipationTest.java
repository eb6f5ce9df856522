package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.CampaignParticipation;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.CampaignPeriod.Unit;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationTest {
    private static final String NUMBER = "+442079460002";
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final UUID ASKED = new UUID(0, 10);
    private static final UUID FIRST = new UUID(0, 11);
    private static final UUID SECOND = new UUID(0, 12);
    private static final Instant BEGINS = at("2027-03-01T00:00:00Z");
    private static final Instant ENDS = at("2027-03-03T12:00:00Z");
    private static final Instant NOON = at("2027-03-02T12:00:00Z");
    private static final Instant TODAY = at("2027-03-02T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-02-28T23:59:59.999999Z, The campaign runs from 2027-03-01T00:00:00Z on.",
        "2027-03-01T00:00:00Z, The number may take part in the campaign or there is none.",
        "2027-03-03T11:59:59.999999Z, The number may take part in the campaign or there is none.",
        "2027-03-03T12:00:00Z, The campaign runs until 2027-03-03T12:00:00Z only."
    })
    void campaign_runs_from_its_beginning_to_its_end(Instant ringsAt, String sentence) {
        RuleAnswer answer = asked(campaign(2, null, true), ringsAt, null).answer();

        assertThat(answer.sentence().replace(",", "")).isEqualTo(sentence);
        assertThat(answer.allowed()).isEqualTo(sentence.startsWith("The number"));
    }

    @Test
    void paused_unknown_and_foreign_campaigns_are_refused() {
        Campaign foreign = new Campaign("spring", 1, BEGINS, false, new UUID(0, 2), true, BEGINS, null, limit(1, null));

        assertThat(Stream.of(campaign(2, null, false), foreign)
                        .map(campaign -> asked(campaign, NOON, null).answer()))
                .containsExactly(
                        Rule.CAMPAIGN.forbids("The campaign is paused."),
                        Rule.CAMPAIGN.forbids("There is no such campaign for the account."));
        assertThat(asked(null, NOON, null).answer())
                .isEqualTo(Rule.CAMPAIGN.forbids("There is no such campaign for the account."));
    }

    @Test
    void number_takes_part_as_often_as_it_may_and_again_in_the_next_period() {
        Campaign twice = campaign(2, null, true);

        assertThat(asked(twice, NOON, told(TODAY, 0, FIRST)).answer()).isEqualTo(Rule.CAMPAIGN.allows());
        assertThat(asked(twice, NOON, told(TODAY, 0, FIRST, SECOND)).answer())
                .isEqualTo(Rule.CAMPAIGN.forbids(
                        NUMBER + " has taken part as often as it may, and can again from 2027-03-03T00:00:00Z on."));
        assertThat(asked(twice, at("2027-03-03T00:00:00Z"), told(TODAY, 0, FIRST, SECOND))
                        .answer())
                .isEqualTo(Rule.CAMPAIGN.allows());
        assertThat(asked(twice, at("2027-03-03T01:00:00Z"), told(at("2027-03-03T00:00:00Z"), 0, FIRST, SECOND))
                        .answer()
                        .sentence())
                .isEqualTo(NUMBER + " has taken part as often as it may, and cannot again.");
    }

    @Test
    void callbacks_under_way_count_before_history_tells_of_them_and_once_when_it_does() {
        Campaign once = campaign(1, null, true);
        Campaign twice = campaign(2, null, true);

        assertThat(asked(once, NOON, null, FIRST).answer().allowed()).isFalse();
        assertThat(asked(twice, NOON, null, FIRST).answer().allowed()).isTrue();
        assertThat(asked(twice, NOON, told(TODAY, 0, FIRST), FIRST).answer().allowed())
                .isTrue();
        assertThat(asked(twice, NOON, told(TODAY, 0, FIRST), FIRST, SECOND)
                        .answer()
                        .allowed())
                .isFalse();
    }

    @Test
    void further_try_of_a_callback_does_not_stand_in_its_own_way() {
        Campaign once = campaign(1, null, true);

        assertThat(asked(once, NOON, null, ASKED).answer().allowed()).isTrue();
        assertThat(asked(once, NOON, told(TODAY, 0, ASKED), ASKED).answer().allowed())
                .isTrue();
        assertThat(asked(once, NOON, told(TODAY, 0, FIRST), ASKED).answer().allowed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"599, true", "600, false", "601, false"})
    void talk_that_is_used_up_ends_the_share_as_the_calls_do(int talked, boolean allowed) {
        Campaign campaign = campaign(9, 600, true);

        assertThat(asked(campaign, NOON, told(TODAY, talked, FIRST)).answer().allowed())
                .isEqualTo(allowed);
    }

    @Test
    void count_of_a_sender_that_names_no_period_is_of_none() {
        var nameless = new CampaignParticipation("spring", NUMBER, 1, NOON, false, 5, ENDS);

        assertThat(asked(campaign(1, null, true), NOON, nameless).answer().allowed())
                .isTrue();
    }

    private static Participation asked(
            @Nullable Campaign campaign, Instant ringsAt, @Nullable CampaignParticipation told, UUID... own) {
        return new Participation(campaign, ACCOUNT, ASKED, NUMBER, ringsAt, told, Set.of(own));
    }

    private static CampaignParticipation told(Instant period, int talkSeconds, UUID... callbacks) {
        return new CampaignParticipation(
                "spring",
                NUMBER,
                1,
                NOON,
                false,
                callbacks.length,
                null,
                period,
                null,
                talkSeconds,
                List.of(callbacks));
    }

    private static Campaign campaign(int calls, @Nullable Integer talkSeconds, boolean active) {
        return new Campaign("spring", 1, BEGINS, false, null, active, BEGINS, ENDS, limit(calls, talkSeconds));
    }

    private static CampaignLimit limit(int calls, @Nullable Integer talkSeconds) {
        return new CampaignLimit(calls, talkSeconds, Counted.ANSWERED, new CampaignPeriod(1, Unit.DAYS, "UTC"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
