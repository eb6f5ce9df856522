package io.ringback.trigger.admission;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringback.contracts.values.Party;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Which time it may be where a number rings (libphonenumber's data). */
public final class CalledZones {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();

    private CalledZones() {}

    /**
     * The zones a number may belong to: one for most, several for a mobile or a free number of a wide country.
     *
     * @return empty if nothing is known
     */
    public static List<ZoneId> of(Party.E164 party) {
        try {
            PhoneNumber number = PLANS.parse(party.number(), null);
            List<ZoneId> known = zones(ZONES.getTimeZonesForNumber(number));
            // Numbers kept for films and books belong to no kind of numbers, but to a place all the same.
            return known.isEmpty() ? zones(ZONES.getTimeZonesForGeographicalNumber(number)) : known;
        } catch (NumberParseException e) {
            // Not a number of any plan: nothing is known of it.
            return List.of();
        }
    }

    private static List<ZoneId> zones(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .flatMap(CalledZones::zone)
                .toList();
    }

    /** Names may be newer than this machine's rules. */
    private static Stream<ZoneId> zone(String name) {
        try {
            return Stream.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
