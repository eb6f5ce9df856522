package io.ringback.rating.authorization;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.wholeMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Route;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    private static final int SLICE = 300;

    @Test
    void next_slice_is_granted_as_a_total() {
        assertThat(Extension.decide(granted(300, 3000), micros("0.50"), micros("4.50"), SLICE))
                .isEqualTo(new Extension(600, false, micros("1.00")));
    }

    @Test
    void slice_up_to_the_limit_is_the_last() {
        assertThat(Extension.decide(granted(2800, 3000), micros("4.70"), micros("0.30"), SLICE))
                .isEqualTo(new Extension(3000, true, micros("5.00")));
    }

    @Test
    void less_money_gives_a_smaller_total_that_is_the_last() {
        assertThat(Extension.decide(granted(300, 3000), micros("0.50"), micros("0.25"), SLICE))
                .isEqualTo(new Extension(420, true, micros("0.70")));
    }

    @Test
    void no_money_gives_the_old_total_that_is_the_last() {
        assertThat(Extension.decide(granted(300, 3000), micros("0.50"), 0, SLICE))
                .isEqualTo(new Extension(300, true, micros("0.50")));
    }

    @Test
    void debt_beside_the_hold_takes_nothing_away() {
        assertThat(Extension.decide(granted(300, 3000), micros("0.50"), micros("-3"), SLICE))
                .isEqualTo(new Extension(300, true, micros("0.50")));
    }

    @Test
    void hold_after_an_extension_covers_its_total_and_never_more_than_there_is() {
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new SplittableRandom(seed);
            var call = granted(random.nextInt(1, 3000), 3000);
            long held = call.worstCaseMicros(call.grantedSeconds());
            long available = random.nextLong(-1_000_000, 3_000_000);

            var extension = Extension.decide(call, held, available, SLICE);

            assertThat(extension.holdMicros())
                    .as("seed %d", seed)
                    .isBetween(call.worstCaseMicros(extension.grantedSeconds()), held + Math.max(0, available));
        }
    }

    private static GrantedCall granted(int seconds, int limitSeconds) {
        var target = new PricedTarget(
                CALLEE, List.of(new Route("sim", "+493023125002")), 60, Set.of(), wholeMinutes("0.10"), limitSeconds);
        return new GrantedCall(
                StartWindow.after(Payers.NOW, 300), Tariff.NOTHING, List.of(target), 120, seconds, false);
    }
}
