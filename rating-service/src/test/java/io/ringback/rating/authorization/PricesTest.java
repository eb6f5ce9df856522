package io.ringback.rating.authorization;

import static io.ringback.rating.authorization.Payers.NOW;
import static io.ringback.rating.authorization.Payers.deck;
import static io.ringback.rating.authorization.Payers.terms;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.RefusalReason;
import io.ringback.rating.Wishes;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Conditions;
import io.ringback.rating.tariff.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final Rate GERMANY = perMinute("0.60", 1, 1);
    private static final Rate BRITAIN = new Rate("44", "Britain", new BigDecimal("0.30"), BigDecimal.ZERO, 1, 1);

    @Test
    void callers_leg_is_held_from_the_bridge_or_from_the_answer() {
        assertThat(held(CallerLegPolicy.ON_BRIDGE)).isEqualTo(micros("0.60") + micros("0.30"));
        assertThat(held(CallerLegPolicy.ON_ANSWER)).isEqualTo(micros("0.60") + micros("0.30") + micros("0.60"));
    }

    @Test
    void caller_without_a_rate_where_the_leg_is_priced_is_refused() {
        var prices = new Prices(deck(GERMANY), CallerLegPolicy.ON_BRIDGE, deck(GERMANY));

        assertThat(decide(prices))
                .isEqualTo(new Refused(RefusalReason.NO_RATE, "There is no rate for the caller's own number."));
    }

    @Test
    void blocked_prefix_refuses_though_a_shorter_one_has_a_price() {
        var blocked = new Rate("4930", "Berlin", BigDecimal.ZERO, BigDecimal.ZERO, 1, 1, Conditions.BLOCKED);

        assertThat(decide(Prices.callerFree(deck(GERMANY, blocked))))
                .isEqualTo(new Refused(RefusalReason.NO_RATE, "The rate deck bars calls to this number."));
    }

    @Test
    void rate_that_is_not_valid_any_more_leaves_the_number_to_the_next_and_to_the_shorter_prefix() {
        var old = berlin("0.10", null, NOW);
        var present = berlin("0.20", NOW, NOW.plusSeconds(60));
        var prices = Prices.callerFree(deck(old, present, GERMANY));

        assertThat(List.of(NOW.minusSeconds(1), NOW, NOW.plusSeconds(60)))
                .extracting(at -> prices.rateTo(Wishes.CALLEE, at).orElseThrow())
                .containsExactly(old, present, GERMANY);
    }

    private static Rate berlin(String price, @Nullable Instant from, @Nullable Instant until) {
        var none = Conditions.NONE;
        var conditions = new Conditions(0, 0, 0, 0, null, List.of(), none.bands(), from, until, false);
        return new Rate("4930", "Berlin", new BigDecimal(price), BigDecimal.ZERO, 1, 1, conditions);
    }

    /** For a minute of talk after two of set-up. */
    private static long held(CallerLegPolicy policy) {
        var decision = decide(new Prices(deck(GERMANY), policy, deck(BRITAIN)));
        assertThat(decision).isInstanceOf(Authorized.class);
        return ((Authorized) decision).holdMicros();
    }

    private static Decision decide(Prices prices) {
        var wish = Wishes.of(Payers.ID).atMost(60).wish();
        return Assessment.of(wish, Payers.with("5"), terms(prices), Allowances.DEFAULT)
                .decision();
    }
}
