package io.ringback.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.values.Route;
import io.ringback.engine.Orders;
import io.ringback.engine.cause.CauseTable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Trunks that are full or fail are gone round where another reaches the same phone. */
class GoingRoundTest {
    private static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");
    private static final List<Route> ROUTES =
            List.of(new Route("a", "+442079460001"), new Route("b", "+442079460001"), new Route("c", "+442079460001"));

    private final Call call = new Call(
            Orders.at(T0)
                    .callerOver("a", "b", "c")
                    .target("+493023125002", 30, 60, Set.of(), "a")
                    .build(new UUID(1, 2), new UUID(1, 1)),
            new UUID(1, 3),
            "local",
            Set.of("a", "b", "c"),
            Prompts.none(),
            Timing.STANDARD,
            CauseTable.STANDARD);

    @Test
    void first_way_that_is_not_to_be_avoided_is_taken() {
        assertThat(call.avoiding(List.of("a")).usableRoute(ROUTES, 0)).isEqualTo(1);
        assertThat(call.avoiding(List.of("c")).usableRoute(ROUTES, 0)).isZero();
        assertThat(call.avoiding(List.of("b")).usableRoute(ROUTES, 1)).isEqualTo(2);
    }

    @Test
    void least_bad_way_is_taken_where_all_are_to_be_avoided() {
        assertThat(call.avoiding(List.of("b", "c", "a")).usableRoute(ROUTES, 0)).isEqualTo(1);
        assertThat(call.avoiding(List.of("b", "c", "a")).usableRoute(ROUTES, 2)).isEqualTo(2);
        assertThat(call.avoiding(List.of("b", "c", "a")).usableRoute(ROUTES, 3)).isEqualTo(-1);
    }

    @Test
    void caller_is_dialled_over_the_way_that_is_free() {
        Step step = CallMachine.start(call.avoiding(List.of("a", "b")), T0);

        assertThat(step.emissions().getFirst().fact())
                .isInstanceOfSatisfying(
                        LegDialing.class,
                        dialling -> assertThat(dialling.trunk()).isEqualTo("c"));
    }
}
