package io.ringback.trigger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalledZonesTest {
    @ParameterizedTest
    @CsvSource({
        "+442079460001, Europe/London",
        "+493023125002, Europe/Berlin",
        "+12125550123, America/New_York",
        "+14155550123, America/Los_Angeles",
        "+61255501234, Australia/Sydney",
    })
    void number_of_one_place_has_its_zone(String number, ZoneId zone) {
        assertThat(CalledZones.of(new Party.E164(number))).containsExactly(zone);
    }

    @Test
    void number_of_a_wide_country_may_be_in_several() {
        List<ZoneId> zones = CalledZones.of(new Party.E164("+18005550123"));

        assertThat(zones).contains(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    }

    @Test
    void mobile_number_kept_for_films_is_where_its_country_is() {
        assertThat(CalledZones.of(new Party.E164("+447700900123"))).contains(ZoneId.of("Europe/London"));
    }

    @Test
    void nothing_is_known_of_a_satellite_or_of_no_plan() {
        assertThat(CalledZones.of(new Party.E164("+881612345678"))).isEmpty();
        assertThat(CalledZones.of(new Party.E164("+9991234567"))).isEmpty();
    }
}
