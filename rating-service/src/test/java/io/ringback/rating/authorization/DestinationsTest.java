package io.ringback.rating.authorization;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.Wishes.OTHER_CALLEE;
import static io.ringback.rating.authorization.Payers.NOW;
import static io.ringback.rating.authorization.Payers.terms;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.Wishes;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final Rate GERMANY = perMinute("0.10", 60, 60);

    @Test
    void forbidden_number_is_refused_with_its_rule() {
        var wish = Wishes.of(Payers.ID).notTo(CALLEE, "BLOCKED_NUMBER");

        assertThat(decide(wish, Payers.with("5"), terms()))
                .isEqualTo(
                        new Refused(RefusalReason.FORBIDDEN, "The admission rule BLOCKED_NUMBER forbids this number."));
    }

    @Test
    void forbidden_callee_is_left_out_and_the_fallback_becomes_the_first_target() {
        var wish = Wishes.of(Payers.ID).notTo(CALLEE, "BLOCKED_NUMBER").orElse(OTHER_CALLEE, TargetCondition.BUSY);

        var call = granted(decide(wish, Payers.with("5"), terms()));

        assertThat(call.targets())
                .containsExactly(new PricedTarget(
                        OTHER_CALLEE,
                        List.of(new Route("sim", OTHER_CALLEE.number())),
                        20,
                        Set.of(),
                        Tariff.callerFree(GERMANY),
                        3000));
        assertThat(call.setupSeconds()).isEqualTo(80);
    }

    @Test
    void hold_covers_the_dearest_target_and_each_has_its_own_limit() {
        var dear = new Rate("4930", "Berlin", new BigDecimal("0.50"), BigDecimal.ZERO, 60, 60);
        var cheapNumber = new Party.E164("+498923125002");
        var wish = Wishes.of(Payers.ID).to(cheapNumber).orElse(CALLEE);

        var decision = decide(wish, Payers.with("1"), terms(GERMANY, dear));

        var call = granted(decision);
        assertThat(call.targets()).extracting(PricedTarget::limitSeconds).containsExactly(600, 120);
        assertThat(call.grantedSeconds()).isEqualTo(600);
        assertThat(((Authorized) decision).holdMicros()).isEqualTo(micros("1"));
    }

    @Test
    void caller_who_is_to_be_asked_is_authorised_without_targets_and_with_time_for_the_menu() {
        var call = granted(decide(Wishes.of(Payers.ID).askingForTheDestination(), Payers.with("5"), terms()));

        assertThat(call)
                .isEqualTo(new GrantedCall(StartWindow.after(NOW, 316), Tariff.NOTHING, List.of(), 180, 0, false));
        assertThat(call.pricePerMinute("EUR")).isNull();
    }

    @Test
    void caller_without_money_is_not_even_asked() {
        var wish = Wishes.of(Payers.ID).askingForTheDestination();

        assertThat(decide(wish, Payers.with("0"), terms())).isEqualTo(Refused.of(RefusalReason.NO_MONEY));
    }

    @Test
    void keyed_destination_is_priced_like_one_that_was_given() {
        var wish = Wishes.of(Payers.ID).to(CALLEE).wish();

        var decision = Assessment.ofKeyed(wish, Payers.with("5"), terms(), Allowances.DEFAULT, asked())
                .decision();

        var call = granted(decision);
        assertThat(List.of(call.setupSeconds(), call.grantedSeconds())).containsExactly(240, 3000);
        assertThat(call.pricePerMinute("EUR")).isEqualTo(Money.of("0.10", "EUR"));
    }

    @Test
    void keyed_destination_that_is_forbidden_is_refused() {
        var wish = Wishes.of(Payers.ID).notTo(CALLEE, "BLOCKED_NUMBER").wish();

        var decision = Assessment.ofKeyed(wish, Payers.with("5"), terms(), Allowances.DEFAULT, asked())
                .decision();

        assertThat(decision)
                .isEqualTo(
                        new Refused(RefusalReason.FORBIDDEN, "The admission rule BLOCKED_NUMBER forbids this number."));
    }

    @Test
    void announcement_is_one_leg_priced_from_its_answer() {
        var britain = new Rate("44", "United Kingdom", new BigDecimal("0.60"), BigDecimal.ZERO, 1, 1);

        var decision = decide(Wishes.of(Payers.ID).announcing().atMost(30), Payers.with("5"), terms(britain));

        assertThat(granted(decision))
                .isEqualTo(new GrantedCall(
                        StartWindow.after(NOW, 105),
                        new Tariff(CallerLegPolicy.ON_ANSWER, britain, null, 0),
                        List.of(),
                        0,
                        30,
                        true));
        assertThat(((Authorized) decision).holdMicros()).isEqualTo(micros("0.30"));
    }

    private static GrantedCall asked() {
        var wish = Wishes.of(Payers.ID).askingForTheDestination().wish();
        return Assessment.of(wish, Payers.with("5"), terms(), Allowances.DEFAULT)
                .call();
    }

    private static Decision decide(Wishes wish, Payer payer, Terms terms) {
        return Assessment.of(wish.wish(), payer, terms, Allowances.DEFAULT).decision();
    }

    private static GrantedCall granted(Decision decision) {
        assertThat(decision).isInstanceOf(Authorized.class);
        return ((Authorized) decision).call();
    }
}
