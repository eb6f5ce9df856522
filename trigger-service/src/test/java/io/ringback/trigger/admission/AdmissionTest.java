package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.admission.BlockedNumbers.Block;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final String CALLER = "+442079460001";
    private static final String CALLEE = "+493023125002";

    @Test
    void good_request_passes_every_rule() {
        Verdict verdict = judge(CALLER, CALLEE, account(Status.ACTIVE, List.of()), BlockedNumbers.NONE);

        assertThat(verdict.refusal()).isEmpty();
        assertThat(verdict.answers().stream().map(RuleAnswer::rule))
                .containsExactly(
                        "ACCOUNT_ACTIVE",
                        "DIALABLE",
                        "EMERGENCY_NUMBER",
                        "SHORT_NUMBER",
                        "SAME_NUMBER",
                        "CALLER_REGISTERED",
                        "CALLER_ID",
                        "PERMIT_LIST",
                        "NUMBER_BLOCKED",
                        "NUMBER_KIND",
                        "COUNTRY",
                        "SANDBOX_NUMBER",
                        "CALLING_HOURS",
                        "NUMBER_CAP",
                        "ACCOUNT_VELOCITY",
                        "ADDRESS_VELOCITY",
                        "DESTINATION_VELOCITY",
                        "WANGIRI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+493023125000",
                "+493023125099",
                "+493023125999",
                "+442079460000",
                "+442079460999",
                "+12025550143",
                "+33612345678",
                "+390612345678"
            })
    void number_of_a_plan_is_dialable_reserved_ranges_included(String callee) {
        assertThat(refusalOf(CALLER, callee)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "+9991234567, DIALABLE",
        "+44207946000123, DIALABLE",
        "+4402079460002, DIALABLE",
        "+1202555014, DIALABLE",
        "+120255501431, DIALABLE",
        "+49116117, SHORT_NUMBER",
        "+442079460001, SAME_NUMBER"
    })
    void callee_that_cannot_be_rung_is_refused(String callee, String rule) {
        RuleAnswer refusal = refusalOf(CALLER, callee);

        assertThat(refusal).isNotNull().extracting(RuleAnswer::rule).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "112, EMERGENCY_NUMBER",
        "911, EMERGENCY_NUMBER",
        "999, EMERGENCY_NUMBER",
        "+112, EMERGENCY_NUMBER",
        "118118, SHORT_NUMBER",
        "22222, SHORT_NUMBER"
    })
    void short_and_emergency_numbers_are_known_as_such(String text, String rule) {
        assertThat(Admission.judgeShort(text).map(RuleAnswer::rule)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "abc", "0441234", "+1234567", "11 2", "sip:alice@example.com"})
    void malformed_text_is_no_short_number(String text) {
        assertThat(Admission.judgeShort(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"SUSPENDED", "CLOSED"})
    void account_that_is_stopped_may_not_call(Status status) {
        RuleAnswer refusal = refusal(judge(CALLER, CALLEE, account(status, List.of()), BlockedNumbers.NONE));

        assertThat(refusal).isNotNull().extracting(RuleAnswer::rule).isEqualTo("ACCOUNT_ACTIVE");
    }

    @Test
    void account_nobody_knows_may_not_call() {
        assertThat(refusal(judge(CALLER, CALLEE, null, BlockedNumbers.NONE)))
                .isEqualTo(new RuleAnswer("ACCOUNT_ACTIVE", false, "There is no such account."));
    }

    @ParameterizedTest
    @CsvSource({
        "+442079460002, The caller's number is not registered on the account.",
        "+442079460003, 'The caller''s number is registered, but not active.'"
    })
    void caller_must_be_registered_and_active(String caller, String sentence) {
        assertThat(refusalOf(caller, CALLEE)).isEqualTo(new RuleAnswer("CALLER_REGISTERED", false, sentence));
    }

    @Test
    void permit_list_admits_only_callers_on_it() {
        AccountSnapshot listed = account(Status.ACTIVE, List.of(CALLER));
        AccountSnapshot others = account(Status.ACTIVE, List.of("+442079460009"));

        assertThat(refusal(judge(CALLER, CALLEE, listed, BlockedNumbers.NONE))).isNull();
        assertThat(refusal(judge(CALLER, CALLEE, others, BlockedNumbers.NONE)))
                .isNotNull()
                .extracting(RuleAnswer::rule)
                .isEqualTo("PERMIT_LIST");
    }

    @ParameterizedTest
    @CsvSource({
        "+493023125002, false, true",
        "+442079460001, false, true",
        "+4930, true, true",
        "+493023125002, true, true",
        "+49302312500, false, false",
        "+4930231250021, true, false",
        "+43, true, false"
    })
    void block_on_a_number_or_its_beginning_forbids_it(String number, boolean prefix, boolean forbidden) {
        var blocked = new BlockedNumbers(List.of(new Block(number, prefix, "DO_NOT_CALL")));

        RuleAnswer refusal = refusal(judge(CALLER, CALLEE, account(Status.ACTIVE, List.of()), blocked));

        assertThat(refusal != null).isEqualTo(forbidden);
    }

    @Test
    void every_beginning_of_a_number_is_looked_up() {
        assertThat(BlockedNumbers.candidates("+4930")).containsExactly("+4", "+49", "+493", "+4930");
    }

    @Test
    void extension_with_the_digits_of_an_emergency_number_is_none() {
        Numbers numbers = new Numbers(new Party.E164(CALLER), List.of(new Party.Extension("berlin", "112")), null);

        assertThat(Admission.judge(numbers, new Facts(account(Status.ACTIVE, List.of()), BlockedNumbers.NONE))
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+442079460001, true", "+442079460003, false", "+442079460002, false"})
    void number_shown_to_the_callee_must_be_the_accounts(String shown, boolean allowed) {
        Numbers numbers = new Numbers(new Party.E164(CALLER), List.of(new Party.E164(CALLEE)), shown);

        Verdict verdict = Admission.judge(numbers, new Facts(account(Status.ACTIVE, List.of()), BlockedNumbers.NONE));

        assertThat(verdict.refusal().map(RuleAnswer::rule).orElse("")).isEqualTo(allowed ? "" : "CALLER_ID");
    }

    @Test
    void problem_type_is_the_rule_in_lower_case() {
        assertThat(Rule.problemCode(Rule.CALLER_REGISTERED.allows())).isEqualTo("caller-registered");
    }

    private static @Nullable RuleAnswer refusalOf(String caller, String callee) {
        return refusal(judge(caller, callee, account(Status.ACTIVE, List.of()), BlockedNumbers.NONE));
    }

    private static @Nullable RuleAnswer refusal(Verdict verdict) {
        return verdict.refusal().orElse(null);
    }

    private static Verdict judge(
            String caller, String callee, @Nullable AccountSnapshot account, BlockedNumbers blocked) {
        return Admission.judge(
                new Numbers(new Party.E164(caller), List.of(new Party.E164(callee)), null),
                new Facts(account, blocked));
    }

    private static AccountSnapshot account(Status status, List<String> permitList) {
        return new AccountSnapshot(
                new UUID(1, 1),
                1,
                Instant.EPOCH,
                false,
                "100001",
                status,
                "EUR",
                "en",
                1,
                List.of(new CallerNumber(CALLER, true), new CallerNumber("+442079460003", false)),
                List.of(),
                List.of(),
                permitList);
    }
}
