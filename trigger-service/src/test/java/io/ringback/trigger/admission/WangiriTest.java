package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.WangiriRanges.Range;
import io.ringback.trigger.admission.WangiriRanges.Whom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WangiriTest {
    private static final String LONDON = "+442079460900";
    private static final WangiriRanges RANGES = new WangiriRanges(
            "test",
            List.of(new Range("+22245", Whom.ALL, "an income"), new Range("+4420794605", Whom.STRANGERS, "a street")));
    private static final Policy ANY_KIND = new Policy(List.of(), List.of(), EnumSet.allOf(NumberKind.class));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+442079460001, -",
                "+493023125002, -",
                "+442079460500, -",
                "+449098790000, is a premium-rate number",
                "+447012345678, is a personal number",
                "+881612345678, is a number of a satellite or international network",
                "+979123456789, is a premium-rate number",
                "+22245123456, is in a range that is known for it (an income)"
            })
    void registered_number_is_called_back_unless_it_is_dear(String caller, @Nullable String fault) {
        assertThat(said(caller, missed(false), ANY_KIND)).isEqualTo(sentence(caller, fault));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+442079460001, -",
                "+442079460499, -",
                "+442079460500, is in a range that is known for it (a street)",
                "+493023125002, was never seen and is of another country than the access number",
                "+449098790000, is a premium-rate number"
            })
    void stranger_is_called_back_in_the_country_of_the_access_number_only(String caller, @Nullable String fault) {
        assertThat(said(caller, missed(true), ANY_KIND)).isEqualTo(sentence(caller, fault));
    }

    @Test
    void stranger_of_a_country_the_operator_names_is_called_back() {
        Policy germany = new Policy(List.of("+4930", "+44"), List.of(), Set.of());

        assertThat(said("+493023125002", missed(true), germany)).isEqualTo(Rule.WANGIRI.allows());
        assertThat(said("+498923125002", missed(true), germany).allowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"+442079460001, false", "+442079460009, false", "+442079460010, true"})
    void operators_own_ranges_are_not_called_back(String caller, boolean allowed) {
        Policy own =
                new Policy(List.of(), List.of(), Set.of(), null, List.of("+44207946000", "+4917"), null, null, null);

        assertThat(said(caller, missed(false), own).allowed()).isEqualTo(allowed);
    }

    @Test
    void who_did_not_ask_by_a_missed_call_or_is_on_the_line_is_not_judged() {
        assertThat(said("+449098790000", null, Policy.USUAL)).isEqualTo(Rule.WANGIRI.allows());
        assertThat(said("+449098790000", new MissedCall(LONDON, true, true), Policy.USUAL))
                .isEqualTo(Rule.WANGIRI.allows());
    }

    @Test
    void strangers_number_is_proven_by_the_call_and_nobody_elses_is() {
        assertThat(answer("CALLER_REGISTERED", missed(true)))
                .isEqualTo(new RuleAnswer("CALLER_REGISTERED", true, "The caller has called the access number."));
        assertThat(answer("CALLER_REGISTERED", missed(false)).allowed()).isFalse();
    }

    @Test
    void stranger_counts_as_somebody_who_may_be_pestered() {
        Party caller = new Party.E164("+442079460077");
        Party callee = new Party.E164("+493023125002");

        assertThat(new Numbers(caller, List.of(callee), null, List.of(), missed(true)).disturbed())
                .containsExactly(caller, callee);
        assertThat(new Numbers(caller, List.of(callee), null, List.of(), missed(false)).disturbed())
                .containsExactly(callee);
        assertThat(new Numbers(caller, List.of(callee), null, List.of(), new MissedCall(LONDON, true, true))
                        .disturbed())
                .containsExactly(callee);
    }

    private static MissedCall missed(boolean anybody) {
        return new MissedCall(LONDON, anybody, false);
    }

    private static RuleAnswer sentence(String caller, @Nullable String fault) {
        return Optional.ofNullable(fault)
                .map(known -> Rule.WANGIRI.forbids(caller + " " + known + "; it is not called back on a missed call."))
                .orElseGet(Rule.WANGIRI::allows);
    }

    private static RuleAnswer said(String caller, @Nullable MissedCall missed, Policy policy) {
        Numbers numbers = new Numbers(new Party.E164(caller), List.of(), null, List.of(), missed);
        return Wangiri.answer(
                numbers, new Facts(null, BlockedNumbers.NONE, policy, Rings.ANY, Instant.EPOCH, RANGES, false));
    }

    private static RuleAnswer answer(String rule, MissedCall missed) {
        AccountSnapshot account = new AccountSnapshot(
                new UUID(1, 1),
                1,
                Instant.EPOCH,
                false,
                "100001",
                Status.ACTIVE,
                "EUR",
                "en",
                1,
                List.of(new CallerNumber("+442079460001", true)),
                List.of(),
                List.of(),
                List.of());
        Numbers numbers = new Numbers(new Party.E164("+442079460077"), List.of(), null, List.of(), missed);
        return Admission.judge(numbers, new Facts(account, BlockedNumbers.NONE)).answers().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
