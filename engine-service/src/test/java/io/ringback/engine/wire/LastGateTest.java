package io.ringback.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastGateTest {
    private static final ChannelTemplate TEMPLATE = new ChannelTemplate("PJSIP/{number}@gw");
    private static final Party NUMBER = new Party.E164("+493023125002");

    private final LastGate gate =
            new LastGate(number -> number.equals("+493023125666") || number.startsWith("+99"), "+493023125666"::equals);

    @ParameterizedTest
    @CsvSource({"112", "911", "999", "110", "118", "0112", "+112", "+49112", "+44999", "116117", "0"})
    void emergency_and_other_short_numbers_are_not_let_out(String number) {
        assertThat(refusal(NUMBER, number)).contains("EMERGENCY");
    }

    @ParameterizedTest
    @CsvSource({"+493023125002", "00493023125002", "03023125002", "99493023125002"})
    void the_party_s_number_is_let_out_in_the_form_its_trunk_wants(String number) {
        assertThat(refusal(NUMBER, number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+493023125003", "+442079460001"})
    void a_number_that_is_not_the_party_s_is_not_let_out(String number) {
        assertThat(refusal(NUMBER, number)).contains("NOT_THE_PARTY");
    }

    @ParameterizedTest
    @CsvSource({"+493023125666", "03023125666"})
    void blocked_number_is_not_let_out_in_any_form(String number) {
        Party blocked = new Party.E164("+493023125666");

        assertThat(refusal(blocked, number)).contains("BLOCKED");
    }

    @ParameterizedTest
    @CsvSource({"112, 112, ''", "112, 113, NOT_THE_PARTY"})
    void extension_112_is_no_emergency(String extension, String dialled, String rule) {
        var refusal = refusal(new Party.Extension("site", extension), dialled);

        assertThat(refusal.orElse("")).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{1} over {0} is {2}")
    @CsvSource({
        "PJSIP/112{number}@gw, +493023125002, channel",
        "PJSIP/9911{number}@gw, +493023125002, channel",
        "PJSIP/112@gw{number}, +493023125002, channel",
        "PJSIP/112@gw/{number}, +493023125002, channel",
        "PJSIP/{number}112@gw, +493023125002, channel",
        "PJSIP/11{number}@gw, 203023125002, EMERGENCY",
        "PJSIP/11{number}@gw, 0493023125002, EMERGENCY",
        "PJSIP/{number}@gw, 112493023125002, EMERGENCY",
        "PJSIP/{number}@gw, 9112493023125002, EMERGENCY",
        "PJSIP/{number}@gw, 00112493023125002, NOT_THE_PARTY",
        "PJSIP/00{number}@gw, 493023125002, ''",
        "DAHDI/g1/9{number}, 003023125002, NOT_THE_PARTY",
        "DAHDI/g1/9{number}, 03023125002, ''",
        "IAX2/112@far/{number}, 493023125002, channel",
        "IAX2/user@far/{number}, 493023125002, ''",
        "Local/{number}@ringback-out/n, 493023125002, ''"
    })
    void what_a_template_adds_is_looked_at_too(String template, String routed, String rule) {
        String seen;
        try {
            seen = gate.refusal(NUMBER, new Route("sim", routed), new ChannelTemplate(template))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            seen = String.valueOf(e.getMessage()).split(" ", 2)[0];
        }

        assertThat(seen).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "+493023125002, 99493023125002, ''",
        "+493023125002, 883003023125002, ''",
        "+493023125002, 8830023125002, ''",
        "+493023125002, 23125002, NOT_THE_PARTY",
        "+493023125002, 11203023125002, EMERGENCY",
        "+4911245678, 112, EMERGENCY",
        "+491124567, 99112, EMERGENCY",
        "+44112456789, 99911245678, NOT_THE_PARTY"
    })
    void number_is_let_out_without_its_country_code_and_behind_a_carrier_s_prefix(
            String party, String routed, String rule) {
        assertThat(refusal(new Party.E164(party), routed).orElse("")).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"+490000112, 490000112", "+10000911, 10000911"})
    void emergency_number_behind_a_country_code_is_not_let_out(String party, String dialled) {
        assertThat(refusal(new Party.E164(party), dialled)).contains("EMERGENCY");
    }

    @ParameterizedTest(name = "party {0} over {1}{2}")
    @CsvSource({
        "+2103023125666, PJSIP/{number}@gw, 493023125666",
        "+2103023125666, PJSIP/49{number}@gw, 3023125666",
        "+2103023125666, PJSIP/900{number}@gw, 493023125666",
        "+2103023125666, PJSIP/0{number}@gw, 00493023125666"
    })
    void blocked_number_is_not_let_out_in_the_name_of_one_that_ends_alike(
            String party, String template, String routed) {
        assertThat(gate.refusal(new Party.E164(party), new Route("sim", routed), new ChannelTemplate(template)))
                .contains("BLOCKED");
    }

    @ParameterizedTest
    @CsvSource({"493023125666", "00493023125666"})
    void blocked_number_is_not_let_out_as_an_extension_or_a_box(String digits) {
        assertThat(refusal(new Party.Voicemail(digits), digits)).contains("BLOCKED");
        if (digits.length() <= 12) {
            assertThat(refusal(new Party.Extension("site", digits), digits)).contains("BLOCKED");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 112", "2, 493023125002", "12, +112"})
    void extension_is_dialled_as_it_is_or_not_at_all(String extension, String dialled) {
        assertThat(refusal(new Party.Extension("site", extension), dialled)).contains("NOT_THE_PARTY");
    }

    @ParameterizedTest
    @CsvSource({"+493023125002, 3023125002", "+442079460001, 2079460001", "+442079460001, 92079460001"})
    void number_in_its_national_form_is_not_taken_for_a_blocked_country(String party, String dialled) {
        LastGate blocking = new LastGate(number -> number.startsWith("+30") || number.startsWith("+20"), _ -> false);

        assertThat(blocking.refusal(new Party.E164(party), new Route("sim", dialled), TEMPLATE))
                .isEmpty();
    }

    private Optional<String> refusal(Party party, String dialled) {
        return gate.refusal(party, new Route("sim", dialled), TEMPLATE);
    }
}
