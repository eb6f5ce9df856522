package io.ringback.rating.settlement;

import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static io.ringback.rating.tariff.Tariffs.wholeMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.rating.Wishes;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepricingTest {
    private static final StartWindow STARTS = StartWindow.after(Instant.parse("2026-11-02T10:00:00Z"), 300);
    private static final Rate OLD = perMinute("0.10", 60, 60);
    private static final Rate NEW = perMinute("0.30", 60, 60);

    @Test
    void callee_leg_is_priced_by_the_deck_and_the_caller_leg_as_it_was_pinned() {
        var pinned = call(new Tariff(CallerLegPolicy.ON_BRIDGE, OLD, OLD, 0));

        var repriced = Repricing.of(pinned, wish(), Wishes.CALLEE, deck(NEW)).orElseThrow();

        assertThat(repriced).isEqualTo(call(new Tariff(CallerLegPolicy.ON_BRIDGE, OLD, NEW, 0)));
    }

    @Test
    void deck_without_a_rate_for_whom_was_talked_to_prices_nothing() {
        assertThat(Repricing.of(call(wholeMinutes("0.10")), wish(), Wishes.CALLEE, deck()))
                .isEmpty();
    }

    @Test
    void call_that_never_had_a_destination_stays_as_it_was() {
        var menu = new GrantedCall(STARTS, Tariff.NOTHING, List.of(), 60, 0, false);

        assertThat(Repricing.of(menu, wish(), null, deck())).contains(menu);
    }

    @Test
    void announcement_is_priced_like_a_callee_leg() {
        var wish = Wishes.of(new UUID(0, 1)).announcing().from(Wishes.CALLEE).wish();
        var pinned =
                new GrantedCall(STARTS, new Tariff(CallerLegPolicy.ON_ANSWER, OLD, null, 0), List.of(), 0, 60, true);

        assertThat(Repricing.of(pinned, wish, null, deck(NEW)))
                .contains(new GrantedCall(
                        STARTS, new Tariff(CallerLegPolicy.ON_ANSWER, NEW, null, 0), List.of(), 0, 60, true));
    }

    /** What is taken for 0.20 of which so much was absorbed, once the price is another one. */
    @ParameterizedTest
    @CsvSource({
        "0.00, 0.30, 0.30, 0.00",
        "0.00, 0.10, 0.10, 0.00",
        "0.05, 0.30, 0.15, 0.15",
        "0.05, 0.17, 0.15, 0.02",
        "0.05, 0.10, 0.10, 0.00"
    })
    void what_was_absorbed_once_is_not_asked_for_later(String absorbed, String price, String taken, String left) {
        var before = new Capture(micros("0.20") - micros(absorbed), micros(absorbed));

        assertThat(before.again(micros(price))).isEqualTo(new Capture(micros(taken), micros(left)));
    }

    private static Wish wish() {
        return Wishes.of(new UUID(0, 1)).wish();
    }

    private static GrantedCall call(Tariff tariff) {
        var target = new PricedTarget(Wishes.CALLEE, List.of(), 60, Set.of(), tariff, 600);
        return new GrantedCall(STARTS, Tariff.NOTHING, List.of(target), 120, 600, true);
    }

    private static RateDeck deck(Rate... rates) {
        return RateDeck.of(new UUID(0, 3), "standard", 5, "EUR", List.of(rates));
    }
}
