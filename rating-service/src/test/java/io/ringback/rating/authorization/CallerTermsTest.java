package io.ringback.rating.authorization;

import static io.ringback.rating.Wishes.CALLEE;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.RefusalReason;
import io.ringback.rating.Wishes;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTermsTest {
    private static final Rate GERMANY = perMinute("0.10", 60, 60);
    private static final Rate BRITAIN = new Rate("44", "Britain", new BigDecimal("0.06"), BigDecimal.ZERO, 60, 60);

    @Test
    void hold_covers_the_set_up_of_a_caller_who_pays_from_the_answer() {
        var granted = (Authorized) decide(Wishes.of(Payers.ID), Payers.with("0.50"), terms(CallerLegPolicy.ON_ANSWER));

        // 120 s of set-up cost 0.12, each minute of talk 0.16.
        assertThat(granted.call().base()).isEqualTo(new Tariff(CallerLegPolicy.ON_ANSWER, BRITAIN, null, 0));
        assertThat(granted.call().grantedSeconds()).isEqualTo(120);
        assertThat(granted.holdMicros()).isEqualTo(micros("0.44"));
    }

    @Test
    void caller_who_is_still_to_be_asked_must_afford_the_menu() {
        var wish = Wishes.of(Payers.ID).askingForTheDestination();

        // 60 s of prompts and 3 tries of 40 s: three minutes of the caller's leg.
        assertThat(decide(wish, Payers.with("0.18"), terms(CallerLegPolicy.ON_ANSWER)))
                .isEqualTo(Refused.of(RefusalReason.NO_MONEY));
        assertThat(((Authorized) decide(wish, Payers.with("0.19"), terms(CallerLegPolicy.ON_ANSWER))).holdMicros())
                .isEqualTo(micros("0.18"));
    }

    @Test
    void keyed_destination_is_priced_with_the_callers_leg_as_it_was_pinned() {
        var base = new Tariff(CallerLegPolicy.ON_BRIDGE, BRITAIN, null, 0);
        var wish = Wishes.of(Payers.ID).to(CALLEE).wish();

        var asked = new GrantedCall(StartWindow.after(Payers.NOW, 105), base, List.of(), 180, 0, false);
        var granted =
                (Authorized) Assessment.ofKeyed(wish, Payers.with("0.50"), Payers.terms(), Allowances.DEFAULT, asked)
                        .decision();

        assertThat(granted.call().targets().getFirst().tariff())
                .isEqualTo(new Tariff(CallerLegPolicy.ON_BRIDGE, BRITAIN, GERMANY, 0));
        assertThat(granted.holdMicros()).isEqualTo(micros("0.48"));
    }

    @Test
    void deck_belongs_to_a_leg_that_costs_something() {
        assertThatThrownBy(() -> new Prices(Payers.deck(GERMANY), CallerLegPolicy.ON_ANSWER, null))
                .hasMessage("callerDeck belongs to a priced caller leg: ON_ANSWER");
    }

    private static Decision decide(Wishes wish, Payer payer, Terms terms) {
        return Assessment.of(wish.wish(), payer, terms, Allowances.DEFAULT).decision();
    }

    private static Terms terms(CallerLegPolicy policy) {
        var callers = RateDeck.of(new UUID(0, 4), "callers", 1, "EUR", List.of(BRITAIN));
        return Payers.terms(new Prices(Payers.deck(GERMANY), policy, callers));
    }
}
