package io.ringback.rating.authorization;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.authorization.CapRoom.NO_CAP;
import static io.ringback.rating.authorization.Payers.terms;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.Wishes;
import io.ringback.rating.authorization.CapRoom.Destination;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {
    @ParameterizedTest
    @CsvSource({"call, 0.35, 180", "hour, 0.50, 300", "day, 0.20, 120", "destination, 0.10, 60"})
    void cap_shortens_the_limit_and_the_hold(String cap, String room, int seconds) {
        var decision = decide(wish(), capped("5", cap, room));

        assertThat(((Authorized) decision).call().limitSeconds()).isEqualTo(seconds);
        assertThat(((Authorized) decision).holdMicros()).isLessThanOrEqualTo(micros(room));
    }

    @ParameterizedTest
    @CsvSource({
        "call, The spend cap of one call does not cover the shortest call.",
        "hour, The spend cap of the hour is reached.",
        "day, The spend cap of the day is reached.",
        "destination, The spend cap of the day for this destination is reached."
    })
    void cap_without_room_refuses_and_says_which(String cap, String sentence) {
        assertThat(decide(wish(), capped("5", cap, "0.09"))).isEqualTo(new Refused(RefusalReason.SPEND_CAP, sentence));
    }

    @Test
    void money_that_is_not_there_is_the_reason_before_any_cap() {
        assertThat(decide(wish(), capped("0.09", "hour", "0.01"))).isEqualTo(Refused.of(RefusalReason.NO_MONEY));
    }

    @Test
    void cap_that_was_lowered_below_what_runs_refuses_whoever_asks() {
        assertThat(decide(wish().askingForTheDestination(), capped("5", "hour", "-3")))
                .isEqualTo(new Refused(RefusalReason.SPEND_CAP, "The spend cap of the hour is reached."));
        assertThat(decide(Wishes.of(Payers.ID).from(Wishes.CALLER).announcing(), capped("5", "day", "-3")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void capped_destination_limits_its_own_target_and_no_other() {
        var other = new Party.E164("+493023125901");
        var wish = Wishes.of(Payers.ID).orElse(other, TargetCondition.BUSY);
        var payer = capped(
                "5", new CapRoom(NO_CAP, NO_CAP, NO_CAP, List.of(new Destination("4930231259", micros("0.20")))));

        var call = ((Authorized) decide(wish, payer)).call();

        assertThat(call.targets().stream().map(PricedTarget::limitSeconds)).containsExactly(3000, 120);
        assertThat(payer.caps().reservedBy(wish.wish(), call)).isEqualTo(Map.of("4930231259", micros("0.20")));
        assertThat(payer.caps().talkedTo(wish.wish(), call, CALLEE)).isEmpty();
        assertThat(payer.caps().talkedTo(wish.wish(), call, other)).containsExactly("4930231259");
    }

    @Test
    void slice_reserves_its_whole_limit_of_a_destination() {
        var payer =
                Payers.capped("5", 3, new CapRoom(NO_CAP, NO_CAP, NO_CAP, List.of(new Destination("49", micros("2")))));

        var authorized = (Authorized) decide(wish(), payer);

        assertThat(authorized.holdMicros()).isEqualTo(micros("0.50"));
        assertThat(payer.caps().reservedBy(wish().wish(), authorized.call())).isEqualTo(Map.of("49", micros("2")));
    }

    @Test
    void longer_call_is_bound_by_what_it_holds_already_and_by_hour_and_day() {
        assertThat(capped("5", "call", "1").furtherMicros(micros("0.70"))).isEqualTo(micros("0.30"));
        assertThat(capped("5", "hour", "0.20").furtherMicros(micros("0.70"))).isEqualTo(micros("0.20"));
        assertThat(capped("5", "day", "-1").furtherMicros(micros("0.70"))).isZero();
        assertThat(capped("5", "destination", "0").furtherMicros(micros("0.70")))
                .isEqualTo(micros("5"));
    }

    @Test
    void call_that_asks_anew_has_its_own_share_back() {
        var room = new CapRoom(micros("1"), 0, micros("-1"), List.of(new Destination("49", 0)));

        assertThat(room.without(micros("2"), Map.of("49", micros("3"))))
                .isEqualTo(new CapRoom(
                        micros("1"), micros("2"), micros("1"), List.of(new Destination("49", micros("3")))));
        assertThat(CapRoom.UNLIMITED.without(micros("2"), Map.of())).isEqualTo(CapRoom.UNLIMITED);
    }

    @Test
    void dry_run_says_that_no_cap_is_reached_where_there_is_one() {
        var assessment = Assessment.of(wish().wish(), capped("5", "hour", "5"), terms(), Allowances.DEFAULT);

        assertThat(assessment.answers()).anySatisfy(answer -> {
            assertThat(answer.rule()).isEqualTo("SPEND_CAP");
            assertThat(answer.allowed()).isTrue();
        });
    }

    private static Wishes wish() {
        return Wishes.of(Payers.ID);
    }

    private static Payer capped(String balance, String cap, String room) {
        long micros = micros(room);
        return capped(
                balance,
                switch (cap) {
                    case "call" -> new CapRoom(micros, NO_CAP, NO_CAP, List.of());
                    case "hour" -> new CapRoom(NO_CAP, micros, NO_CAP, List.of());
                    case "day" -> new CapRoom(NO_CAP, NO_CAP, micros, List.of());
                    default -> new CapRoom(NO_CAP, NO_CAP, NO_CAP, List.of(new Destination("4930", micros)));
                });
    }

    private static Payer capped(String balance, CapRoom room) {
        return Payers.capped(balance, 1, room);
    }

    private static Decision decide(Wishes wish, Payer payer) {
        return Assessment.of(wish.wish(), payer, terms(perMinute("0.10", 60, 60)), Allowances.DEFAULT)
                .decision();
    }
}
