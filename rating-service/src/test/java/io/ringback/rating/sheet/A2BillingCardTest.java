package io.ringback.rating.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.tariff.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class A2BillingCardTest {
    private static final List<String> HEADER = List.of(
            ("dialprefix,destination,buyrate,buyrateinitblock,buyrateincrement,rateinitial,initblock,billingblock,"
                            + "connectcharge,disconnectcharge,stepchargea,chargea,timechargea,billingblocka,stepchargeb,"
                            + "chargeb,timechargeb,billingblockb,startdate,stopdate,starttime,endtime,id_trunk,"
                            + "minimal_cost,musiconhold")
                    .split(",", -1));

    private static final String PLAIN = "44,Britain,0.05000,30,6,0.12000,60,30,0.01,0.02,0,0,0,0,0,0,0,0,"
            + "2026-01-01 00:00:00,0000-00-00 00:00:00,0,10079,-1,0.03,";

    @Test
    void plain_line_becomes_a_sell_and_a_buy_rate() {
        var taken = read(true, PLAIN);

        assertThat(taken.sold).containsExactly("44,Britain,0.12,0.01,0.02,60,30,,0.03,,,,,2025-12-31T23:00:00Z,,");
        assertThat(taken.bought).containsExactly("44,Britain,0.05,,,30,6,,,,,,,2025-12-31T23:00:00Z,,");
        assertThat(taken.notCarried).isEmpty();
    }

    @Test
    void steps_come_before_the_initial_rate() {
        var taken = read(false, "49,Germany,0,0,0,0.05,60,60,0.01,0,0.02,0.20,120,60,0,0.10,180,60,,,0,10079,-1,0,");

        assertThat(taken.sold).containsExactly("49,Germany,0.20,0.03,,60,60,,,,,120=0.10/60 300=0.05/60,,,,");
    }

    @Test
    void what_cannot_be_carried_over_is_told() {
        var taken = read(
                false,
                PLAIN.replace(",-1,0.03,", ",7,0.03,acc"),
                PLAIN.replace("0,10079", "480,1080"),
                PLAIN.replace("44,", "defaultprefix,"),
                PLAIN.replace("44,", "_44ZXX,"));

        assertThat(taken.sold).hasSize(1);
        assertThat(Set.copyOf(taken.notCarried))
                .containsExactlyInAnyOrder(
                        "id_trunk",
                        "musiconhold",
                        "buyrate: no buyName was given",
                        "starttime and endtime: rates for a part of the week were left out, give them as bands",
                        "dialprefix defaultprefix",
                        "dialprefix as a pattern");
    }

    @Test
    void senseless_line_is_refused_with_its_column() {
        assertThatThrownBy(() -> read(false, PLAIN.replace("0.12000", "free")))
                .hasMessage("rateinitial must be a decimal such as 0.10");
        assertThatThrownBy(() -> read(false, PLAIN.replace("2026-01-01 00:00:00", "yesterday")))
                .hasMessage("startdate must be a moment such as 2027-01-01 00:00:00");
        assertThatThrownBy(() -> new A2BillingCard(false).reader(List.of("dialprefix"), DeckFacts.PLAIN))
                .hasMessage("header has no column destination");
    }

    private static Taken read(boolean withBuyRates, String... lines) {
        var taken = new Taken();
        var facts = DeckFacts.of("Europe/Berlin", Set.of(), List.of());
        var reader = new A2BillingCard(withBuyRates).reader(HEADER, facts);
        for (String line : lines) {
            reader.read(List.of(line.split(",", -1)), taken);
        }
        return taken;
    }

    private static final class Taken implements Rates {
        private final List<String> sold = new ArrayList<>();
        private final List<String> bought = new ArrayList<>();
        private final List<String> notCarried = new ArrayList<>();

        @Override
        public void sell(Rate rate) {
            sold.add(String.join(",", RateSheet.line(rate)));
        }

        @Override
        public void buy(Rate rate) {
            bought.add(String.join(",", RateSheet.line(rate)));
        }

        @Override
        public void notCarried(String what) {
            notCarried.add(what);
        }
    }
}
