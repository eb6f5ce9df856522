package io.ringback.rating.settlement;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.Wishes.OTHER_CALLEE;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static io.ringback.rating.tariff.Tariffs.wholeMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final StartWindow STARTS = StartWindow.after(START, 300);

    @Test
    void milliseconds_are_rounded_up_to_seconds_once() {
        var bill = Bill.of(call(target(CALLEE, "0.10", 3000)), CALLEE, measured(10_500, 3_001), "EUR");

        assertThat(List.of(bill.callerSeconds(), bill.talkSeconds(), bill.overrunMillis(), bill.priceMicros()))
                .containsExactly(11L, 4L, 0L, micros("0.10"));
        assertThat(bill.legs()).isEqualTo(wholeMinutes("0.10").explain(new CallTimes(START, 11, START, 4), "EUR"));
    }

    @Test
    void talk_beyond_the_grant_is_recorded_and_not_priced() {
        var bill = Bill.of(call(target(CALLEE, "0.10", 60)), CALLEE, measured(80_000, 60_450), "EUR");

        assertThat(List.of(bill.talkSeconds(), bill.overrunMillis(), bill.priceMicros()))
                .containsExactly(60L, 450L, micros("0.10"));
    }

    @Test
    void call_nobody_answered_costs_nothing() {
        var bill = Bill.of(call(target(CALLEE, "0.10", 3000)), null, measured(25_000, 0), "EUR");

        assertThat(bill.priceMicros()).isZero();
    }

    @Test
    void target_that_was_dialled_last_sets_the_price_and_its_own_limit() {
        var call = call(target(CALLEE, "0.10", 3000), target(OTHER_CALLEE, "1.00", 120));

        var bill = Bill.of(call, OTHER_CALLEE, measured(300_000, 121_000), "EUR");

        assertThat(List.of(bill.talkSeconds(), bill.overrunMillis(), bill.priceMicros()))
                .containsExactly(120L, 1000L, micros("2.00"));
    }

    @Test
    void announcement_is_priced_by_the_callers_time() {
        var tariff = new Tariff(CallerLegPolicy.ON_ANSWER, perMinute("0.60", 1, 1), null, 0);
        var call = new GrantedCall(STARTS, tariff, List.of(), 0, 30, true);

        var bill = Bill.of(call, null, measured(12_100, 0), "EUR");

        assertThat(List.of(bill.callerSeconds(), bill.talkSeconds(), bill.priceMicros()))
                .containsExactly(13L, 0L, micros("0.13"));
    }

    @Test
    void capture_takes_the_price_and_leaves_the_rest_of_the_hold() {
        assertThat(Capture.of(micros("0.30"), micros("5"), 0)).isEqualTo(new Capture(micros("0.30"), 0));
    }

    @Test
    void capture_beyond_the_hold_takes_what_is_there_and_the_rest_is_absorbed() {
        assertThat(Capture.of(micros("3"), micros("1"), micros("0.50")))
                .isEqualTo(new Capture(micros("1.50"), micros("1.50")));
        assertThat(Capture.of(micros("3"), 0, micros("-2"))).isEqualTo(new Capture(0, micros("3")));
    }

    /** The caller answers at once, and talks as soon as that leaves so much talk. */
    private static Measured measured(long callerMillis, long talkMillis) {
        return new Measured(START, callerMillis, START.plusMillis(callerMillis - talkMillis), talkMillis);
    }

    private static GrantedCall call(PricedTarget... targets) {
        int longest = List.of(targets).stream()
                .mapToInt(PricedTarget::limitSeconds)
                .max()
                .orElseThrow();
        return new GrantedCall(STARTS, Tariff.NOTHING, List.of(targets), 120, longest, true);
    }

    private static PricedTarget target(Party.E164 party, String price, int limitSeconds) {
        return new PricedTarget(
                party, List.of(new Route("sim", party.number())), 60, Set.of(), wholeMinutes(price), limitSeconds);
    }
}
