package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries, dear kinds of numbers, and the sandbox's scripted ones. */
class PolicyTest {
    private static final Party CALLER = new Party.E164("+442079460001");

    @ParameterizedTest
    @CsvSource({
        "+449098790001, PREMIUM",
        "+449098790000, PREMIUM",
        "+19002345678, PREMIUM",
        "+979123456789, PREMIUM",
        "+491801234567, SHARED_COST",
        "+80812345678, SHARED_COST",
        "+447640123456, PAGER",
        "+447012345678, PERSONAL",
        "+8816123456789, SATELLITE",
        "+870773123456, SATELLITE",
        "+883510000000094, SATELLITE"
    })
    void number_of_a_dear_kind_is_never_called_unless_its_kind_is_allowed(String number, NumberKind kind) {
        assertThat(broken(number, Policy.USUAL)).contains("NUMBER_KIND");
        assertThat(broken(number, new Policy(List.of(), List.of(), Set.of(kind))))
                .doesNotContain("NUMBER_KIND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+493023125002", "+442079460999", "+491713920000", "+12025550143", "+498001234567"})
    void ordinary_number_is_of_no_dear_kind(String number) {
        assertThat(broken(number, Policy.USUAL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NumberKind.class)
    void refusal_says_what_the_number_is(NumberKind kind) {
        assertThat(kind.words()).startsWith("a");
    }

    @ParameterizedTest
    @CsvSource({
        "+44;+49, '', true",
        "+44;+4930, '', true",
        "+44;+493023125002, '', true",
        "+44, '', false",
        "+44;+4931, '', false",
        "+44;+49, +4930, false",
        "+44;+49, +4931, true",
        "'', +49, false",
        "'', +43, true",
        "+49, '', false"
    })
    void country_is_allowed_where_a_beginning_is_and_no_denied_one(String allowed, String denied, boolean passes) {
        Policy policy = new Policy(split(allowed), split(denied), Set.of());

        assertThat(broken("+493023125002", policy)).isEqualTo(passes ? List.of() : List.of("COUNTRY"));
    }

    @Test
    void forwarding_keeps_to_the_policy_too() {
        Numbers numbers = new Numbers(CALLER, List.of(new Party.E164("+493023125002")), null)
                .reaching(List.of(new Party.E164("+449098790001"), new Party.E164("+12025550143")));

        Verdict verdict = Admission.judge(
                numbers,
                new Facts(
                        null,
                        BlockedNumbers.NONE,
                        new Policy(List.of("+44", "+49"), List.of(), Set.of()),
                        Rings.ANY,
                        Instant.EPOCH,
                        false));

        assertThat(verdict.forbidden())
                .extracting(forbidden -> forbidden.rule())
                .containsExactly("NUMBER_KIND", "COUNTRY");
    }

    @ParameterizedTest
    @CsvSource({
        "+493023125000, true",
        "+493023125999, true",
        "+442079460999, true",
        "+493023126000, false",
        "+442079461000, false",
        "+493023124999, false"
    })
    void sandbox_rings_scripted_phones_alone(String number, boolean passes) {
        Optional<RuleAnswer> refusal = Admission.judge(
                        new Numbers(CALLER, List.of(new Party.E164(number)), null),
                        new Facts(null, BlockedNumbers.NONE, Policy.USUAL, Rings.ANY, Instant.EPOCH, true))
                .answers()
                .stream()
                .filter(answer -> answer.rule().equals("SANDBOX_NUMBER") && !answer.allowed())
                .findFirst();

        assertThat(refusal.isEmpty()).isEqualTo(passes);
    }

    /** The rules on numbers that are broken. */
    private static List<String> broken(String number, Policy policy) {
        return Admission.judge(
                        new Numbers(CALLER, List.of(new Party.E164(number)), null),
                        new Facts(null, BlockedNumbers.NONE, policy, Rings.ANY, Instant.EPOCH, false))
                .answers()
                .stream()
                .filter(answer -> !answer.allowed())
                .map(RuleAnswer::rule)
                .filter(rule -> rule.equals("NUMBER_KIND") || rule.equals("COUNTRY"))
                .toList();
    }

    private static List<String> split(String beginnings) {
        return beginnings.isEmpty() ? List.of() : List.of(beginnings.split(";"));
    }
}
