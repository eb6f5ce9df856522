package io.ringback.trigger.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.sms.SmsApi.Format;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsApiTest {
    private static final String URL = "https://sms.example/send";
    private static final UUID ID = UUID.fromString("01a2018b-627f-75c3-b650-8b628b8a0c1c");
    private static final SmsMessage MESSAGE =
            new SmsMessage(ID, new Party.E164("+442079460002"), "Shop & Co", "say \"042\" \\ 50% — {to}\n");

    @Test
    void json_body_has_the_usual_names_unless_told_otherwise() {
        SmsRequest request = api("POST", URL, Format.JSON, null, null).request(MESSAGE);

        assertThat(request)
                .isEqualTo(new SmsRequest(
                        "POST",
                        URL,
                        "application/json",
                        "{\"to\": \"+442079460002\", \"from\": \"Shop & Co\","
                                + " \"text\": \"say \\\"042\\\" \\\\ 50% — {to}\\n\"}"));
    }

    @Test
    void form_is_written_so_that_no_part_becomes_another_field() {
        SmsRequest request = api("POST", URL, Format.FORM, "To={to}&From={from}&Body={text}&ref={id}", null)
                .request(MESSAGE);

        assertThat(request)
                .isEqualTo(new SmsRequest(
                        "POST",
                        URL,
                        "application/x-www-form-urlencoded",
                        "To=%2B442079460002&From=Shop%20%26%20Co"
                                + "&Body=say%20%22042%22%20%5C%2050%25%20%E2%80%94%20%7Bto%7D%0A&ref=" + ID));
    }

    @Test
    void nested_json_and_digits_without_a_plus_are_possible() {
        String body = "{\"messages\": [{\"from\": \"{from}\", \"destinations\": [{\"to\": \"{digits}\"}],"
                + " \"text\": \"{text}\"}]}";

        assertThat(api("POST", URL, Format.JSON, body, null).request(MESSAGE).body())
                .startsWith("{\"messages\": [{\"from\": \"Shop & Co\", \"destinations\": [{\"to\": \"442079460002\"}]");
    }

    @Test
    void gateway_that_is_asked_by_its_address_alone_gets_no_body() {
        SmsRequest request = api("GET", URL + "?to={digits}&text={text}", Format.FORM, null, null)
                .request(MESSAGE);

        assertThat(request)
                .isEqualTo(new SmsRequest(
                        "GET",
                        URL + "?to=442079460002&text=say%20%22042%22%20%5C%2050%25%20%E2%80%94%20%7Bto%7D%0A",
                        "",
                        ""));
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204"})
    void yes_is_taken(int status) {
        assertThat(usual().outcome(status, "")).isEqualTo(new SmsOutcome.Taken("status " + status));
    }

    @ParameterizedTest
    @CsvSource({"400, false", "409, false", "422, false", "401, true", "403, true", "404, true", "405, true"})
    void no_is_final_and_some_are_for_the_operator_to_mend(int status, boolean ours) {
        assertThat(usual().outcome(status, "")).isEqualTo(new SmsOutcome.Refused("status " + status, ours));
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "500", "502", "503", "599"})
    void later_is_asked_again(int status) {
        assertThat(usual().outcome(status, "")).isEqualTo(new SmsOutcome.Unsure("status " + status));
    }

    @Test
    void redirect_is_for_the_operator_to_mend() {
        assertThat(usual().outcome(302, "")).isEqualTo(new SmsOutcome.Refused("status 302, a redirect", true));
    }

    @Test
    void gateway_that_always_answers_200_says_yes_in_its_body() {
        SmsApi api = api("POST", URL, Format.FORM, null, "\"status\":\\s*\"0\"");

        assertThat(api.readsAnswers()).isTrue();
        assertThat(api.outcome(200, "{\"messages\": [{\"status\": \"0\"}]}"))
                .isEqualTo(new SmsOutcome.Taken("status 200"));
        assertThat(api.outcome(200, "{\"messages\": [{\"status\": \"4\"}]}"))
                .isEqualTo(new SmsOutcome.Refused("status 200 without a yes", false));
        assertThat(api.outcome(503, "\"status\": \"0\"")).isEqualTo(new SmsOutcome.Unsure("status 503"));
        assertThat(usual().readsAnswers()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "PATCH, JSON, , , ringback.trigger.sms.method must be POST",
                "GET, FORM, to={to}&text={text}, , ringback.trigger.sms.body cannot be sent with GET",
                "GET, FORM, , , ringback.trigger.sms.url must have places",
                "POST, FORM, text={text}, , ringback.trigger.sms.body must have places",
                "POST, FORM, to={to}, , ringback.trigger.sms.body must have places",
                "POST, JSON, to={to}&text={text}, , ringback.trigger.sms.body must be JSON",
                "POST, JSON, |{\"to\": {to}, \"text\": \"{text}\"}|, , ringback.trigger.sms.body must be JSON",
                "POST, JSON, , (, ringback.trigger.sms.success must be a regular expression"
            })
    void wrong_setting_is_named(
            String method, Format format, @Nullable String body, @Nullable String success, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> api(method, URL, format, body, success))
                .withMessageStartingWith(sentence);
    }

    @Test
    void neither_message_nor_request_is_read_in_a_log() {
        assertThat(MESSAGE + " " + usual().request(MESSAGE)).doesNotContain("42079460002", "042");
    }

    private static SmsApi usual() {
        return api("POST", URL, Format.JSON, null, null);
    }

    private static SmsApi api(
            String method, String url, Format format, @Nullable String body, @Nullable String success) {
        return SmsApi.of(method, url, format, body, success);
    }
}
