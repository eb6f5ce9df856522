package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people may be called, by their own clocks. */
class CallingHoursTest {
    private static final Party CALLER = new Party.E164("+442079460001");
    private static final Party BERLIN = new Party.E164("+493023125002");
    private static final CallingHours DAYTIME = hours("09:00", "20:00");

    @ParameterizedTest
    @CsvSource({
        // a winter Monday in Berlin, an hour before London
        "2026-03-02T07:59:59Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T18:59:59Z, 2026-03-02T18:59:59Z",
        "2026-03-02T19:00:00Z, 2026-03-03T08:00:00Z",
        // the clock is put forward on the 29th
        "2026-03-28T19:00:00Z, 2026-03-29T07:00:00Z",
        // and back on the 25th of October
        "2026-10-24T18:00:00Z, 2026-10-25T08:00:00Z"
    })
    void called_persons_clock_says_when(Instant at, Instant next) {
        assertThat(DAYTIME.next(BERLIN, at)).contains(next);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T20:00:00Z, 2026-03-09T08:00:00Z", "2026-03-06T10:00:00Z, 2026-03-06T10:00:00Z"})
    void days_without_calls_are_passed_over(Instant at, Instant next) {
        CallingHours working = new CallingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(20, 0));

        assertThat(working.next(BERLIN, at)).contains(next);
    }

    @Test
    void where_the_phone_may_be_in_several_zones_it_must_be_time_in_all() {
        List<ZoneId> zones = List.of(ZoneId.of("Europe/Moscow"), ZoneId.of("Asia/Novosibirsk"));

        // 09:00 in Moscow is 13:00 in Novosibirsk, where the day ends at 16:00 of Moscow.
        assertThat(DAYTIME.next(zones, Instant.parse("2026-03-02T03:00:00Z")))
                .contains(Instant.parse("2026-03-02T06:00:00Z"));
        assertThat(DAYTIME.next(zones, Instant.parse("2026-03-02T13:00:00Z")))
                .contains(Instant.parse("2026-03-03T06:00:00Z"));
    }

    @Test
    void zones_too_far_apart_have_no_time_in_common() {
        List<ZoneId> zones = List.of(ZoneId.of("Europe/London"), ZoneId.of("Pacific/Auckland"));

        assertThat(hours("10:00", "12:00").next(zones, Instant.parse("2026-03-02T03:00:00Z")))
                .isEmpty();
    }

    @Test
    void extension_and_unknown_zone_may_be_called_at_any_time() {
        Instant night = Instant.parse("2026-03-02T02:00:00Z");

        assertThat(DAYTIME.next(new Party.Extension("berlin", "112"), night)).contains(night);
        assertThat(DAYTIME.next(List.<ZoneId>of(), night)).contains(night);
    }

    @Test
    void end_at_midnight_is_the_end_of_the_day() {
        assertThat(hours("09:00", "00:00").next(BERLIN, Instant.parse("2026-03-02T22:59:59Z")))
                .contains(Instant.parse("2026-03-02T22:59:59Z"));
    }

    @Test
    void hours_that_are_none_are_refused() {
        assertThatThrownBy(() -> hours("20:00", "09:00")).hasMessageStartingWith("to must be after from");
        assertThatThrownBy(() -> hours("09:00", "09:00")).hasMessageStartingWith("to must be after from");
        assertThatThrownBy(() -> new CallingHours(Set.of(), LocalTime.MIN, LocalTime.NOON))
                .hasMessageStartingWith("days must");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T07:00:00Z, 2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z, "})
    void request_at_night_is_told_when_the_day_begins(Instant at, @Nullable Instant heldUntil) {
        Verdict verdict = Admission.judge(
                new Numbers(CALLER, List.of(BERLIN, new Party.Extension("berlin", "112")), null),
                new Facts(null, BlockedNumbers.NONE, policy(), Rings.ANY, at, false));

        assertThat(verdict.heldUntil()).isEqualTo(heldUntil);
        assertThat(verdict.answers())
                .contains(
                        heldUntil == null
                                ? Rule.CALLING_HOURS.allows()
                                : Rule.CALLING_HOURS.forbids(
                                        "+493023125002 may not be called before 2026-03-02T08:00:00Z."));
    }

    @Test
    void night_alone_is_no_lasting_refusal() {
        RuleAnswer night = Rule.CALLING_HOURS.forbids("It is night.");
        RuleAnswer blocked = Rule.NUMBER_BLOCKED.forbids("It is blocked.");

        assertThat(new Verdict(List.of(night), List.of(), Instant.EPOCH).lastingRefusal())
                .isEmpty();
        assertThat(new Verdict(List.of(night, blocked), List.of(), Instant.EPOCH).lastingRefusal())
                .contains(blocked);
        assertThat(new Verdict(List.of(night), List.of(), null).lastingRefusal())
                .contains(night);
    }

    @Test
    void policy_is_stored_and_read_again() throws JsonProcessingException {
        String stored = Json.mapper().writeValueAsString(policy());

        assertThat(Json.mapper().readValue(stored, Policy.class)).isEqualTo(policy());
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(Policy.USUAL), Policy.class))
                .isEqualTo(Policy.USUAL);
    }

    private static Policy policy() {
        return new Policy(List.of("+44"), List.of("+4417"), Set.of(NumberKind.PAGER), DAYTIME);
    }

    private static CallingHours hours(String from, String to) {
        return new CallingHours(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }
}
